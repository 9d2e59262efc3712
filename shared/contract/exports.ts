import { type } from '@orpc/contract'
import { z } from 'zod'
import { customerColumns } from '../domain/exported-customer.ts'
import { call, rowId } from './base.ts'

export const exports = {
  /** Where the table can be fetched once; it is written as it is fetched. `hasBom`: Excel then reads Hangul. */
  customers: call('manage-contacts')
    .input(z.object({ columns: z.array(z.enum(customerColumns)).max(50), fieldIds: z.array(rowId).max(200), hasBom: z.boolean() }))
    .output(type<{ path: string }>()),
}
