import type { Field } from '#shared/domain/fields.ts'
import { comparisonsOf, type SegmentCondition, type SegmentGroup, type SegmentNode } from '#shared/domain/segment.ts'

/** Places of a condition that a person fills in. */
export type Blank = 'label' | 'field' | 'value' | 'days' | 'count' | 'amount' | 'item'
/** What is in `condition` at a place named in `blanks` means nothing yet. */
export type DraftCondition = { key: number; condition: SegmentCondition; blanks: readonly Blank[] }
export type DraftGroup = { key: number; match: SegmentGroup['match']; parts: readonly DraftPart[] }
/** A segment while it is being changed; `key` stays with a part wherever it is moved. */
export type DraftPart = DraftCondition | DraftGroup

export const isGroup = (part: DraftPart): part is DraftGroup => 'parts' in part

let lastKey = 0
export const newKey = (): number => ++lastKey

export const emptyGroup = (match: SegmentGroup['match'] = 'all', parts: readonly DraftPart[] = []): DraftGroup => ({ key: newKey(), match, parts })

export function draftOf(node: SegmentGroup): DraftGroup
export function draftOf(node: SegmentNode): DraftPart
export function draftOf(node: SegmentNode): DraftPart {
  return node.kind === 'group' ? emptyGroup(node.match, node.parts.map((part) => draftOf(part))) : { key: newKey(), condition: node, blanks: [] }
}

export const withNewKeys = <Part extends DraftPart>(part: Part): Part => ({ ...part, key: newKey(), ...(isGroup(part) ? { parts: part.parts.map(withNewKeys) } : {}) })

/** Unfinished conditions left out, and groups that are empty without them: an empty one would let everybody in. */
export function finished(root: DraftGroup): DraftGroup {
  const parts = root.parts.map((part) => (isGroup(part) ? finished(part) : part)).filter((part) => (isGroup(part) ? part.parts.length > 0 : part.blanks.length === 0))
  return { ...root, parts }
}

export const treeOf = (group: DraftGroup): SegmentGroup => ({ kind: 'group', match: group.match, parts: group.parts.map((part) => (isGroup(part) ? treeOf(part) : part.condition)) })

export const conditionsIn = (part: DraftPart): DraftCondition[] => (isGroup(part) ? part.parts.flatMap(conditionsIn) : [part])
export const unfinishedIn = (root: DraftGroup): DraftCondition[] => conditionsIn(root).filter(({ blanks }) => blanks.length > 0)

/** Keys left out: what a person would call the same segment. */
export const isSameTree = (one: DraftGroup, other: DraftGroup): boolean => unfinishedIn(one).length === 0 && unfinishedIn(other).length === 0 && JSON.stringify(treeOf(one)) === JSON.stringify(treeOf(other))

export function blankCondition(kind: SegmentCondition['kind'], currency: string): DraftCondition {
  const [condition, ...blanks] = beginnings(currency)[kind]
  return { key: newKey(), condition, blanks }
}

const beginnings = (currency: string): Record<SegmentCondition['kind'], readonly [SegmentCondition, ...Blank[]]> => ({
  label: [{ kind: 'label', is: 'has', labelId: 0 }, 'label'],
  field: [{ kind: 'field', is: 'set', fieldId: 0, value: null }, 'field'],
  activity: [{ kind: 'activity', is: 'within', band: 'active' }],
  'first-seen': [{ kind: 'first-seen', is: 'within', days: 30 }],
  'purchase-count': [{ kind: 'purchase-count', is: 'at-least', count: 2, days: null }],
  'purchase-total': [{ kind: 'purchase-total', is: 'at-least', amountMinor: 0, currency }, 'amount'],
  'purchase-last': [{ kind: 'purchase-last', is: 'within', days: 30 }],
  'purchase-item': [{ kind: 'purchase-item', is: 'bought', item: '', days: null }, 'item'],
  campaign: [{ kind: 'campaign', is: 'within', days: 30 }],
  consent: [{ kind: 'consent', is: 'is', state: 'opted-in' }],
  undeliverable: [{ kind: 'undeliverable', is: 'yes' }],
  vip: [{ kind: 'vip', is: 'yes' }],
  complaints: [{ kind: 'complaints', is: 'at-least', count: 1 }],
})

type FieldCondition = Extract<SegmentCondition, { kind: 'field' }>

/** Another field: the most natural question about it, its answer still to be given. */
export function askOfField(part: DraftCondition, field: Field): DraftCondition {
  const is = comparisonsOf(field.kind)[0] ?? 'set'
  const isYesNo = field.kind === 'yes-no'
  return { ...part, condition: { kind: 'field', is, fieldId: field.id, value: isYesNo ? true : null }, blanks: isYesNo ? [] : ['value'] }
}

/** Another comparison keeps the value where it needs one. */
export function compareField(part: DraftCondition, condition: FieldCondition, is: FieldCondition['is'], field: Field): DraftCondition {
  if (is === 'set' || is === 'not-set') return { ...part, condition: { ...condition, is, value: null }, blanks: [] }
  const value = condition.value ?? (field.kind === 'yes-no' ? true : null)
  return { ...part, condition: { ...condition, is, value }, blanks: value === null || part.blanks.includes('value') ? ['value'] : [] }
}
