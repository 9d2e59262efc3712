import type { ButtonAction } from '#shared/domain/automation/rule.ts'

/** A choice as the value of a select: `words`, `person`, `rule 7`, `flow 3`. */
export function actionText(action: ButtonAction): string {
  if (action.kind === 'rule') return `rule ${action.ruleId}`
  return action.kind === 'flow' ? `flow ${action.flowId}` : action.kind
}

export function actionFromText(text: string): ButtonAction {
  const [kind, id] = text.split(' ')
  if (kind === 'rule') return { kind, ruleId: Number(id) }
  if (kind === 'flow') return { kind, flowId: Number(id) }
  return { kind: kind === 'person' ? 'person' : 'words' }
}
