import type { InteractiveAction } from './message-content.ts'
import type { PolicyLookup } from './outgoing-rules.ts'
import type { QuickReplyChoices, QuickReplyContent } from './quick-reply.ts'
import { isVariableAlone } from './quick-reply-rules.ts'
import { fillText, parseText, type MissingVariable, type VariableValues } from './text-variables.ts'

/** One line for lists: what stands there for somebody nobody knows. */
export const snippetOf = (body: string): string => fillText(parseText(body), {}).text.replace(/\s+/gu, ' ')

/** What the customer may tap, as it goes out. */
export type ChoiceAction = Extract<InteractiveAction, { kind: 'buttons' | 'list' }>
export type FilledReply = { text: string; missing: MissingVariable[]; action: ChoiceAction | null }

/** A quick reply for one customer. Choices nothing is known for are left out, too many are cut, and without any there is no action. */
export function fillQuickReply(reply: Pick<QuickReplyContent, 'body' | 'choices'> & { id: number }, values: VariableValues, policy: PolicyLookup): FilledReply {
  const { text, missing } = fillText(parseText(reply.body), values)
  return { text, missing, action: reply.choices && actionOf(reply.choices, reply.id, values, policy) }
}

function actionOf(choices: QuickReplyChoices, replyId: number, values: VariableValues, policy: PolicyLookup): ChoiceAction | null {
  const idOf = (index: number) => `quick-reply-${replyId}-${index + 1}`
  if (choices.kind === 'buttons') {
    const titles = distinct(choices.titles.flatMap((title) => titlesOf(title, values, policy('interactive.button-title')))).slice(0, policy('interactive.buttons'))
    return titles.length === 0 ? null : { kind: 'buttons', buttons: titles.map((title, index) => ({ id: idOf(index), title })) }
  }
  const described = choices.rows.flatMap(({ title, description }) => titlesOf(title, values, policy('interactive.row-title')).map((filled) => ({ title: filled, description })))
  const titles = distinct(described.map((row) => row.title)).slice(0, policy('interactive.list-rows'))
  if (titles.length === 0) return null
  const rows = titles.map((title, index) => ({ id: idOf(index), title, description: described.find((row) => row.title === title)?.description?.trim() || null }))
  return { kind: 'list', button: choices.button.trim(), sections: [{ title: null, rows }] }
}

/** One choice, or one for each line or comma of a variable's value; what is longer than Meta allows ends with an ellipsis. */
function titlesOf(title: string, values: VariableValues, longest: number): string[] {
  const text = title.trim()
  if (!isVariableAlone(text)) return [text].filter(Boolean)
  const [part] = parseText(text)
  if (part?.kind !== 'variable') return []
  const value = Object.hasOwn(values, part.name) ? values[part.name] : null
  const source = value?.trim() ? value : (part.fallback ?? '')
  return source.split(/[\n,;、，]/u).map((piece) => shortened(piece.trim(), longest)).filter(Boolean)
}

function shortened(text: string, longest: number): string {
  const characters = Array.from(text)
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join('').trimEnd()}…`
}

const distinct = (titles: readonly string[]) => [...new Set(titles)]
