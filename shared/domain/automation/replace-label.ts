import type { FlowDraft } from './flow.ts'
import type { RuleDraft } from './rule.ts'

const replaced = (ids: readonly number[], from: number, into: number): number[] => [...new Set(ids.map((id) => (id === from ? into : id)))]

/** A label became part of another: whoever names it names the other one. */
export function ruleWithLabel(draft: RuleDraft, from: number, into: number): RuleDraft {
  const { trigger, conditions, actions } = draft
  const swap = (ids: readonly number[]) => replaced(ids, from, into)
  return {
    ...draft,
    trigger: trigger.kind === 'event' && trigger.event.on === 'label-set' && trigger.event.labelId === from ? { ...trigger, event: { ...trigger.event, labelId: into } } : trigger,
    conditions: { ...conditions, labelsAny: swap(conditions.labelsAny), labelsNone: swap(conditions.labelsNone) },
    actions: { ...actions, addLabels: swap(actions.addLabels), removeLabels: swap(actions.removeLabels) },
  }
}

export function flowWithLabel(draft: FlowDraft, from: number, into: number): FlowDraft {
  const swap = (ids: readonly number[]) => replaced(ids, from, into)
  const steps = draft.steps.map((step): FlowDraft['steps'][number] => {
    if (step.kind === 'label') return { ...step, addLabels: swap(step.addLabels), removeLabels: swap(step.removeLabels) }
    return step.kind === 'menu' ? { ...step, choices: step.choices.map((choice) => ({ ...choice, addLabels: swap(choice.addLabels) })) } : step
  })
  return { ...draft, steps }
}
