import { fieldOfColumn } from '#shared/domain/customer-table.ts'
import type { Field } from '#shared/domain/fields.ts'
import type { Label } from '#shared/domain/labels.ts'
import { pointsNowhere, type Segment } from '#shared/domain/segment.ts'
import type { TableSetup } from './table-setup.ts'

type Library = { labels: readonly Label[]; fields: readonly Field[]; segments: readonly Segment[] }
/** `field`: a column or the order is that of a deleted one. */
export type GoneFromTable = { label: boolean; segment: Segment | null; tree: boolean; field: boolean }

/** A segment that is gone altogether is no part of this: nobody can be asked for then. */
export function goneFrom({ filter, sort, columns }: TableSetup, { labels, fields, segments }: Library): GoneFromTable {
  const isGone = (fieldId: number | null) => fieldId !== null && !fields.some(({ id }) => id === fieldId)
  const segment = segments.find(({ id }) => id === filter.segmentId)
  return {
    label: filter.labelId !== null && !labels.some(({ id }) => id === filter.labelId),
    segment: segment && pointsNowhere(segment.tree, { labels, fields }) ? segment : null,
    tree: filter.tree !== null && pointsNowhere(filter.tree, { labels, fields }),
    field: (sort.by === 'field' && isGone(sort.fieldId)) || columns.some((column) => isGone(fieldOfColumn(column))),
  }
}
