import type { ChosenCustomers } from '#shared/contract/customers.ts'
import type { CustomerFilter } from '#shared/domain/customer-table.ts'
import type { Selection } from './selection.ts'

/** The customers chosen: by id, or as everybody who fits but some, who are not counted out here. */
export const whoIs = ({ mode, ids }: Selection, filter: CustomerFilter): ChosenCustomers =>
  mode === 'some' ? { kind: 'these', contactIds: [...ids] } : { kind: 'all-who-fit', filter, except: [...ids] }
