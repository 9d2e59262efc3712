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
  /** Of few customers, without undo: they are set again. Many are changed by `customers.change`. */
  change: call('manage-contacts').input(z.object({ contactIds: z.array(rowId).min(1).max(200), add: z.array(rowId).max(100), remove: z.array(rowId).max(100) })).output(type<void>()),
}
