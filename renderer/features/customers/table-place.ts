import { everybody, type CustomerColumn, type CustomerFilter, type CustomerSort, type CustomerView } from '#shared/domain/customer-table.ts'
import { create } from 'zustand'
import { recall, remember } from '../../ui/remembered.ts'
import type { ShownColumn, Widths } from './columns.ts'
import { plainSetup, setupOf, type TableSetup } from './table-setup.ts'

type Place = { viewId: number | null; setup: TableSetup; widths: Widths }

const recalled = recall<Pick<Place, 'viewId' | 'setup'> | null>('customers-table', null)

/** Where the table stands, kept while other screens are open and after a restart; never what was searched for. */
export const useTablePlace = create<Place>(() => ({ viewId: recalled?.viewId ?? null, setup: recalled?.setup ?? plainSetup, widths: recall<Widths>('customers-widths', {}) }))

useTablePlace.subscribe(({ viewId, setup, widths }, before) => {
  if (viewId !== before.viewId || setup !== before.setup) remember('customers-table', { viewId, setup: { ...setup, filter: { ...setup.filter, text: '', tree: null } } } satisfies Pick<Place, 'viewId' | 'setup'>)
  if (widths !== before.widths) remember('customers-widths', widths)
})

const change = (part: Partial<TableSetup>) => useTablePlace.setState(({ setup }) => ({ setup: { ...setup, ...part } }))

export const showView = (view: CustomerView | undefined) => useTablePlace.setState({ viewId: view?.id ?? null, setup: setupOf(view) })
export const keepAsView = (view: CustomerView) => useTablePlace.setState({ viewId: view.id, setup: setupOf(view) })
export const leaveView = () => useTablePlace.setState({ viewId: null })
export const sortBy = (sort: CustomerSort) => change({ sort })
export const showColumns = (columns: readonly CustomerColumn[]) => change({ columns })
export const narrow = (part: Partial<CustomerFilter>) => change({ filter: { ...useTablePlace.getState().setup.filter, ...part } })
export const showEverybody = () => change({ filter: everybody })
export const widen = (column: ShownColumn, px: number | undefined) =>
  useTablePlace.setState(({ widths }) => {
    const { [column]: _before, ...others } = widths
    return { widths: px === undefined ? others : { ...others, [column]: px } }
  })
