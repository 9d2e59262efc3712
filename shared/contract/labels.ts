import { type } from '@orpc/contract'
import { z } from 'zod'
import { labelColors, type Label } from '../domain/labels.ts'
import { call, rowId } from './base.ts'

const one = z.object({ labelId: rowId })
const name = z.string().max(200)
const color = z.enum(labelColors)

export const labels = {
  list: call('read').output(type<Label[]>()),
  create: call('manage-contacts').input(z.object({ name, color })).output(type<Label>()),
  update: call('manage-contacts').input(one.extend({ name: name.optional(), color: color.optional() })).output(type<void>()),
  /** All labels in their new order. */
  place: call('manage-contacts').input(z.object({ labelIds: z.array(rowId).max(1000) })).output(type<void>()),
  remove: call('manage-contacts').input(one).output(type<{ undoId: number }>()),
  /** Who has the label gets `intoId` instead. */
  merge: call('manage-contacts').input(one.extend({ intoId: rowId })).output(type<{ undoId: number }>()),
  /**
   * Sets and removes labels of up to 100,000 customers. `job` names the `progress` events and what `stop` ends early;
   * what was done so far can be undone. A single customer's labels have no undo: they are set again.
   */
  change: call('manage-contacts')
    .input(z.object({ contactIds: z.array(rowId).min(1).max(100_000), add: z.array(rowId).max(100), remove: z.array(rowId).max(100), job: z.string().max(100).nullable() }))
    .output(type<{ undoId: number | null; changedCount: number }>()),
  /** The change of this name ends after the customers it is at, and answers what it did. */
  stop: call('manage-contacts').input(z.object({ job: z.string().max(100) })).output(type<void>()),
}
