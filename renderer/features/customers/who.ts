import type { CustomerColumn, CustomerFilter } from '#shared/domain/customer-table.ts'
import { api } from '../../client/api.ts'
import type { CustomersToExport } from './customers-table.tsx'
import type { Selection } from './selection.ts'
import { asksNothing } from './table-setup.ts'

/** The customers chosen, by id. */
export async function idsOf({ mode, ids }: Selection, filter: CustomerFilter): Promise<number[]> {
  if (mode === 'some') return [...ids]
  return (await api.customers.ids({ filter })).filter((id) => !ids.has(id))
}

/** With nobody chosen, all who fit the filter; a whole segment goes by its name, so that it is asked anew when the file is written. */
export async function exportWish(selection: Selection | null, filter: CustomerFilter, columns: CustomerColumn[]): Promise<CustomersToExport> {
  const isWhole = selection === null || (selection.mode === 'all-but' && selection.ids.size === 0)
  if (!isWhole) return { who: { contactIds: await idsOf(selection, filter) }, columns }
  if (asksNothing(filter)) return { who: null, columns }
  if (filter.segmentId !== null && asksNothing({ ...filter, segmentId: null })) return { who: { segmentId: filter.segmentId }, columns }
  return { who: { contactIds: await api.customers.ids({ filter }) }, columns }
}
