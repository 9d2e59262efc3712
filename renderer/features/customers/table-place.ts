import { defaultSort, everybody, type CustomerColumn, type CustomerFilter, type CustomerSort, type CustomerView } from '#shared/domain/customer-table.ts'
import type { Field } from '#shared/domain/fields.ts'
import { create } from 'zustand'
import { recall, remember } from '../../ui/remembered.ts'
import { knownColumns, type ShownColumn, type Widths } from './columns.ts'
import { isSameSetup, plainSetup, setupOf, type TableSetup } from './table-setup.ts'

type Place = {
  viewId: number | null
  setup: TableSetup
  widths: Widths
  /** What the chosen view keeps; null until it was read after a start. */
  kept: TableSetup | null
}
/** Without a setup the view as it is kept; `keepsText`: what is searched for is the view's. */
type Remembered = { viewId: number | null; setup: TableSetup | null; keepsText?: boolean }

const recalled = recall<Remembered | null>('customers-table', null)

/** Where the table stands, kept while other screens are open and after a restart; never what was searched for. */
export const useTablePlace = create<Place>(() => ({
  viewId: recalled?.viewId ?? null, setup: recalled?.setup ?? plainSetup, kept: recalled && recalled.viewId !== null ? null : plainSetup, widths: recall<Widths>('customers-widths', {}),
}))

useTablePlace.subscribe(({ viewId, setup, kept, widths }, before) => {
  if (viewId !== before.viewId || setup !== before.setup) {
    const isAsKept = viewId !== null && kept !== null && isSameSetup(setup, kept)
    const keepsText = kept !== null && kept.filter.text.trim() === setup.filter.text.trim()
    remember('customers-table', { viewId, setup: isAsKept ? null : { ...setup, filter: { ...setup.filter, text: '', tree: null } }, keepsText } satisfies Remembered)
  }
  if (widths !== before.widths) remember('customers-widths', widths)
})

const change = (part: Partial<TableSetup>) => useTablePlace.setState(({ setup }) => ({ setup: { ...setup, ...part } }))

export const showView = (view: CustomerView | undefined) => useTablePlace.setState({ viewId: view?.id ?? null, setup: setupOf(view), kept: setupOf(view) })
/** After a start: the view, with what was changed of it before. */
export const resumeView = (view: CustomerView | undefined) => {
  const kept = setupOf(view)
  if (!recalled?.setup) return showView(view)
  const { setup } = useTablePlace.getState()
  useTablePlace.setState({ viewId: view?.id ?? null, kept, setup: { ...setup, filter: { ...setup.filter, text: recalled.keepsText ? kept.filter.text : '' } } })
}
export const leaveView = () => useTablePlace.setState({ viewId: null, kept: plainSetup })
export const sortBy = (sort: CustomerSort) => change({ sort })
export const showColumns = (columns: readonly CustomerColumn[]) => change({ columns })
/** Without what shows or sorts by a deleted field. */
export const dropGoneFields = (fields: readonly Field[]) => {
  const { columns, sort } = useTablePlace.getState().setup
  change({ columns: knownColumns(columns, fields), sort: sort.by === 'field' && !fields.some(({ id }) => id === sort.fieldId) ? defaultSort : sort })
}
export const narrow = (part: Partial<CustomerFilter>) => change({ filter: { ...useTablePlace.getState().setup.filter, ...part } })
export const showEverybody = () => change({ filter: everybody })
export const widen = (column: ShownColumn, px: number | undefined) =>
  useTablePlace.setState(({ widths }) => {
    const { [column]: _before, ...others } = widths
    return { widths: px === undefined ? others : { ...others, [column]: px } }
  })
