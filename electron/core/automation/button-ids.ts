import type { ButtonAction } from '#shared/domain/automation/rule.ts'

/** What the id of a button says when it comes back; the place keeps the ids of one message apart, as Meta asks. */
export type Pressed = ButtonAction | { kind: 'step'; flowId: number; step: string; choice: string }

const prefix = 'danggol'

export function buttonId(action: ButtonAction, place: number): string {
  switch (action.kind) {
    case 'rule': return `${prefix}:rule:${action.ruleId}:${place}`
    case 'flow': return `${prefix}:flow:${action.flowId}:${place}`
    case 'words': case 'person': return `${prefix}:${action.kind}:${place}`
  }
}

export const choiceId = (flowId: number, step: string, choice: string): string => `${prefix}:step:${flowId}:${step}:${choice}`

/** Null for ids that are not ours, such as buttons of a template. */
export function readPressed(id: string | null): Pressed | null {
  const [head, kind, first = '', second = '', third = ''] = id?.split(':') ?? []
  if (head !== prefix) return null
  switch (kind) {
    case 'words': case 'person': return { kind }
    case 'rule': return { kind, ruleId: Number(first) }
    case 'flow': return { kind, flowId: Number(first) }
    case 'step': return { kind, flowId: Number(first), step: second, choice: third }
    default: return null
  }
}
