import type { ReplyExtra, ReplyVariant } from '#shared/domain/automation/rule.ts'
import type { KeptFile } from '#shared/domain/kept-file.ts'
import { givenNameOf } from '#shared/domain/given-name.ts'
import type { OutgoingContent } from '#shared/domain/message-content.ts'
import { contentRefusal, type PolicyLookup } from '#shared/domain/outgoing-rules.ts'
import { metaLength } from '#shared/domain/text-length.ts'
import { fillText, parseText, type VariableValues } from '#shared/domain/text-variables.ts'
import type { MessageFacts, PlannedContent } from '../ports/store/automation-store.ts'
import { buttonId } from './button-ids.ts'
import type { World } from './decision.ts'
import type { Stop } from './guards.ts'

export type Composed = { content: PlannedContent; codes: readonly number[] } | { stop: Stop }

/** The words of a reply for this person, with a person offered when it is time; or why it cannot be sent. */
export function composeReply(variant: Pick<ReplyVariant, 'body' | 'extra' | 'fileId'>, facts: MessageFacts, world: World, options: { offersPerson: boolean; before?: string; action?: ReplyAction }): Composed {
  const values = valuesFor(facts, world)
  const body = [options.before ?? '', variant.body].filter((part) => part.trim() !== '').join('\n\n')
  const parts = parseText(body)
  const { text, missing } = fillText(parts, values)
  const empty = missing[0]
  if (empty) return { stop: { reason: empty.name.startsWith('code.') ? 'no-code-left' : 'variable-empty', policyKey: null, params: { name: empty.name } } }
  const file = variant.fileId === null ? null : world.files.get(variant.fileId)
  if (file === undefined) return { stop: { reason: 'file-missing', policyKey: null, params: {} } }
  const content: PlannedContent = options.action ? interactive(text, options.action) : file ? fileContent(text, file) : variantContent(text, variant)
  const offered = options.offersPerson ? withPersonOffered(content, world) : content
  const refusal = contentRefusal(asOutgoing(offered), file, world.policy)
  if (refusal) return { stop: { reason: 'content-refused', policyKey: refusal.policyKey, params: refusal.params } }
  const used = parts.flatMap((part) => (part.kind === 'variable' && part.name.startsWith('code.') ? [facts.codes[part.name.slice('code.'.length)]?.codeId ?? null] : []))
  return { content: offered, codes: used.filter((id) => id !== null) }
}

/** Nobody is addressed by a phone number. */
function valuesFor(facts: Pick<MessageFacts, 'contactName' | 'labels' | 'codes'>, world: Pick<World, 'variables' | 'fieldTexts' | 'openNext'>): VariableValues {
  const name = /\p{L}/u.test(facts.contactName) ? facts.contactName : null
  return {
    name, given_name: name === null ? null : givenNameOf(name), label: facts.labels[0]?.name ?? null, open_next: world.openNext,
    ...prefixed('field', world.fieldTexts), ...prefixed('shop', inStock(world.variables)),
    ...Object.fromEntries(Object.entries(facts.codes).map(([key, found]) => [`code.${key}`, found?.code ?? null])),
  }
}

/** Nothing and zero are sold out: a fallback stands there then, and without one the reply is not sent. */
const inStock = (variables: World['variables']) => Object.fromEntries(Object.entries(variables).filter(([, value]) => value.trim() !== '' && value.trim() !== '0'))

const prefixed = (family: string, values: Readonly<Record<string, string>>) => Object.fromEntries(Object.entries(values).map(([key, value]) => [`${family}.${key}`, value]))

export type Worded = Extract<PlannedContent, { type: 'text' | 'interactive' }>

export function variantContent(text: string, { extra }: Pick<ReplyVariant, 'extra'>): Worded {
  return extra === null ? { type: 'text', body: text, previewUrl: true } : interactive(text, actionOf(extra))
}

/** The words become its caption. */
export function fileContent(text: string, { id, type }: Pick<KeptFile, 'id' | 'type'>): PlannedContent {
  return { type, keptFileId: id, caption: text.trim() === '' ? null : text, isVoice: false }
}

/** For rules of content that look at the words alone. */
export function asOutgoing(content: PlannedContent): OutgoingContent {
  if (!('keptFileId' in content)) return content
  const { keptFileId, ...rest } = content
  return { ...rest, attachmentId: keptFileId }
}

export type ReplyAction = Extract<OutgoingContent, { type: 'interactive' }>['action']

const interactive = (body: string, action: ReplyAction): Worded => ({ type: 'interactive', header: null, body, footer: null, action })

function actionOf(extra: ReplyExtra): ReplyAction {
  switch (extra.kind) {
    case 'buttons': return { kind: 'buttons', buttons: extra.buttons.map(({ title, action }, place) => ({ id: buttonId(action, place), title })) }
    case 'list': {
      let place = 0
      return { kind: 'list', button: extra.button, sections: extra.sections.map(({ title, rows }) => ({ title, rows: rows.map((row) => ({ id: buttonId(row.action, place++), title: row.title, description: row.description })) })) }
    }
    case 'url': return { kind: 'cta_url', displayText: extra.displayText, url: extra.url }
  }
}

/** A button where one fits, else a line at the end. */
function withPersonOffered(content: PlannedContent, { phrases, policy }: Pick<World, 'phrases' | 'policy'>): PlannedContent {
  const button = { id: buttonId({ kind: 'person' }, 9), title: phrases.personButton }
  if (content.type === 'text' && metaLength(content.body) <= policy('interactive.body') && !/https?:\/\//i.test(content.body)) {
    return interactive(content.body, { kind: 'buttons', buttons: [button] })
  }
  if (content.type === 'interactive' && content.action.kind === 'buttons') {
    if (content.action.buttons.some(({ id }) => id.startsWith('danggol:person'))) return content
    if (content.action.buttons.length < policy('interactive.buttons')) return { ...content, action: { kind: 'buttons', buttons: [...content.action.buttons, button] } }
  }
  return withLine(content, `\n\n${phrases.personLine}`, policy)
}

function withLine(content: PlannedContent, line: string, policy: PolicyLookup): PlannedContent {
  const fits = (text: string, key: string) => metaLength(text + line) <= policy(key)
  if (content.type === 'text' && fits(content.body, 'text.body')) return { ...content, body: content.body + line }
  if (content.type === 'interactive' && fits(content.body, content.action.kind === 'list' ? 'interactive.list-body' : 'interactive.body')) return { ...content, body: content.body + line }
  if ('caption' in content && fits(content.caption ?? '', 'media.caption')) return { ...content, caption: ((content.caption ?? '') + line).trimStart() }
  return content
}
