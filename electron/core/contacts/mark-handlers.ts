import type { ContactMetrics } from '#shared/domain/contact-metrics.ts'
import { contactId } from '#shared/domain/ids.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'
import { found } from '../kernel/refuse.ts'
import { rpc } from '../kernel/rpc.ts'
import { tellContactsChanged, tellDeleted } from '../kernel/undo-step.ts'

const dayMs = 86_400_000
const nothingCounted = { writtenInActive: 0, writtenInKept: 0, lastRead: null, sentInKept: 0, readInKept: 0, isWhole: true }

export function markHandlers(ports: FeaturePorts) {
  const { store, clock, facts, signals } = ports
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
    metrics: contacts.metrics.handler(async ({ input }): Promise<ContactMetrics> => {
      const { conversationId, lastInboundAtMs } = found(await store.contact(contactId(input.contactId)))
      const [activeMs, keptMs, nowMs] = [facts.policy('activity.active'), facts.policy('activity.kept'), clock.nowMs()]
      const counted = conversationId === null ? nothingCounted
        : await store.countedMessages({ conversationId, activeSinceMs: nowMs - activeMs, keptSinceMs: nowMs - keptMs, mostMessages: facts.policy('metrics.messages') })
      return { ...counted, lastInboundAtMs, activeDays: Math.round(activeMs / dayMs), keptDays: Math.round(keptMs / dayMs) }
    }),
    timeline: contacts.timeline.handler(({ input }) => store.contactTimeline({ ...input, contactId: contactId(input.contactId) })),
  }
}
