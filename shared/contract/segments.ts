import { type } from '@orpc/contract'
import { z } from 'zod'
import { activityBands, fieldComparisons, type Explanation, type Segment } from '../domain/segment.ts'
import { call, rowId } from './base.ts'

const amount = z.enum(['at-least', 'at-most'])
const recency = z.enum(['within', 'not-within'])
const days = z.number().int().min(0).max(36_500)
const count = z.number().int().min(0).max(1_000_000_000)

const condition = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('label'), is: z.enum(['has', 'has-not']), labelId: rowId }),
  z.object({ kind: z.literal('field'), is: z.enum(fieldComparisons), fieldId: rowId, value: z.union([z.string().max(1000), z.number(), z.boolean()]).nullable() }),
  z.object({ kind: z.literal('activity'), is: recency, band: z.enum(activityBands) }),
  z.object({ kind: z.literal('first-seen'), is: recency, days }),
  z.object({ kind: z.literal('purchase-count'), is: amount, count, days: days.nullable() }),
  z.object({ kind: z.literal('purchase-total'), is: amount, amountMinor: z.number().int(), currency: z.string().length(3) }),
  z.object({ kind: z.literal('purchase-last'), is: recency, days }),
  z.object({ kind: z.literal('purchase-item'), is: z.enum(['bought', 'not-bought']), item: z.string().max(500), days: days.nullable() }),
  z.object({ kind: z.literal('campaign'), is: recency, days }),
  z.object({ kind: z.literal('consent'), is: z.enum(['is', 'is-not']), state: z.enum(['unknown', 'opted-in', 'opted-out']) }),
  z.object({ kind: z.literal('undeliverable'), is: z.enum(['yes', 'no']) }),
  z.object({ kind: z.literal('vip'), is: z.enum(['yes', 'no']) }),
  z.object({ kind: z.literal('complaints'), is: amount, count }),
])
const group = <Part extends z.ZodType>(part: Part) => z.object({ kind: z.literal('group'), match: z.enum(['all', 'any']), parts: z.array(part).max(100) })
/** As deep as `deepestGroup`: a depth that is written down cannot be exceeded. */
export const segmentTree = group(z.union([condition, group(z.union([condition, group(condition)]))]))

const name = z.string().max(200)

export const segments = {
  /** In the order they were made. */
  list: call('read').output(type<Segment[]>()),
  /** With `id` null a new one. */
  save: call('manage-contacts').input(z.object({ id: rowId.nullable(), name, tree: segmentTree })).output(type<Segment>()),
  remove: call('manage-contacts').input(z.object({ id: rowId })).output(type<{ undoId: number }>()),
  /** Why this customer is in or out: every part of the tree on its own. */
  explain: call('read').input(z.object({ contactId: rowId, tree: segmentTree })).output(type<Explanation>()),
}
