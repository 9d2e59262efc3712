import { comparisonsOf, fieldComparisons, type ActivityBand, type SegmentCondition, type SegmentGroup, type SegmentNode } from '#shared/domain/segment.ts'
import type { Field } from '#shared/domain/fields.ts'
import type { Label } from '#shared/domain/labels.ts'
import type { MessageKey } from '#shared/locales/en/index.ts'
import type { Format } from '../../strings/format.ts'
import type { Translate } from '../../strings/use-strings.ts'
import type { Blank } from './draft.ts'

/** What conditions are told with: the shop's labels and fields, and how many days the bands of activity have. */
export type Words = { t: Translate; format: Format; labels: readonly Label[]; fields: readonly Field[]; bandDays: (band: ActivityBand) => number }

/** `is`: how it is meant (has, has not). `span`: whenever, or within some days. */
export type Slot = 'is' | 'label' | 'field' | 'value' | 'band' | 'days' | 'span' | 'count' | 'amount' | 'item'
/** A condition as it is read, in the order of the language; slots are what can be changed in it. */
export type Piece = { slot: Slot | null; text: string }

/** A slot that is still to be filled in, and the name of a label or field that is gone. */
export const unfilled = '…'

type Told = { key: MessageKey; slots: Partial<Record<Slot, string>>; counts?: { number?: number; dayNumber?: number } }

/** Stands before the text of a slot while the sentence is made; particles then follow the text itself. */
const firstMark = 0xe000
const ownMarks = /[\ue000-\ue0ff]/gu

export function piecesOf(condition: SegmentCondition, blanks: readonly Blank[], words: Words): Piece[] {
  const { key, slots, counts } = told(condition, words)
  const filled = Object.entries(slots).map(([slot, text], index) => ({ slot: slot as Slot, mark: String.fromCharCode(firstMark + index), text: (blanks as readonly string[]).includes(slot) ? unfilled : text.replace(ownMarks, '') || unfilled }))
  const sentence = words.t(key, { number: 0, dayNumber: 0, ...counts, ...Object.fromEntries(filled.map(({ slot, mark, text }) => [slot, mark + text])) })
  const pieces: Piece[] = []
  let rest = sentence
  for (;;) {
    const at = rest.search(/[\ue000-\ue0ff]/u)
    if (at !== 0 && rest !== '') pieces.push({ slot: null, text: at < 0 ? rest : rest.slice(0, at) })
    const slot = at < 0 ? undefined : filled.find(({ mark }) => mark === rest[at])
    if (!slot) return pieces
    pieces.push({ slot: slot.slot, text: slot.text })
    rest = rest.slice(at + 1 + slot.text.length)
  }
}

/** In one line, for reading aloud and for explanations. */
export const sentenceOf = (condition: SegmentCondition, blanks: readonly Blank[], words: Words): string => words.t('segments.sentence', { sentence: piecesOf(condition, blanks, words).map(({ text }) => text).join('') })

/** A whole segment in one line; groups within it stand in brackets. */
export function lineOf(group: SegmentGroup, words: Words): string {
  const part = (node: SegmentNode): string => (node.kind === 'group' ? `(${lineOf(node, words)})` : piecesOf(node, [], words).map(({ text }) => text).join(''))
  return group.parts.length === 0 ? words.t('segments.everybody') : group.parts.map(part).join(words.t(`segments.join.${group.match}`))
}

