import { defaultColumns, defaultSort, everybody, type CustomerColumn, type CustomerFilter, type CustomerSort, type CustomerView } from '#shared/domain/customer-table.ts'

/** What the table shows, in which order, of whom: what a view keeps. */
export type TableSetup = { columns: readonly CustomerColumn[]; sort: CustomerSort; filter: CustomerFilter }

export const plainSetup: TableSetup = { columns: defaultColumns, sort: defaultSort, filter: everybody }

export const setupOf = (view: CustomerView | undefined): TableSetup => (view ? { columns: view.columns, sort: view.sort, filter: view.filter } : plainSetup)

/** The same wish always has the same text, whatever order its parts were written in. */
function wordsOf(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part)
}

const tidied = ({ columns, sort, filter }: TableSetup): TableSetup => ({ columns, sort: { ...sort, fieldId: sort.by === 'field' ? sort.fieldId : null }, filter: { ...filter, text: filter.text.trim() } })

export const isSameSetup = (one: TableSetup, other: TableSetup): boolean => wordsOf(tidied(one)) === wordsOf(tidied(other))
export const isSameFilter = (one: CustomerFilter, other: CustomerFilter): boolean => wordsOf({ ...one, text: one.text.trim() }) === wordsOf({ ...other, text: other.text.trim() })

export const asksNothing = (filter: CustomerFilter): boolean => isSameFilter(filter, everybody)
