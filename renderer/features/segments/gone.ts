import type { Field } from '#shared/domain/fields.ts'
import type { Label } from '#shared/domain/labels.ts'
import { conditionsOf, type SegmentCondition, type SegmentGroup } from '#shared/domain/segment.ts'
import type { Blank } from './draft.ts'

type Library = { labels: readonly Label[]; fields: readonly Field[] }
export type Gone = 'label' | 'field' | 'choice'

/** What the condition asks about although it was deleted. */
export function goneIn(condition: SegmentCondition, blanks: readonly Blank[], { labels, fields }: Library): Gone | null {
  if (condition.kind === 'label') return blanks.includes('label') || labels.some(({ id }) => id === condition.labelId) ? null : 'label'
  if (condition.kind !== 'field' || blanks.includes('field')) return null
  const field = fields.find(({ id }) => id === condition.fieldId)
  if (!field) return 'field'
  return field.kind === 'choice' && condition.value !== null && !field.choices.some(({ id }) => id === condition.value) ? 'choice' : null
}

export const pointsNowhere = (tree: SegmentGroup, library: Library): boolean => conditionsOf(tree).some((condition) => goneIn(condition, [], library) !== null)
