import type { ConsentState } from './consent.ts'
import type { FieldKind } from './fields.ts'

/** Who wrote lately: 7, 30 and 90 days and 24 months unless the owner says otherwise. */
export const activityBands = ['engaged', 'active', 'kept', 'look-back'] as const
export type ActivityBand = (typeof activityBands)[number]

export const fieldComparisons = ['equal', 'not-equal', 'contains', 'at-least', 'at-most', 'set', 'not-set'] as const
export type FieldComparison = (typeof fieldComparisons)[number]

type Amount = { is: 'at-least' | 'at-most' }
type Recency = { is: 'within' | 'not-within' }

/** `days` counts back from now; null: whenever. Money in minor units. */
export type SegmentCondition =
  | { kind: 'label'; is: 'has' | 'has-not'; labelId: number }
  | { kind: 'field'; is: FieldComparison; fieldId: number; value: string | number | boolean | null }
  | ({ kind: 'activity'; band: ActivityBand } & Recency)
  | ({ kind: 'first-seen'; days: number } & Recency)
  | ({ kind: 'purchase-count'; count: number; days: number | null } & Amount)
  | ({ kind: 'purchase-total'; amountMinor: number; currency: string } & Amount)
  | ({ kind: 'purchase-last'; days: number } & Recency)
  | { kind: 'purchase-item'; is: 'bought' | 'not-bought'; item: string; days: number | null }
  /** Promotions that left here; one that failed was not received. */
  | ({ kind: 'campaign'; days: number } & Recency)
  | { kind: 'consent'; is: 'is' | 'is-not'; state: ConsentState }
  /** The number takes no messages: WhatsApp refused one of ours for it, and since then nothing arrived either way. */
  | { kind: 'undeliverable'; is: 'yes' | 'no' }
  | { kind: 'vip'; is: 'yes' | 'no' }
  | ({ kind: 'complaints'; count: number } & Amount)

export const conditionKinds = ['label', 'field', 'activity', 'first-seen', 'purchase-count', 'purchase-total', 'purchase-last', 'purchase-item', 'campaign', 'consent', 'undeliverable', 'vip', 'complaints'] as const satisfies readonly SegmentCondition['kind'][]

/** All or any of its parts; a group without parts asks nothing. */
export type SegmentGroup = { kind: 'group'; match: 'all' | 'any'; parts: SegmentNode[] }
export type SegmentNode = SegmentCondition | SegmentGroup
export type Segment = { id: number; name: string; tree: SegmentGroup }

/** Groups within groups, the outermost included. */
export const deepestGroup = 3

/** The same shape as the tree: whether each part holds for one customer. */
export type Explanation = { holds: boolean; parts: Explanation[] }

export const emptyTree: SegmentGroup = { kind: 'group', match: 'all', parts: [] }

const ordered = ['equal', 'at-least', 'at-most', 'set', 'not-set'] as const
const comparisons: Readonly<Record<FieldKind, readonly FieldComparison[]>> = {
  text: ['contains', 'equal', 'not-equal', 'set', 'not-set'],
  number: ordered, money: ordered, date: ordered,
  choice: ['equal', 'not-equal', 'set', 'not-set'],
  'yes-no': ['equal', 'set', 'not-set'],
}
/** What can be asked of a field of this kind, the most natural first. */
export const comparisonsOf = (kind: FieldKind): readonly FieldComparison[] => comparisons[kind]

export function conditionsOf(node: SegmentNode): SegmentCondition[] {
  return node.kind === 'group' ? node.parts.flatMap(conditionsOf) : [node]
}

/** A label became part of another: whoever asks for it asks for the other one. */
export function treeWithLabel(tree: SegmentGroup, from: number, into: number): SegmentGroup {
  return { ...tree, parts: tree.parts.map((part): SegmentNode => {
    if (part.kind === 'group') return treeWithLabel(part, from, into)
    return part.kind === 'label' && part.labelId === from ? { ...part, labelId: into } : part
  }) }
}

type Library = { labels: readonly { id: number }[]; fields: readonly { id: number; kind: FieldKind; choices: readonly { id: number }[] }[] }
export type Gone = 'label' | 'field' | 'choice'

/** What the condition asks about although it was deleted; nobody fits it then, whichever way it asks. */
export function goneIn(condition: SegmentCondition, { labels, fields }: Library): Gone | null {
  if (condition.kind === 'label') return labels.some(({ id }) => id === condition.labelId) ? null : 'label'
  if (condition.kind !== 'field') return null
  const field = fields.find(({ id }) => id === condition.fieldId)
  if (!field) return 'field'
  return field.kind === 'choice' && condition.value !== null && !field.choices.some(({ id }) => id === condition.value) ? 'choice' : null
}

export const pointsNowhere = (tree: SegmentGroup, library: Library): boolean => conditionsOf(tree).some((condition) => goneIn(condition, library) !== null)

export function holdsOf(match: SegmentGroup['match'], parts: readonly boolean[]): boolean {
  if (parts.length === 0) return true
  return match === 'all' ? parts.every(Boolean) : parts.some(Boolean)
}
