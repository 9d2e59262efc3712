import { conversationId } from '#shared/domain/ids.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'
import { found, refused } from '../kernel/refuse.ts'
import { rpc } from '../kernel/rpc.ts'
import { parsePhone } from '../kernel/parse-phone.ts'
import type { ReadReceipts } from './read-receipts.ts'

export function conversationsRouter({ store, clock, facts, signals, numbers }: FeaturePorts, readReceipts: ReadReceipts) {
  const times = () => ({ nowMs: clock.nowMs(), closingWithinMs: facts.policy('window.closing-notice') })
  const changed = (id: number) => signals.emit('changed', { conversationIds: [conversationId(id)] })
  const { conversations } = rpc

  return {
    page: conversations.page.handler(async ({ input }) => {
      const page = await store.conversationPage({ ...input, ...times() })
      return { ...page, items: page.items.map((row) => numbers.row(row)) }
    }),
    byIds: conversations.byIds.handler(async ({ input }) => (await store.conversationsByIds(input.conversationIds)).map((row) => numbers.row(row))),
    counts: conversations.counts.handler(() => store.conversationCounts(times())),
    neighbour: conversations.neighbour.handler(async ({ input }) => {
      const row = await store.neighbour({ ...input, ...times() })
      return row && numbers.row(row)
    }),
    openByPhone: conversations.openByPhone.handler(async ({ input }) => {
      const phone = parsePhone(input.phone, facts.account?.displayPhoneNumber ?? null)
      if (!phone) throw refused('phone-invalid')
      const id = await store.openByPhone(phone, clock.nowMs())
      changed(id)
      const [row] = await store.conversationsByIds([id])
      return numbers.row(found(row))
    }),
    markRead: conversations.markRead.handler(async ({ input }) => {
      const { latestUnread } = await store.markRead(conversationId(input.conversationId), clock.nowMs())
      changed(input.conversationId)
      if (latestUnread) readReceipts.send(latestUnread)
    }),
    markUnread: conversations.markUnread.handler(async ({ input }) => {
      await store.markUnread(conversationId(input.conversationId))
      changed(input.conversationId)
    }),
    setPinned: conversations.setPinned.handler(async ({ input }) => {
      await store.setPinned(conversationId(input.conversationId), input.isPinned ? clock.nowMs() : null)
      changed(input.conversationId)
    }),
    setMuted: conversations.setMuted.handler(async ({ input }) => {
      await store.setMuted(conversationId(input.conversationId), input.untilMs)
      changed(input.conversationId)
    }),
    setArchived: conversations.setArchived.handler(async ({ input }) => {
      await store.setArchived(conversationId(input.conversationId), input.isArchived)
      changed(input.conversationId)
    }),
  }
}
