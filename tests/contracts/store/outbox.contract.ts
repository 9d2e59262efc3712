import { describe, expect, it } from 'vitest'
import type { NewOutgoing } from '#core/ports/store/sending-store.ts'
import { clientReference, messageId, wamid, type MessageId } from '#shared/domain/ids.ts'
import { deliver, received, status } from '../../support/inbound-events.ts'
import { ana, listed, minji, outgoing, t0, type StoreUnderTest } from './store-under-test.ts'

export function outboxContract(shop: StoreUnderTest): void {
  describe('outbox', () => {
    it('makes one message of a repeated reference and hands out one at a time per conversation', async () => {
      const id = await shop.store.openByPhone(minji.phone, t0)
      const other = await shop.store.openByPhone(ana.phone, t0)
      const first = await shop.store.enqueue(outgoing(id, 'r1', '하나'))
      expect(await shop.store.enqueue(outgoing(id, 'r1', '하나'))).toEqual(first)
      await shop.store.enqueue(outgoing(id, 'r2', '둘', t0 + 1))
      await shop.store.enqueue(outgoing(other, 'r3', 'three', t0 + 2))
      expect((await shop.due(t0 + 9)).map(({ clientReference }) => clientReference)).toEqual(['r1', 'r3'])
      expect((await shop.store.dueOutgoing({ nowMs: t0 + 9, limit: 10, excluding: new Set([id]) })).map(({ clientReference }) => clientReference)).toEqual(['r3'])
      await shop.store.claim([{ messageId: first.id, atMs: t0, isBusinessInitiated: true }])
      await shop.store.recordOutcomes([{ kind: 'accepted', messageId: first.id, wamid: wamid('wamid.W1'), waId: minji.phone, userId: 'KR.9', atMs: t0 }])
      expect((await shop.due(t0 + 9)).map(({ clientReference }) => clientReference)).toEqual(['r2', 'r3'])
      expect((await shop.thread(id))[0]).toMatchObject({ status: 'accepted', wamid: 'wamid.W1' })
      expect(await shop.store.attemptsSince(t0)).toHaveLength(1)
      expect(await shop.store.queueCounts()).toEqual({ queuedCount: 2, oldestQueuedAtMs: t0 + 1, unknownCount: 0 })
    })

    it('waits for the time of a retry and keeps the order behind it', async () => {
      const id = await shop.store.openByPhone(minji.phone, t0)
      const first = await shop.store.enqueue(outgoing(id, 'r1', '1'))
      await shop.store.enqueue(outgoing(id, 'r2', '2', t0 + 1))
      await shop.store.claim([{ messageId: first.id, atMs: t0, isBusinessInitiated: false }])
      const error = { code: 130429, title: 'Rate limit', details: null }
      await shop.store.recordOutcomes([{ kind: 'retry', messageId: first.id, error, nextAttemptAtMs: t0 + 5000 }])
      expect(await shop.due(t0 + 4999)).toEqual([])
      expect(await shop.store.nextDueAtMs(t0)).toBe(t0 + 5000)
      expect((await shop.due(t0 + 5000)).map((item) => [item.clientReference, item.attemptCount])).toEqual([['r1', 1]])
      expect((await shop.thread(id))[0]).toMatchObject({ status: 'queued', error, nextAttemptAtMs: t0 + 5000 })
    })

    it('settles an unknown outcome by the reference a status carries', async () => {
      const id = await shop.store.openByPhone(minji.phone, t0)
      const sent = await shop.store.enqueue(outgoing(id, 'r1', '1'))
      await shop.store.claim([{ messageId: sent.id, atMs: t0, isBusinessInitiated: false }])
      expect(await shop.store.markInterrupted(t0 + 1)).toEqual([sent.id])
      expect(await shop.store.oldestUnknownAtMs()).toBe(t0 + 1)
      await deliver(shop.store, [status('W1', 'read', t0 + 9)], t0)
      const result = await deliver(shop.store, [status('W1', 'sent', t0 + 5, { clientReference: 'r1' })], t0)
      expect(result.settled).toEqual([sent.id])
      expect((await shop.thread(id))[0]).toMatchObject({ wamid: 'wamid.W1', status: 'read', statusAtMs: { sent: t0 + 5, read: t0 + 9 } })
      expect(await shop.store.queueCounts()).toMatchObject({ unknownCount: 0, queuedCount: 0 })
    })

    it('does not send again what was unconfirmed, queued anew, and then reported after all', async () => {
      const id = await shop.store.openByPhone(minji.phone, t0)
      const sent = await shop.store.enqueue(outgoing(id, 'r1', '1'))
      await shop.store.claim([{ messageId: sent.id, atMs: t0, isBusinessInitiated: false }])
      await shop.store.recordOutcomes([{ kind: 'unknown', messageId: sent.id, atMs: t0 }])
      expect(await shop.store.expireUnknown(t0 + 1, { code: -1, title: 'unconfirmed', details: null })).toEqual([{ messageId: sent.id, conversationId: id, reactionTargetId: null }])
      expect(await shop.store.discard(sent.id)).toBeNull()
      expect((await shop.thread(id))[0]).toMatchObject({ id: sent.id, status: 'failed' })
      expect(await shop.store.requeue(sent.id, { clientReference: clientReference('r2'), nowMs: t0 + 2, uploadedSinceMs: t0 })).toBe(true)
      await deliver(shop.store, [status('W1', 'delivered', t0 + 3, { clientReference: 'r1' })], t0)
      expect(await shop.due(t0 + 99)).toEqual([])
      expect((await shop.thread(id))[0]).toMatchObject({ status: 'delivered', wamid: 'wamid.W1', error: null })
    })

    it('keeps the reason of a failure reported by webhook and can queue the message anew', async () => {
      const id = await shop.store.openByPhone(minji.phone, t0)
      const sent = await shop.store.enqueue(outgoing(id, 'r1', '1'))
      await shop.store.claim([{ messageId: sent.id, atMs: t0, isBusinessInitiated: false }])
      await shop.store.recordOutcomes([{ kind: 'accepted', messageId: sent.id, wamid: wamid('wamid.W1'), waId: null, userId: null, atMs: t0 }])
      const error = { code: 131047, title: 'Re-engagement message', details: '24 h' }
      await deliver(shop.store, [status('W1', 'failed', t0 + 2, { error }), status('W1', 'sent', t0 + 1)], t0)
      expect((await shop.thread(id))[0]).toMatchObject({ status: 'failed', error })
      expect(await shop.row(minji.phone)).toMatchObject({ failedCount: 1 })
      expect((await shop.store.conversationPage({ ...listed, filter: 'failed' })).items).toHaveLength(1)
      await shop.store.requeue(sent.id, { clientReference: clientReference('r2'), nowMs: t0 + 3, uploadedSinceMs: t0 })
      expect((await shop.due(t0 + 3))[0]).toMatchObject({ clientReference: 'r2', content: { body: '1' }, attemptCount: 0 })
      expect(await shop.row(minji.phone)).toMatchObject({ failedCount: 0 })
    })

    it('takes what was sent out of the draft in the same transaction, and nothing else', async () => {
      const id = await shop.store.openByPhone(minji.phone, t0)
      const draft = async (text: string, quotedMessageId: MessageId | null = null) => {
        await shop.store.saveDraft({ conversationId: id, text, attachmentIds: [], quotedMessageId, nowMs: t0 })
      }
      const left = async (reference: string, body: string, more: Partial<NewOutgoing> = {}) => {
        await shop.store.enqueue({ ...outgoing(id, reference, body), ...more })
        return (await shop.store.draft(id))?.text ?? null
      }
      await draft('네, 있어요 ')
      expect(await left('r1', '네, 있어요')).toBeNull()
      expect(await shop.row(minji.phone)).toMatchObject({ draft: null })
      await draft('네, 있')
      expect(await left('r2', '네, 있어요')).toBeNull()
      await draft('네, 있어요\n그리고')
      expect(await left('r3', '네, 있어요')).toBe('그리고')
      await draft('다른 말')
      expect(await left('r4', '네, 있어요')).toBe('다른 말')
      expect(await left('r5', '다른 말', { origin: 'automation' as never })).toBe('다른 말')

      const [quoted] = await shop.thread(id)
      await draft('', quoted!.id)
      expect(await left('r6', '답장', { quotedMessageId: quoted!.id })).toBeNull()
    })

    it('takes no text back into the draft that a message took meanwhile, however late the draft is saved', async () => {
      const id = await shop.store.openByPhone(minji.phone, t0)
      const underway = [{ requestId: 'first', text: '네' }, { requestId: 'second', text: '있어요' }]
      await shop.store.enqueue(outgoing(id, 'first', '네'))
      await shop.store.saveDraft({ conversationId: id, text: '몇 개', attachmentIds: [], quotedMessageId: null, underway, nowMs: t0 })
      expect((await shop.store.draft(id))?.text).toBe('있어요\n몇 개')
      await shop.store.enqueue(outgoing(id, 'second', '있어요'))
      expect((await shop.store.draft(id))?.text).toBe('몇 개')
      await shop.store.saveDraft({ conversationId: id, text: '', attachmentIds: [], quotedMessageId: null, underway, nowMs: t0 })
      expect(await shop.store.draft(id)).toBeNull()
    })

    it('takes a file that was sent out of the draft, and its caption with it', async () => {
      const id = await shop.store.openByPhone(minji.phone, t0)
      const file = () => shop.store.addAttachment({ conversationId: id, type: 'image', mimeType: 'image/png', fileName: 'a.png', sizeBytes: 3, isVoice: false, key: 'attachment/1', nowMs: t0 })
      const [first, second] = [await file(), await file()]
      await shop.store.saveDraft({ conversationId: id, text: '두 장이에요', attachmentIds: [first.id, second.id], quotedMessageId: null, nowMs: t0 })
      const send = (reference: string, attachmentId: number, caption: string | null) =>
        shop.store.enqueue({ ...outgoing(id, reference, ''), content: { type: 'image', attachmentId, caption, isVoice: false } })
      await send('r1', first.id, '두 장이에요')
      expect(await shop.store.draft(id)).toMatchObject({ text: '', attachments: [{ id: second.id }] })
      await send('r2', second.id, null)
      expect(await shop.store.draft(id)).toBeNull()
    })

    it('gives back the text of a message never sent, and refuses once it was', async () => {
      const id = await shop.store.openByPhone(minji.phone, t0)
      const first = await shop.store.enqueue(outgoing(id, 'r1', '취소할 말'))
      expect(await shop.store.discard(first.id)).toEqual({ conversationId: id, text: '취소할 말' })
      expect(await shop.thread(id)).toEqual([])
      await shop.store.enqueue(outgoing(id, 'r2', '2'))
      const error = { code: -4, title: 'discarded', details: null }
      expect(await shop.store.discardQueued(error)).toHaveLength(1)
      expect((await shop.thread(id))[0]).toMatchObject({ status: 'failed', error })
    })

    it('shows our own reaction at once and keeps it out of the thread', async () => {
      await deliver(shop.store, [received('m', minji, t0)], t0)
      const found = await shop.row(minji.phone)
      const reaction = await shop.store.enqueue({ ...outgoing(found.id, 'r1', ''), content: { type: 'reaction', targetWamid: 'wamid.m', emoji: '👍' } })
      expect(await shop.store.messagesByIds([reaction.id])).toEqual([])
      expect((await shop.thread(found.id)).map(({ reactions }) => reactions)).toEqual([[{ from: 'shop', emoji: '👍', atMs: t0 }]])
      expect(await shop.due()).toHaveLength(1)
      expect(await shop.store.reactionTarget(messageId(found.lastMessage?.id ?? 0))).toEqual({ conversationId: found.id, wamid: 'wamid.m', timestampMs: t0, isInbound: true, isDeleted: false })
    })
  })
}
