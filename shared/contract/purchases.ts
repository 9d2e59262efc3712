import { type } from '@orpc/contract'
import { z } from 'zod'
import type { Purchase } from '../domain/purchases.ts'
import { call, cursor, pageSize, rowId, type Page } from './base.ts'

export const purchases = {
  /** Newest first. */
  page: call('read').input(z.object({ contactId: rowId, after: cursor, limit: pageSize })).output(type<Page<Purchase>>()),
  /** An amount as it was typed, or in minor units. */
  add: call('manage-contacts')
    .input(z.object({
      contactId: rowId, orderNumber: z.string().max(100).nullable(), atMs: z.number().int().min(0), amount: z.union([z.string().max(40), z.number().int()]),
      currency: z.string().length(3), item: z.string().max(500),
    }))
    .output(type<void>()),
  remove: call('manage-contacts').input(z.object({ purchaseId: rowId })).output(type<{ undoId: number }>()),
}
