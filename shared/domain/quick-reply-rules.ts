import type { Refusal, RefusalReason } from '../contract/base.ts'
import type { PolicyLookup } from './outgoing-rules.ts'
import type { QuickReplyChoices, QuickReplyContent } from './quick-reply.ts'
import { metaLength } from './text-length.ts'
import { parseText, problemsOf, variablesOf, type KnownVariables } from './text-variables.ts'

/** `at` is the field of the form; of several choices also which one. */
export type QuickReplyProblem = { at: 'title' | 'shortcut' | 'body' | 'list-button' | 'choice' | 'description'; index: number; refusal: Refusal }

type Place = Pick<QuickReplyProblem, 'at' | 'index'>

/** Everything that keeps a quick reply from being saved, in the order of the form; empty when it can be. */
export function quickReplyProblems(content: QuickReplyContent, facts: { fileCount: number; known: KnownVariables; otherShortcuts: readonly string[]; policy: PolicyLookup }): QuickReplyProblem[] {
  const { policy } = facts
  const problems: QuickReplyProblem[] = []
  const add = ({ at, index }: Place, reason: RefusalReason, policyKey: string | null = null, params: Refusal['params'] = {}) => problems.push({ at, index, refusal: { reason, policyKey, params } })
  const measure = (place: Place, text: string, policyKey: string, reason: RefusalReason = 'field-too-long') => {
    const [length, limit] = [metaLength(text), policy(policyKey)]
    if (length > limit) add(place, reason, policyKey, { limit, length })
  }
  const variables = (place: Place, text: string) => {
    for (const { kind, name } of problemsOf(parseText(text), facts.known)) add(place, kind === 'needs-fallback' ? 'variable-needs-fallback' : 'variable-unknown', null, { name })
  }
  const title: Place = { at: 'title', index: 0 }
  const shortcut: Place = { at: 'shortcut', index: 0 }
  const body: Place = { at: 'body', index: 0 }

  if (content.title.trim() === '') add(title, 'name-empty')
  measure(title, content.title.trim(), 'quick-replies.title')
  if (/[\s/]/u.test(content.shortcut.trim())) add(shortcut, 'shortcut-sign')
  measure(shortcut, content.shortcut.trim(), 'quick-replies.shortcut')
  if (content.shortcut.trim() !== '' && facts.otherShortcuts.some((other) => isSameShortcut(other, content.shortcut))) add(shortcut, 'shortcut-taken', null, { name: content.shortcut.trim() })
  if (content.body.trim() === '' && (facts.fileCount === 0 || content.choices)) add(body, 'text-empty')
  measure(body, content.body.trim(), bodyLimit(content.choices), 'text-too-long')
  variables(body, content.body)
  if (content.choices) choiceProblems(content.choices, { add, measure, variables, policy })
  return problems
}

/** Whether two shortcuts are typed the same. */
export const isSameShortcut = (one: string, other: string) => one.trim().normalize('NFC').toLowerCase() === other.trim().normalize('NFC').toLowerCase()

export function bodyLimit(choices: QuickReplyChoices | null): string {
  if (choices === null) return 'text.body'
  return choices.kind === 'list' ? 'interactive.list-body' : 'interactive.body'
}

type Checks = {
  add: (place: Place, reason: RefusalReason, policyKey?: string | null, params?: Refusal['params']) => void
  measure: (place: Place, text: string, policyKey: string) => void
  variables: (place: Place, text: string) => void
  policy: PolicyLookup
}

/** A title that is a variable is measured once it is filled; the places of choices count from 0. */
function choiceProblems(choices: QuickReplyChoices, { add, measure, variables, policy }: Checks): void {
  const isList = choices.kind === 'list'
  const titles = isList ? choices.rows.map((row) => row.title) : choices.titles
  const mostKey = isList ? 'interactive.list-rows' : 'interactive.buttons'
  if (isList) {
    if (choices.button.trim() === '') add({ at: 'list-button', index: 0 }, 'name-empty')
    measure({ at: 'list-button', index: 0 }, choices.button, 'interactive.list-button')
  }
  if (titles.length === 0) add({ at: 'choice', index: 0 }, 'name-empty')
  if (titles.length > policy(mostKey)) add({ at: 'choice', index: titles.length - 1 }, isList ? 'too-many-items' : 'too-many-buttons', mostKey, { limit: policy(mostKey), count: titles.length })
  titles.forEach((title, index) => {
    const place: Place = { at: 'choice', index }
    if (title.trim() === '') return add(place, 'name-empty')
    if (titles.findIndex((other) => other.trim() === title.trim()) < index) add(place, 'choice-twice')
    variables(place, title)
    if (isVariableAlone(title)) return
    if (variablesOf(parseText(title)).length > 0) add(place, 'choice-mixed')
    measure(place, title.trim(), isList ? 'interactive.row-title' : 'interactive.button-title')
  })
  if (isList) choices.rows.forEach(({ description }, index) => measure({ at: 'description', index }, description ?? '', 'interactive.row-description'))
}

export function isVariableAlone(title: string): boolean {
  const parts = parseText(title.trim())
  return parts.length === 1 && parts[0]?.kind === 'variable'
}
