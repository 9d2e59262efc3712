import { contactId } from '#shared/domain/ids.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'
import { found } from '../kernel/refuse.ts'
import { rpc } from '../kernel/rpc.ts'
import { tellContactsChanged, tellDeleted } from '../kernel/undo-step.ts'

export function markHandlers(ports: FeaturePorts) {
  const { store, clock, signals } = ports
  const { contacts } = rpc

  return {
    setVip: contacts.setVip.handler(async ({ input }) => {
      const { id } = found(await store.contact(contactId(input.contactId)))
      await tellContactsChanged(ports, await store.setVips({ contactIds: [id], isVip: input.isVip, nowMs: clock.nowMs(), undoId: null }))
    }),
    /** The second one excludes a customer from promotions: whoever keeps the consents hears of each. */
    addComplaint: contacts.addComplaint.handler(async ({ input }) => {
      const { id } = found(await store.contact(contactId(input.contactId)))
      const count = await store.addComplaint(id, input.text.trim(), clock.nowMs())
      signals.emit('complained', { contactId: id, count })
      await tellContactsChanged(ports, [id])
    }),
    removeComplaint: contacts.removeComplaint.handler(async ({ input }) => {
      return tellDeleted(ports, found(await store.deleteComplaint(input.complaintId, clock.nowMs())))
    }),
    timeline: contacts.timeline.handler(({ input }) => store.contactTimeline({ ...input, contactId: contactId(input.contactId) })),
  }
}
