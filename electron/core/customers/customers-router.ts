import type { CustomerRow } from '#shared/domain/customer-table.ts'
import { undoId } from '#shared/domain/ids.ts'
import type { CustomerChange, RecentChange } from '#shared/domain/recent-changes.ts'
import { checkedSavedName, selectionOf } from '../kernel/customer-selection.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'
import { found, refused } from '../kernel/refuse.ts'
import { rpc } from '../kernel/rpc.ts'
import { asStep, undoStep } from '../kernel/undo-step.ts'
import { ChangeDesk } from './change-desk.ts'

export function customersRouter(ports: FeaturePorts) {
  const { store, clock, facts, signals, numbers, steps } = ports
  const { customers } = rpc
  const shown = (row: CustomerRow): CustomerRow => ({ ...row, name: numbers.name(row.name), phoneText: row.phoneText === null ? null : numbers.text(row.phoneText) })
  const withShownNumbers = (change: CustomerChange): CustomerChange => {
    if (change.kind === 'contacts-merged') return { ...change, name: numbers.name(change.name), into: numbers.name(change.into) }
    return 'customer' in change ? { ...change, customer: numbers.name(change.customer) } : change
  }
  const desk = new ChangeDesk(ports)
  const viewsChanged = () => signals.emit('library-changed', 'segments')

  return {
    page: customers.page.handler(async ({ input: { filter, ...request } }) => {
      const page = await store.customerPage({ ...request, selection: await selectionOf(ports, filter) })
      return { ...page, items: page.items.map(shown) }
    }),
    byIds: customers.byIds.handler(async ({ input }) => (await store.customersByIds(input.contactIds)).map(shown)),
    count: customers.count.handler(async ({ input }) => store.countCustomers(await selectionOf(ports, input.filter))),
    change: customers.change.handler(({ input }) => desk.change(input)),
    underWay: customers.underWay.handler(() => desk.underWay()),
    stop: customers.stop.handler(({ input }) => desk.stop(input.job)),
    changes: customers.changes.handler(async ({ input }) => {
      const page = await store.recentChanges({ ...input, sinceMs: clock.nowMs() - facts.policy('undo.kept') })
      return { ...page, items: page.items.map((item): RecentChange => ({ ...item, change: withShownNumbers(item.change), ...(steps.has(item.undoId) ? { state: 'running' } : {}) })) }
    }),
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
      const { name } = found((await store.customerViews()).find(({ id }) => id === input.id))
      const step = await asStep(ports, { kind: 'view-deleted', name }, (undo) => store.deleteCustomerView(input.id, undo))
      viewsChanged()
      return step
    }),
    undo: customers.undo.handler(({ input }) => undoStep(ports, undoId(input.undoId), input.job)),
  }
}
