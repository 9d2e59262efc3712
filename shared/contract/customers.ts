import { type } from '@orpc/contract'
import { z } from 'zod'
import { customerColumns, customerSorts, type CustomerColumn, type CustomerRow, type CustomerView } from '../domain/customer-table.ts'
import type { ChangeUnderWay, RecentChange } from '../domain/recent-changes.ts'
import { activityBands } from '../domain/segment.ts'
import { call, cursor, pageSize, rowId, type Page } from './base.ts'
import { segmentTree } from './segments.ts'

export const customerSort = z.object({ by: z.enum(customerSorts), fieldId: rowId.nullable(), direction: z.enum(['ascending', 'descending']) })
export const customerFilter = z.object({
  text: z.string().max(200),
  labelId: rowId.nullable(),
  isVip: z.boolean().nullable(),
  consent: z.enum(['unknown', 'opted-in', 'opted-out']).nullable(),
  activity: z.object({ is: z.enum(['within', 'not-within']), band: z.enum(activityBands) }).nullable(),
  segmentId: rowId.nullable(),
  tree: segmentTree.nullable(),
})
const column = z.custom<CustomerColumn>((value) => typeof value === 'string' && ((customerColumns as readonly string[]).includes(value) || /^field\.[1-9]\d{0,14}$/.test(value)))

/** As many as the policy pack says (`customers.chosen`). */
export const chosenIds = z.array(rowId).max(1_000_000)
/** Chosen one by one, or all who fit but some: then there may be any number of them. */
const chosenCustomers = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('these'), contactIds: chosenIds.min(1) }),
  z.object({ kind: z.literal('all-who-fit'), filter: customerFilter, except: chosenIds }),
])
export type ChosenCustomers = z.infer<typeof chosenCustomers>
const changeWish = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('labels'), add: z.array(rowId).max(100), remove: z.array(rowId).max(100) }), z.object({ kind: z.literal('vip'), isVip: z.boolean() }),
  z.object({ kind: z.literal('archive') }),
])
export type ChangeWish = z.infer<typeof changeWish>

export const customers = {
  /** Keyset-paged; `skip` steps over so many rows after `after`, for a list that is scrolled far at once. */
  page: call('read')
    .input(z.object({ sort: customerSort, filter: customerFilter, after: z.string().max(20_000).nullable(), skip: z.number().int().min(0).max(10_000_000).default(0), limit: pageSize }))
    .output(type<Page<CustomerRow>>()),
  /** Rows of these customers; missing ones are absent. */
  byIds: call('read').input(z.object({ contactIds: z.array(rowId).max(200) })).output(type<CustomerRow[]>()),
  count: call('read').input(z.object({ filter: customerFilter })).output(type<{ count: number; total: number }>()),
  /**
   * Changes many customers. `job` names the `progress` events and what `stop` ends early; what was done so far can be undone.
   * It goes on whatever becomes of whoever asked: `underWay` says how far it is, `changes` what came of it.
   */
  change: call('manage-contacts').input(z.object({ who: chosenCustomers, what: changeWish, job: z.string().min(1).max(100) })).output(type<{ undoId: number | null; changedCount: number }>()),
  underWay: call('read').output(type<ChangeUnderWay | null>()),
  /** The change of this name ends after the customers it is at, and answers what it did. */
  stop: call('manage-contacts').input(z.object({ job: z.string().max(100) })).output(type<void>()),
  /** What can still be taken back, newest first. */
  changes: call('read').input(z.object({ after: cursor, limit: pageSize })).output(type<Page<RecentChange>>()),
  views: call('read').output(type<CustomerView[]>()),
  /** With `id` null a new one. */
  saveView: call('manage-contacts').input(z.object({ id: rowId.nullable(), name: z.string().max(200), columns: z.array(column).max(100), sort: customerSort, filter: customerFilter })).output(type<CustomerView>()),
  removeView: call('manage-contacts').input(z.object({ id: rowId })).output(type<{ undoId: number }>()),
  /** Takes back a change that answered this id; for 30 days, once. NOT_FOUND afterwards. `job` names the `progress` events of a large one. */
  undo: call('manage-contacts').input(z.object({ undoId: rowId, job: z.string().max(100).nullable().default(null) })).output(type<void>()),
}
