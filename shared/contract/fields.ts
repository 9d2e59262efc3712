import { type } from '@orpc/contract'
import { z } from 'zod'
import { fieldKinds, type Field } from '../domain/fields.ts'
import { call, rowId } from './base.ts'

const one = z.object({ fieldId: rowId })
const name = z.string().max(200)
const choices = z.array(z.object({ id: rowId.nullable(), name })).max(500)

export const fields = {
  list: call('read').output(type<Field[]>()),
  create: call('manage-contacts').input(z.object({ name, kind: z.enum(fieldKinds), choices, currency: z.string().length(3).nullable() })).output(type<Field>()),
  /** A choice keeps its customers when it keeps its id; one that is left out is taken off the list, not off the customers. */
  update: call('manage-contacts').input(one.extend({ name: name.optional(), choices: choices.optional() })).output(type<void>()),
  place: call('manage-contacts').input(z.object({ fieldIds: z.array(rowId).max(1000) })).output(type<void>()),
  /** How many customers would lose a value. */
  use: call('read').input(one).output(type<{ contactCount: number }>()),
  remove: call('manage-contacts').input(one).output(type<{ undoId: number }>()),
  /** Typed text or a value of the kind; null removes it. */
  setValue: call('manage-contacts').input(one.extend({ contactId: rowId, value: z.union([z.string().max(10_000), z.number(), z.boolean()]).nullable() })).output(type<void>()),
}