function told(condition: SegmentCondition, words: Words): Told {
  const { t, format, labels, fields, bandDays } = words
  const is = isWord(condition, words)
  const amount = (value: number) => format.number(value)
  switch (condition.kind) {
    case 'label': return { key: 'segments.say.label', slots: { is, label: labels.find(({ id }) => id === condition.labelId)?.name ?? t('segments.gone-label') } }
    case 'field': {
      const field = fields.find(({ id }) => id === condition.fieldId)
      const slots = { is, field: field?.name ?? t('segments.gone-field') }
      return condition.is === 'set' || condition.is === 'not-set' ? { key: `segments.say.field-${condition.is}`, slots } : { key: `segments.say.field-${variantOf(condition, field)}`, slots: { ...slots, value: valueText(condition.value, field, words) } }
    }
    case 'activity': return { key: `segments.say.activity-${condition.is}`, slots: { is, band: t('segments.band', { count: bandDays(condition.band) }) } }
    case 'first-seen': case 'purchase-last': case 'campaign': return { key: `segments.say.${condition.kind}-${condition.is}`, slots: { is, days: amount(condition.days) }, counts: { dayNumber: condition.days } }
    case 'purchase-count': case 'purchase-item': {
      const span = t(spanKey(condition))
      const asked = condition.kind === 'purchase-item' ? { item: condition.item } : { count: amount(condition.count) }
      const number = condition.kind === 'purchase-item' ? 0 : condition.count
      if (condition.days === null) return { key: `segments.say.${condition.kind}-ever`, slots: { is, span, ...asked }, counts: { number } }
      return { key: `segments.say.${condition.kind}-recent`, slots: { is, span, days: amount(condition.days), ...asked }, counts: { number, dayNumber: condition.days } }
    }
    case 'purchase-total': return { key: 'segments.say.purchase-total', slots: { is, amount: format.money(condition.amountMinor, condition.currency) } }
    case 'consent': return { key: 'segments.say.consent', slots: { is } }
    case 'undeliverable': case 'vip': return { key: `segments.say.${condition.kind}`, slots: { is } }
    case 'complaints': return { key: 'segments.say.complaints', slots: { is, count: amount(condition.count) }, counts: { number: condition.count } }
  }
}

type FieldCondition = Extract<SegmentCondition, { kind: 'field' }>
export const fieldVariants = [...fieldComparisons, 'from', 'until'] as const

/** Numbers are at least, days are from. */
function variantOf({ is }: FieldCondition, field: Field | undefined): (typeof fieldVariants)[number] {
  if (field?.kind !== 'date') return is
  return is === 'at-least' ? 'from' : is === 'at-most' ? 'until' : is
}

function isWord(condition: SegmentCondition, { t, fields }: Words): string {
  switch (condition.kind) {
    case 'field': return t(`segments.is.field-${variantOf(condition, fields.find(({ id }) => id === condition.fieldId))}`)
    case 'consent': return t(`segments.is.consent-${condition.is}-${condition.state}`)
    default: return t(`segments.is.${condition.kind}-${condition.is}` as MessageKey)
  }
}

type Spanned = Extract<SegmentCondition, { days: number | null; kind: 'purchase-count' | 'purchase-item' }>
export const spanKey = ({ kind, days }: Spanned): MessageKey => (days !== null ? 'segments.span.recent' : kind === 'purchase-item' ? 'segments.span.ever-item' : 'segments.span.ever-count')

function valueText(value: FieldCondition['value'], field: Field | undefined, { t, format }: Words): string {
  if (value === null) return unfilled
  switch (field?.kind) {
    case 'number': return format.number(Number(value))
    case 'money': return format.money(Number(value), field.currency ?? 'KRW')
    case 'date': return format.date(Date.parse(`${String(value)}T00:00:00`))
    case 'choice': return field.choices.find(({ id }) => id === value)?.name ?? t('segments.gone-choice')
    case 'yes-no': return t(value === true ? 'fields.yes' : 'fields.no')
    default: return String(value)
  }
}

/** Every way the same condition can be meant, with its words. */
export function meanings(condition: SegmentCondition, words: Words): { condition: SegmentCondition; word: string }[] {
  return alternatives(condition, words.fields).map((other) => ({ condition: other, word: isWord(other, words) }))
}

function alternatives(condition: SegmentCondition, fields: readonly Field[]): SegmentCondition[] {
  switch (condition.kind) {
    case 'label': return (['has', 'has-not'] as const).map((is) => ({ ...condition, is }))
    case 'field': {
      const field = fields.find(({ id }) => id === condition.fieldId)
      return field ? comparisonsOf(field.kind).map((is) => ({ ...condition, is })) : [condition]
    }
    case 'activity': case 'first-seen': case 'purchase-last': case 'campaign': return (['within', 'not-within'] as const).map((is) => ({ ...condition, is }))
    case 'purchase-count': case 'purchase-total': case 'complaints': return (['at-least', 'at-most'] as const).map((is) => ({ ...condition, is }))
    case 'purchase-item': return (['bought', 'not-bought'] as const).map((is) => ({ ...condition, is }))
    case 'consent': return (['opted-in', 'opted-out', 'unknown'] as const).flatMap((state) => (['is', 'is-not'] as const).map((is) => ({ ...condition, is, state })))
    case 'undeliverable': case 'vip': return (['yes', 'no'] as const).map((is) => ({ ...condition, is }))
  }
}
