import { type } from '@orpc/contract'
import { z } from 'zod'
import { call, rowId } from './base.ts'

export const customers = {
  /** Takes back a change that answered this id; for 30 days, once. NOT_FOUND afterwards. */
  undo: call('manage-contacts').input(z.object({ undoId: rowId })).output(type<void>()),
}
