import { fieldOfColumn, type CustomerColumn as ShownColumn } from '#shared/domain/customer-table.ts'
import { customerColumns, type CustomerColumn } from '#shared/domain/exported-customer.ts'
import type { Field } from '#shared/domain/fields.ts'

/** Both in the order of the file. */
export type ChosenColumns = { columns: readonly CustomerColumn[]; fieldIds: readonly number[] }

export const allColumns = (fields: readonly Field[]): ChosenColumns => ({ columns: customerColumns, fieldIds: fields.map(({ id }) => id) })

const named: Readonly<Partial<Record<ShownColumn, readonly CustomerColumn[]>>> = {
  phone: ['phone'], labels: ['labels'], 'last-inbound': ['last-inbound'], 'first-seen': ['first-seen'], 'purchase-count': ['purchase-count'],
  'purchase-total': ['purchase-sum', 'purchase-currency'], vip: ['vip'], consent: ['consent', 'consent-date'],
}

/** The columns of the table on screen as the file has them; the name always comes along. */
export function columnsShown(shown: readonly ShownColumn[], fields: readonly Field[]): ChosenColumns {
  const wanted = new Set<CustomerColumn>(['name', ...shown.flatMap((column) => named[column] ?? [])])
  const fieldIds = new Set(shown.map(fieldOfColumn))
  return { columns: customerColumns.filter((column) => wanted.has(column)), fieldIds: fields.filter(({ id }) => fieldIds.has(id)).map(({ id }) => id) }
}
