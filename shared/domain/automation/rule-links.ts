import type { ButtonAction, ReplyVariant, RuleDraft } from './rule.ts'

/** What rules may name, as it is now. */
export type KnownLinks = { labelIds: ReadonlySet<number>; dateFieldIds: ReadonlySet<number>; flowIds: ReadonlySet<number>; ruleIds: ReadonlySet<number>; variables: ReadonlySet<string> }

/** `automation.problem.<kind>` is its sentence in both locales, with the next step. */
export const linkProblemKinds = [
  'event-label-gone', 'event-field-gone', 'condition-labels-gone', 'condition-label-gone', 'excluded-label-gone', 'action-label-gone', 'flow-gone', 'button-gone', 'condition-value-gone',
] as const
export type LinkProblem = { kind: (typeof linkProblemKinds)[number]; variant: number | null; params: Record<string, string | number> }

/** What a rule names that was deleted since; first what keeps it from ever answering. */
export function linkProblems({ trigger, conditions, actions, variants }: RuleDraft, known: KnownLinks): LinkProblem[] {
  const isGone = (id: number) => !known.labelIds.has(id)
  const problems: LinkProblem[] = []
  const add = (kind: LinkProblem['kind'], params: LinkProblem['params'] = {}, variant: number | null = null) => problems.push({ kind, variant, params })
  if (trigger.kind === 'event' && trigger.event.on === 'label-set' && isGone(trigger.event.labelId)) add('event-label-gone')
  if (trigger.kind === 'event' && trigger.event.on === 'field-date' && !known.dateFieldIds.has(trigger.event.fieldId)) add('event-field-gone')
  const asked = conditions.labelsAny.filter(isGone)
  if (asked.length > 0) add(asked.length === conditions.labelsAny.length ? 'condition-labels-gone' : 'condition-label-gone')
  if (conditions.labelsNone.some(isGone)) add('excluded-label-gone')
  for (const { key } of conditions.variables) if (!known.variables.has(key)) add('condition-value-gone', { key })
  if ([...actions.addLabels, ...actions.removeLabels].some(isGone)) add('action-label-gone')
  if (actions.startsFlowId !== null && !known.flowIds.has(actions.startsFlowId)) add('flow-gone')
  for (const [index, variant] of variants.entries()) {
    const dead = buttonsOf(variant).find(({ action }) => leadsNowhere(action, known))
    if (dead) add('button-gone', { title: dead.title }, index)
  }
  return problems
}

function buttonsOf({ extra }: ReplyVariant): readonly { title: string; action: ButtonAction }[] {
  if (extra?.kind === 'buttons') return extra.buttons
  return extra?.kind === 'list' ? extra.sections.flatMap(({ rows }) => rows) : []
}

function leadsNowhere(action: ButtonAction, { ruleIds, flowIds }: KnownLinks): boolean {
  return (action.kind === 'rule' && !ruleIds.has(action.ruleId)) || (action.kind === 'flow' && !flowIds.has(action.flowId))
}
