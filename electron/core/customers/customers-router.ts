import type { CustomerRow } from '#shared/domain/customer-table.ts'
import { undoId } from '#shared/domain/ids.ts'
import { checkedSavedName, selectionOf } from '../kernel/customer-selection.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'
import { found, refused } from '../kernel/refuse.ts'
import { rpc } from '../kernel/rpc.ts'
import { undoStep } from '../kernel/undo-step.ts'

/** As many as one change of labels takes. */
const mostIds = 100_000

export function customersRouter(ports: FeaturePorts) {
  const { store, clock, facts, signals, numbers } = ports
  const { customers } = rpc
  const shown = (row: CustomerRow): CustomerRow => ({ ...row, name: numbers.name(row.name), phoneText: row.phoneText === null ? null : numbers.text(row.phoneText) })
  const viewsChanged = () => signals.emit('library-changed', 'segments')

  return {
    page: customers.page.handler(async ({ input: { filter, ...request } }) => {
      const page = await store.customerPage({ ...request, selection: await selectionOf(ports, filter) })
      return { ...page, items: page.items.map(shown) }
    }),
    byIds: customers.byIds.handler(async ({ input }) => (await store.customersByIds(input.contactIds)).map(shown)),
    count: customers.count.handler(async ({ input }) => store.countCustomers(await selectionOf(ports, input.filter))),
    ids: customers.ids.handler(async ({ input }) => store.customerIds(await selectionOf(ports, input.filter), mostIds)),
    views: customers.views.handler(() => store.customerViews()),
    saveView: customers.saveView.handler(async ({ input }) => {
      const all = await store.customerViews()
      const limit = facts.policy('customer-views.count')
      if (input.id === null && all.length >= limit) throw refused('too-many-items', 'customer-views.count', { limit })
      const name = checkedSavedName(ports, input.name, all.filter(({ id }) => id !== input.id))
      const saved = found(await store.saveCustomerView({ ...input, name }))
      viewsChanged()
      return saved
    }),
    removeView: customers.removeView.handler(async ({ input }) => {
      found((await store.customerViews()).find(({ id }) => id === input.id))
      const step = await store.startUndo('view-deleted', clock.nowMs())
      await store.deleteCustomerView(input.id, step)
      viewsChanged()
      return { undoId: step }
    }),
    undo: customers.undo.handler(({ input }) => undoStep(ports, undoId(input.undoId), input.job)),
  }
}
