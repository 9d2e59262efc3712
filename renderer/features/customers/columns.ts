import { customerColumns, fieldOfColumn, type CustomerColumn, type CustomerSort } from '#shared/domain/customer-table.ts'
import type { Field } from '#shared/domain/fields.ts'
import type { MessageKey } from '#shared/locales/en/index.ts'

/** The name always stands first and is no choice of the owner. */
export type ShownColumn = CustomerColumn | 'name'
export type Widths = Readonly<Partial<Record<ShownColumn, number>>>
type Order = Pick<CustomerSort, 'by' | 'fieldId'>

/** Widths are px at 100 %. */
export const narrowestPx = 72
export const widestPx = 640

const naturalPx: Readonly<Record<Exclude<ShownColumn, `field.${number}`>, number>> = {
  name: 240, phone: 156, labels: 184, 'last-inbound': 124, 'first-seen': 132, messages: 92, 'purchase-count': 92, 'purchase-total': 124, 'last-purchase': 124, vip: 96, consent: 116, complaints: 84,
}
const numbers: ReadonlySet<ShownColumn> = new Set(['messages', 'purchase-count', 'purchase-total', 'complaints'])
const fieldPx = 132

export function widthOf(column: ShownColumn, widths: Widths): number {
  const natural = fieldOfColumn(column) === null ? naturalPx[column as keyof typeof naturalPx] : fieldPx
  return Math.round(Math.min(widestPx, Math.max(narrowestPx, widths[column] ?? natural)))
}

/** Whether the column is read as numbers, digit under digit. */
export function isNumeric(column: ShownColumn, fields: readonly Field[]): boolean {
  const kind = fields.find(({ id }) => id === fieldOfColumn(column))?.kind
  return numbers.has(column) || kind === 'number' || kind === 'money'
}

/** The order a column's head stands for; null: it has none. */
export function orderOf(column: ShownColumn): Order | null {
  const fieldId = fieldOfColumn(column)
  if (fieldId !== null) return { by: 'field', fieldId }
  return column === 'phone' || column === 'labels' || column === 'consent' || column === 'complaints' ? null : { by: column as Exclude<CustomerSort['by'], 'field'>, fieldId: null }
}

export const isSortedBy = (sort: CustomerSort, order: Order | null): boolean => order !== null && sort.by === order.by && sort.fieldId === order.fieldId

/** Names and texts from their beginning, everything else the most first; again the other way round. */
export function nextSort(sort: CustomerSort, column: ShownColumn, fields: readonly Field[]): CustomerSort {
  const order = orderOf(column)
  if (order === null) return sort
  if (isSortedBy(sort, order)) return { ...sort, direction: sort.direction === 'ascending' ? 'descending' : 'ascending' }
  const kind = fields.find(({ id }) => id === order.fieldId)?.kind
  return { ...order, direction: column === 'name' || kind === 'text' || kind === 'date' || kind === 'choice' ? 'ascending' : 'descending' }
}

/** All that can be shown, in the order they are offered. */
export const offeredColumns = (fields: readonly Field[]): CustomerColumn[] => [...customerColumns, ...fields.map(({ id }): CustomerColumn => `field.${id}`)]

/** Without the fields that are gone. */
export const knownColumns = (columns: readonly CustomerColumn[], fields: readonly Field[]): CustomerColumn[] =>
  columns.filter((column) => fieldOfColumn(column) === null || fields.some(({ id }) => id === fieldOfColumn(column)))

export function withColumn(columns: readonly CustomerColumn[], column: CustomerColumn, isShown: boolean): CustomerColumn[] {
  const others = columns.filter((each) => each !== column)
  return isShown ? [...others, column] : others
}

export const columnName = (column: ShownColumn, fields: readonly Field[], t: (key: MessageKey) => string): string =>
  fields.find(({ id }) => id === fieldOfColumn(column))?.name ?? t(fieldOfColumn(column) === null ? `customers.column.${column as keyof typeof naturalPx}` : 'customers.column.gone')
