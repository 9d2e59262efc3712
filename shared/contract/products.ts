import { type } from '@orpc/contract'
import { z } from 'zod'
import { mostLibraryLetters } from '../domain/library-file.ts'
import type { Attachment } from '../domain/message.ts'
import { isCurrency } from '../domain/money.ts'
import type { Product, ProductLibrary } from '../domain/product.ts'
import type { ProductImport } from '../domain/product-table.ts'
import { call, rowId } from './base.ts'

const line = z.string().max(300)
const ids = z.array(rowId).max(1000)
const price = z.object({ minor: z.number().int().safe(), currency: z.string().refine(isCurrency) })

export const products = {
  all: call('read').output(type<ProductLibrary>()),
  /**
   * `id` null: a new one, at the end. Its picture arrives by `PUT /kept-files`. `stock` becomes the value of the shop that
   * `stockKey` names, as if it had been fed there; null leaves that value alone.
   */
  save: call('manage-automation')
    .input(z.object({
      id: rowId.nullable(), name: line, price: price.nullable(), description: z.string().max(10_000), link: z.string().max(4000), retailerId: line, stockKey: line, stock: z.string().max(500).nullable(), pictureId: rowId.nullable(),
    }))
    .output(type<Product>()),
  /** Kept for 30 days, so that `restore` brings them back to where they were. */
  remove: call('manage-automation').input(z.object({ ids })).output(type<void>()),
  restore: call('manage-automation').input(z.object({ ids })).output(type<void>()),
  /** All products in their new order. */
  arrange: call('manage-automation').input(z.object({ ids })).output(type<void>()),
  /** The catalogue at Meta that is linked to the number; null: none. */
  setCatalog: call('manage-automation').input(z.object({ catalogId: z.string().max(300).nullable() })).output(type<void>()),
  /** Puts its picture into the draft of a conversation, so that it can be sent or left out there; none: nothing. */
  takePicture: call('reply').input(z.object({ id: rowId, conversationId: rowId })).output(type<Attachment[]>()),
  /** With `isDryRun` it says what would happen. Products that are here already, and values of the shop that are known, are left alone. */
  importFile: call('manage-automation').input(z.object({ text: z.string().max(mostLibraryLetters), isDryRun: z.boolean() })).output(type<ProductImport>()),
  exportFile: call('read').output(type<{ fileName: string; text: string }>()),
}
