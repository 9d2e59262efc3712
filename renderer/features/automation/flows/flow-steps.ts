import type { FlowDraft, FlowStep } from '#shared/domain/automation/flow.ts'

export function blankStep(kind: FlowStep['kind'], id: string, fieldId: number): FlowStep {
  switch (kind) {
    case 'menu': return { id, kind, body: '', menu: 'buttons', listButton: '', choices: [{ id: `${id}-1`, title: '', description: null, addLabels: [], next: null }] }
    case 'ask': return { id, kind, body: '', fieldId, next: null }
    case 'say': return { id, kind, body: '', extra: null, next: null }
    case 'label': return { id, kind, addLabels: [], removeLabels: [], next: null }
    case 'handover': return { id, kind, body: null }
  }
}

export function freeStepId(steps: readonly FlowStep[]): string {
  let number = steps.length + 1
  while (steps.some(({ id }) => id === `step-${number}`)) number += 1
  return `step-${number}`
}

/** Whatever led to it ends there. */
export function withoutStep(steps: readonly FlowStep[], gone: string): FlowStep[] {
  const cut = (next: string | null) => (next === gone ? null : next)
  return steps.filter(({ id }) => id !== gone).map((step) => {
    if (step.kind === 'handover') return step
    return step.kind === 'menu' ? { ...step, choices: step.choices.map((choice) => ({ ...choice, next: cut(choice.next) })) } : { ...step, next: cut(step.next) }
  })
}

export type FlowLine = { key: string; step: FlowStep; number: number; choice: string | null; /** Shown before: only named here. */ isAgain: boolean; lines: FlowLine[] }

/** The steps as a tree from the first one; where ways meet again, the later one only names the step. */
export function flowTree({ firstStep, steps }: FlowDraft): FlowLine[] {
  const shown = new Set<string>()
  const lineOf = (id: string | null, choice: string | null, path: string): FlowLine[] => {
    const index = steps.findIndex((step) => step.id === id)
    const step = steps[index]
    if (!step) return []
    const isAgain = shown.has(step.id)
    shown.add(step.id)
    const line: FlowLine = { key: `${path}/${step.id}`, step, number: index + 1, choice, isAgain, lines: [] }
    if (isAgain || step.kind === 'handover') return [line]
    if (step.kind === 'menu') return [{ ...line, lines: step.choices.flatMap((one, place) => lineOf(one.next, one.title, `${line.key}${place}`)) }]
    return [line, ...lineOf(step.next, null, line.key)]
  }
  return lineOf(firstStep, null, '')
}
