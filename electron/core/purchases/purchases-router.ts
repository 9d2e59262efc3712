import { contactId } from '#shared/domain/ids.ts'
import { isCurrency, readMoney } from '#shared/domain/money.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'
import { found, refused } from '../kernel/refuse.ts'
import { rpc } from '../kernel/rpc.ts'
import { tellContactsChanged, tellDeleted } from '../kernel/undo-step.ts'

export function purchasesRouter(ports: FeaturePorts) {
  const { store, clock } = ports
  const { purchases } = rpc

  return {
    page: purchases.page.handler(({ input }) => store.purchases({ ...input, contactId: contactId(input.contactId) })),
    add: purchases.add.handler(async ({ input }) => {
      const contact = found(await store.contact(contactId(input.contactId)))
      if (!isCurrency(input.currency)) throw refused('value-invalid', null, { kind: 'currency' })
      const amountMinor = typeof input.amount === 'number' ? input.amount : readMoney(input.amount, input.currency)
      if (amountMinor === null) throw refused('value-invalid', null, { kind: 'money' })
      const orderNumber = input.orderNumber?.trim() || null
      const [outcome] = await store.addPurchases({ purchases: [{ contactId: contact.id, orderNumber, atMs: input.atMs, amountMinor, currency: input.currency, item: input.item.trim() }], importId: null, undoId: null })
      if (outcome?.outcome === 'taken') throw refused('order-taken', null, { order: orderNumber ?? '' })
      await tellContactsChanged(ports, [contact.id])
    }),
    remove: purchases.remove.handler(async ({ input }) => {
      return tellDeleted(ports, found(await store.deletePurchase(input.purchaseId, clock.nowMs())))
    }),
  }
}
