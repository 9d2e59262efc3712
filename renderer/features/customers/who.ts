import type { CustomerFilter } from '#shared/domain/customer-table.ts'
import { api } from '../../client/api.ts'
import type { Selection } from './selection.ts'

/** The customers chosen, by id. */
export async function idsOf({ mode, ids }: Selection, filter: CustomerFilter): Promise<number[]> {
  if (mode === 'some') return [...ids]
  return (await api.customers.ids({ filter })).filter((id) => !ids.has(id))
}
