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

/** What keeps it from being saved; null: nothing. */
export function flowProblem({ name, steps }: FlowDraft): 'name' | 'text' | 'choice' | null {
  if (name.trim() === '') return 'name'
  if (steps.some((step) => (step.kind === 'menu' || step.kind === 'ask' || step.kind === 'say') && step.body.trim() === '')) return 'text'
  return steps.some((step) => step.kind === 'menu' && (step.choices.some(({ title }) => title.trim() === '') || (step.menu === 'list' && step.listButton.trim() === ''))) ? 'choice' : null
}
