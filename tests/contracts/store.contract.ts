import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Clock } from '#core/ports/clock.ts'
import type { NewOutgoing } from '#core/ports/store/sending-store.ts'
import type { Store } from '#core/ports/store/store.ts'
import { clientReference, messageId, wamid, type ConversationId } from '#shared/domain/ids.ts'
import { ManualClock } from '../support/manual-clock.ts'
import { context, deliver, hour, person, received, status, text } from '../support/inbound-events.ts'

const t0 = Date.UTC(2026, 10, 20, 1)
const minji = { phone: '821012345678', profileName: '김민지' }
const ana = { phone: '41790001122', userId: 'CH.7f3K', profileName: 'Ana' }
const listed = { after: null, limit: 50, nowMs: t0, closingWithinMs: 4 * hour }

/** What every implementation of the store port must do; run on each of them. */
export function storeContract(name: string, open: (clock: Clock) => Promise<Store>): void {
  describe(`store contract: ${name}`, () => {
    let store: Store
    beforeEach(async () => {
      store = await open(new ManualClock(t0))
    })
    afterEach(() => store.close())

    const row = async (phone: string) => {
      const found = await store.conversationByPhone(phone)
      if (!found) throw new Error(`No conversation with ${phone}`)
      return found
    }
    const thread = async (id: ConversationId) => (await store.threadPage({ conversationId: id, anchor: { at: 'latest' }, limit: 50 })).items
    const outgoing = (conversationId: ConversationId, reference: string, body: string, nowMs = t0): NewOutgoing => ({
      conversationId, clientReference: clientReference(reference), origin: 'person', content: { type: 'text', body, previewUrl: false }, quotedMessageId: null, nowMs,
    })
    const due = (nowMs = t0) => store.dueOutgoing({ nowMs, limit: 10, excluding: new Set() })

    describe('journal', () => {
      const entry = (body: string) => ({ body: new TextEncoder().encode(body), sha256: createHash('sha256').update(body).digest(), receivedAtMs: t0 })

      it('keeps a body once and hands it out until it is projected', async () => {
        const [first] = await store.appendJournal([entry('a')])
        const again = await store.appendJournal([entry('a'), entry('b')])
        expect(again.map(({ isDuplicate }) => isDuplicate)).toEqual([true, false])
        expect(again[0]?.journalId).toBe(first?.journalId)
        expect((await store.pendingJournal(10)).map(({ body }) => new TextDecoder().decode(body))).toEqual(['a', 'b'])
        await store.project((await store.pendingJournal(1)).map(({ journalId, receivedAtMs }) => ({ journalId, receivedAtMs, outcome: { ok: true, events: [] } })), context(t0))
        expect(await store.pendingJournalCount()).toBe(1)
      })

      it('keeps what cannot be read, with the reason, and counts it', async () => {
        const [first] = await store.appendJournal([entry('{')])
        if (!first) throw new Error('no entry')
        await store.project([{ journalId: first.journalId, receivedAtMs: t0, outcome: { ok: false, problem: 'not JSON' } }], context(t0))
        await store.countRejectedSignature()
        expect(await store.unreadableJournal(5)).toEqual([{ journalId: first.journalId, problem: 'not JSON', receivedAtMs: t0, bytes: 1 }])
        expect(await store.inboundCounters()).toEqual({ rejectedSignatureCount: 1, unreadableCount: 1, unknownTypeCount: 0, lastDeliveryAtMs: t0 })
        expect(await store.pendingJournalCount()).toBe(0)
      })
    })

    describe('inbound', () => {
      it('makes contact, conversation, unread count and window of the first message', async () => {
        const result = await deliver(store, [received('안녕하세요', minji, t0)], t0)
        const found = await row(minji.phone)
        expect(found).toMatchObject({ contactName: '김민지', unreadCount: 1, windowEndsAtMs: t0 + 24 * hour, lastActivityAtMs: t0, lastMessage: { text: '안녕하세요', direction: 'inbound', status: 'received' } })
        expect(result.arrived).toEqual([{ conversationId: found.id, messageId: found.lastMessage?.id, contactName: '김민지', isMuted: false }])
        expect(result.messages).toEqual([{ conversationId: found.id, messageId: found.lastMessage?.id, change: 'added' }])
      })

      it('takes a message once however often it is delivered', async () => {
        await deliver(store, [received('a', minji, t0), received('a', minji, t0)], t0)
        const again = await deliver(store, [received('a', minji, t0)], t0 + 5)
        expect(again.arrived).toEqual([])
        expect(await row(minji.phone)).toMatchObject({ unreadCount: 1 })
      })

      it('never counts history as unread and opens no window by it', async () => {
        await deliver(store, [received('old', minji, t0, { origin: 'history' }), received('reply', minji, t0 + 1, { origin: 'history', direction: 'outbound', historyStatus: 'read' })], t0)
        expect(await row(minji.phone)).toMatchObject({ unreadCount: 0, windowEndsAtMs: null, lastMessage: { status: 'read', origin: 'history' } })
      })

      it('previews the latest by time, not by arrival, and the window by the latest inbound', async () => {
        await deliver(store, [received('late', minji, t0 + 60_000)], t0)
        await deliver(store, [received('early', minji, t0)], t0)
        expect(await row(minji.phone)).toMatchObject({ lastMessage: { text: 'late' }, windowEndsAtMs: t0 + 60_000 + 24 * hour, unreadCount: 2 })
      })

      it('shows an echo of the phone app as sent by the shop', async () => {
        await deliver(store, [received('from the phone', minji, t0, { direction: 'outbound', origin: 'phone-app' })], t0)
        expect(await row(minji.phone)).toMatchObject({ unreadCount: 0, windowEndsAtMs: null, lastMessage: { direction: 'outbound', origin: 'phone-app', status: 'sent' } })
      })

      it('keeps every wording of an edited message and the original of a deleted one', async () => {
        const edit = (body: string, atMs: number) => ({ kind: 'message-edited' as const, wamid: wamid('wamid.m'), from: person(minji), content: text(body), atMs })
        await deliver(store, [edit('third', t0 + 3), { kind: 'message-revoked', wamid: wamid('wamid.m'), from: person(minji), atMs: t0 + 9 }], t0)
        await deliver(store, [edit('second', t0 + 2), received('m', minji, t0)], t0)
        const found = await row(minji.phone)
        const [message] = await thread(found.id)
        expect(message).toMatchObject({ content: { body: 'third' }, editedAtMs: t0 + 3, deletedAtMs: t0 + 9 })
        expect(found.lastMessage).toMatchObject({ isDeleted: true, text: null })
        expect(await store.messageVersions(messageId(message?.id ?? 0))).toEqual([
          { content: { type: 'text', body: 'm' }, replacedAtMs: t0 + 2, reason: 'edited' },
          { content: { type: 'text', body: 'second' }, replacedAtMs: t0 + 3, reason: 'edited' },
          { content: { type: 'text', body: 'third' }, replacedAtMs: t0 + 9, reason: 'deleted' },
        ])
      })

      it('keeps the latest reaction of each side, also one that came before its message', async () => {
        const react = (emoji: string | null, atMs: number, id: string) => ({ kind: 'reaction' as const, target: wamid('wamid.m'), by: 'customer' as const, person: person(minji), emoji, atMs, wamid: wamid(id) })
        await deliver(store, [react('👍', t0 + 1, 'r1'), react('❤️', t0 + 2, 'r2')], t0)
        await deliver(store, [received('m', minji, t0), { ...react('🙏', t0 + 1, 'r3'), by: 'shop' }], t0)
        const found = await row(minji.phone)
        expect((await thread(found.id))[0]?.reactions).toEqual([{ from: 'customer', emoji: '❤️', atMs: t0 + 2 }, { from: 'shop', emoji: '🙏', atMs: t0 + 1 }])
        await deliver(store, [react(null, t0 + 3, 'r4')], t0)
        expect((await thread(found.id))[0]?.reactions).toEqual([{ from: 'shop', emoji: '🙏', atMs: t0 + 1 }])
      })

      it('counts unknown kinds, shows them as placeholders and passes account notices on', async () => {
        const notice = { kind: 'account-notice' as const, field: 'account_update', event: 'PARTNER_REMOVED', severity: 'blocking' as const, raw: {}, atMs: t0 }
        const result = await deliver(store, [received('x', minji, t0, { content: { type: 'unknown', wireType: 'hologram', raw: { a: 1 } } }), { kind: 'unknown-field', field: 'future', raw: {} }, notice], t0)
        expect(result.accountNotices).toEqual([notice])
        expect((await store.inboundCounters()).unknownTypeCount).toBe(2)
        expect((await thread((await row(minji.phone)).id))[0]?.content).toEqual({ type: 'unknown', wireType: 'hologram', raw: { a: 1 } })
      })

      it('queues media for download until it expires', async () => {
        const media = { wireId: '7001', mimeType: 'image/jpeg', sha256Hex: null, fileName: null, isVoice: false, isAnimated: false }
        const result = await deliver(store, [received('p', minji, t0, { content: { type: 'image', media, caption: '사진' } })], t0)
        const [item] = await store.mediaToDownload(t0, 5)
        expect(result.mediaToDownload).toEqual([item?.mediaId])
        expect(item).toMatchObject({ wireId: '7001', expiresAtMs: t0 + 7 * 24 * hour, attemptCount: 0 })
        if (!item) throw new Error('no item')
        await store.setMedia(item.mediaId, { state: 'downloading' })
        await store.setMedia(item.mediaId, { state: 'waiting', nextAttemptAtMs: t0 + 500, problem: 'offline' })
        expect(await store.mediaToDownload(t0, 5)).toEqual([])
        expect(await store.nextDownloadAtMs()).toBe(t0 + 500)
        await store.setMedia(item.mediaId, { state: 'ready', key: 'k1', sizeBytes: 12, mimeType: 'image/jpeg' })
        expect((await thread(item.conversationId))[0]).toMatchObject({ content: { type: 'image', caption: '사진', mediaId: item.mediaId }, media: { state: 'ready', sizeBytes: 12 } })
        expect((await store.contactMedia({ conversationId: item.conversationId, kind: 'pictures', after: null, limit: 5 })).items).toHaveLength(1)
      })
    })

    describe('identities', () => {
      it('finds a contact by phone spelling, user id and user name', async () => {
        await deliver(store, [received('1', { phone: '5511987654321', userId: 'BR.1', username: 'bia' }, t0)], t0)
        await deliver(store, [received('2', { phone: '551187654321' }, t0 + 1), received('3', { userId: 'BR.1' }, t0 + 2), received('4', { username: 'bia' }, t0 + 3)], t0)
        expect(await row('+55 11 98765-4321')).toMatchObject({ unreadCount: 4 })
        expect((await store.conversationCounts({ nowMs: t0, closingWithinMs: 1 })).all).toBe(1)
      })

      it('joins two contacts found to be one person, with everything they have', async () => {
        await deliver(store, [received('by phone', { phone: ana.phone }, t0), received('by id', { userId: ana.userId }, t0 + 1)], t0)
        const result = await deliver(store, [received('both', ana, t0 + 2)], t0)
        expect(result.conversationIds).toHaveLength(2)
        const found = await row(ana.phone)
        expect(found).toMatchObject({ unreadCount: 3, contactName: 'Ana' })
        expect((await thread(found.id)).map(({ content }) => content)).toEqual([text('by phone'), text('by id'), text('both')])
        expect((await store.contact(found.contactId))?.identities).toEqual([{ kind: 'phone', value: ana.phone }, { kind: 'user_id', value: ana.userId }])
      })

      it('writes to the new number of a person who changed it', async () => {
        await deliver(store, [received('1', { phone: '41790001122' }, t0)], t0)
        await deliver(store, [{ kind: 'identity-changed', from: person({ phone: '41790001122' }), to: person({ phone: '41790003344' }), body: 'changed', wamid: wamid('wamid.sys'), atMs: t0 + 5 }], t0)
        expect(await row('41790001122')).toMatchObject({ phone: '41790003344', unreadCount: 1, lastMessage: { type: 'system' }, windowEndsAtMs: t0 + 24 * hour })
      })

      it('names a contact by the shop, then the address book, then the profile', async () => {
        await deliver(store, [received('1', minji, t0)], t0)
        await deliver(store, [{ kind: 'address-book', person: person({ phone: minji.phone }), name: '민지 단골', isRemoved: false, atMs: t0 }], t0)
        const found = await row(minji.phone)
        expect(found.contactName).toBe('민지 단골')
        await store.setGivenName(found.contactId, '우리 민지')
        expect((await row(minji.phone)).contactName).toBe('우리 민지')
        await store.setGivenName(found.contactId, null)
        expect((await row(minji.phone)).contactName).toBe('민지 단골')
      })

      it('opens a conversation by a number nobody wrote from yet', async () => {
        const id = await store.openByPhone('+82 10-1234-5678', t0)
        await deliver(store, [received('1', minji, t0 + 1)], t0)
        expect((await row(minji.phone)).id).toBe(id)
        const [blocked] = await store.replaceBlocked([{ phone: minji.phone, userId: null }])
        expect(blocked).toBe((await row(minji.phone)).contactId)
        expect(await store.replaceBlocked([])).toEqual([blocked])
      })
    })

    describe('outbox', () => {
      it('makes one message of a repeated reference and hands out one at a time per conversation', async () => {
        const id = await store.openByPhone(minji.phone, t0)
        const other = await store.openByPhone(ana.phone, t0)
        const first = await store.enqueue(outgoing(id, 'r1', '하나'))
        expect(await store.enqueue(outgoing(id, 'r1', '하나'))).toEqual(first)
        await store.enqueue(outgoing(id, 'r2', '둘', t0 + 1))
        await store.enqueue(outgoing(other, 'r3', 'three', t0 + 2))
        expect((await due(t0 + 9)).map(({ clientReference }) => clientReference)).toEqual(['r1', 'r3'])
        expect((await store.dueOutgoing({ nowMs: t0 + 9, limit: 10, excluding: new Set([id]) })).map(({ clientReference }) => clientReference)).toEqual(['r3'])
        await store.claim([{ messageId: first.id, atMs: t0, isBusinessInitiated: true }])
        await store.recordOutcomes([{ kind: 'accepted', messageId: first.id, wamid: wamid('wamid.W1'), waId: minji.phone, userId: 'KR.9', atMs: t0 }])
        expect((await due(t0 + 9)).map(({ clientReference }) => clientReference)).toEqual(['r2', 'r3'])
        expect((await thread(id))[0]).toMatchObject({ status: 'accepted', wamid: 'wamid.W1' })
        expect(await store.attemptsSince(t0)).toHaveLength(1)
        expect(await store.queueCounts()).toEqual({ queuedCount: 2, oldestQueuedAtMs: t0 + 1, unknownCount: 0 })
      })

      it('waits for the time of a retry and keeps the order behind it', async () => {
        const id = await store.openByPhone(minji.phone, t0)
        const first = await store.enqueue(outgoing(id, 'r1', '1'))
        await store.enqueue(outgoing(id, 'r2', '2', t0 + 1))
        await store.claim([{ messageId: first.id, atMs: t0, isBusinessInitiated: false }])
        const error = { code: 130429, title: 'Rate limit', details: null }
        await store.recordOutcomes([{ kind: 'retry', messageId: first.id, error, nextAttemptAtMs: t0 + 5000 }])
        expect(await due(t0 + 4999)).toEqual([])
        expect(await store.nextDueAtMs(t0)).toBe(t0 + 5000)
        expect((await due(t0 + 5000)).map((item) => [item.clientReference, item.attemptCount])).toEqual([['r1', 1]])
        expect((await thread(id))[0]).toMatchObject({ status: 'queued', error, nextAttemptAtMs: t0 + 5000 })
      })

      it('settles an unknown outcome by the reference a status carries', async () => {
        const id = await store.openByPhone(minji.phone, t0)
        const sent = await store.enqueue(outgoing(id, 'r1', '1'))
        await store.claim([{ messageId: sent.id, atMs: t0, isBusinessInitiated: false }])
        expect(await store.markInterrupted(t0 + 1)).toEqual([sent.id])
        expect(await store.oldestUnknownAtMs()).toBe(t0 + 1)
        await deliver(store, [status('W1', 'read', t0 + 9)], t0)
        const result = await deliver(store, [status('W1', 'sent', t0 + 5, { clientReference: 'r1' })], t0)
        expect(result.settled).toEqual([sent.id])
        expect((await thread(id))[0]).toMatchObject({ wamid: 'wamid.W1', status: 'read', statusAtMs: { sent: t0 + 5, read: t0 + 9 } })
        expect(await store.queueCounts()).toMatchObject({ unknownCount: 0, queuedCount: 0 })
      })

      it('does not send again what was unconfirmed, queued anew, and then reported after all', async () => {
        const id = await store.openByPhone(minji.phone, t0)
        const sent = await store.enqueue(outgoing(id, 'r1', '1'))
        await store.claim([{ messageId: sent.id, atMs: t0, isBusinessInitiated: false }])
        await store.recordOutcomes([{ kind: 'unknown', messageId: sent.id, atMs: t0 }])
        expect(await store.expireUnknown(t0 + 1, { code: -1, title: 'unconfirmed', details: null })).toEqual([{ messageId: sent.id, conversationId: id }])
        expect(await store.discard(sent.id)).toBeNull()
        expect(await store.failedMessageIds()).toEqual([sent.id])
        expect(await store.requeue(sent.id, { clientReference: clientReference('r2'), nowMs: t0 + 2 })).toBe(true)
        await deliver(store, [status('W1', 'delivered', t0 + 3, { clientReference: 'r1' })], t0)
        expect(await due(t0 + 99)).toEqual([])
        expect((await thread(id))[0]).toMatchObject({ status: 'delivered', wamid: 'wamid.W1', error: null })
      })

      it('keeps the reason of a failure reported by webhook and can queue the message anew', async () => {
        const id = await store.openByPhone(minji.phone, t0)
        const sent = await store.enqueue(outgoing(id, 'r1', '1'))
        await store.claim([{ messageId: sent.id, atMs: t0, isBusinessInitiated: false }])
        await store.recordOutcomes([{ kind: 'accepted', messageId: sent.id, wamid: wamid('wamid.W1'), waId: null, userId: null, atMs: t0 }])
        const error = { code: 131047, title: 'Re-engagement message', details: '24 h' }
        await deliver(store, [status('W1', 'failed', t0 + 2, { error }), status('W1', 'sent', t0 + 1)], t0)
        expect((await thread(id))[0]).toMatchObject({ status: 'failed', error })
        expect(await row(minji.phone)).toMatchObject({ failedCount: 1 })
        expect((await store.conversationPage({ ...listed, filter: 'failed' })).items).toHaveLength(1)
        await store.requeue(sent.id, { clientReference: clientReference('r2'), nowMs: t0 + 3 })
        expect((await due(t0 + 3))[0]).toMatchObject({ clientReference: 'r2', content: { body: '1' }, attemptCount: 0 })
        expect(await row(minji.phone)).toMatchObject({ failedCount: 0 })
      })

      it('gives back the text of a message never sent, and refuses once it was', async () => {
        const id = await store.openByPhone(minji.phone, t0)
        const first = await store.enqueue(outgoing(id, 'r1', '취소할 말'))
        expect(await store.discard(first.id)).toEqual({ conversationId: id, text: '취소할 말' })
        expect(await thread(id)).toEqual([])
        await store.enqueue(outgoing(id, 'r2', '2'))
        const error = { code: -4, title: 'discarded', details: null }
        expect(await store.discardQueued(error)).toHaveLength(1)
        expect((await thread(id))[0]).toMatchObject({ status: 'failed', error })
      })

      it('shows our own reaction at once and keeps it out of the thread', async () => {
        await deliver(store, [received('m', minji, t0)], t0)
        const found = await row(minji.phone)
        await store.enqueue({ ...outgoing(found.id, 'r1', ''), content: { type: 'reaction', targetWamid: 'wamid.m', emoji: '👍' } })
        expect((await thread(found.id)).map(({ reactions }) => reactions)).toEqual([[{ from: 'shop', emoji: '👍', atMs: t0 }]])
        expect(await due()).toHaveLength(1)
        expect(await store.reactionTarget(messageId(found.lastMessage?.id ?? 0))).toEqual({ conversationId: found.id, wamid: 'wamid.m', timestampMs: t0, isInbound: true, isDeleted: false })
      })
    })

    describe('list and thread', () => {
      it('pages through every conversation once, pinned first', async () => {
        await deliver(store, Array.from({ length: 7 }, (_, index) => received(`${index}`, { phone: `8210000000${index}` }, t0 + index * 1000)), t0)
        await store.setPinned((await row('82100000003')).id, t0)
        const seen: string[] = []
        let after: string | null = null
        do {
          const page: Awaited<ReturnType<Store['conversationPage']>> = await store.conversationPage({ ...listed, filter: 'all', after, limit: 3 })
          seen.push(...page.items.map(({ lastMessage }) => lastMessage?.text ?? ''))
          after = page.next
        } while (after !== null)
        expect(seen).toEqual(['3', '6', '5', '4', '2', '1', '0'])
      })

      it('filters, counts and walks by the same conditions', async () => {
        await deliver(store, [received('a', { phone: '821000000001' }, t0 - 21 * hour), received('b', { phone: '821000000002' }, t0), received('c', { phone: '821000000003' }, t0 - 1000)], t0)
        const [a, b, c] = await Promise.all(['821000000001', '821000000002', '821000000003'].map(row))
        if (!a || !b || !c) throw new Error('missing')
        await store.markRead(b.id, t0)
        await store.setMuted(c.id, Number.MAX_SAFE_INTEGER)
        await store.saveDraft({ conversationId: b.id, text: '쓰는 중', attachmentIds: [], quotedMessageId: null, nowMs: t0 })
        const names = async (filter: 'all' | 'unread' | 'unanswered' | 'closing' | 'drafts' | 'archived') => (await store.conversationPage({ ...listed, filter })).items.map(({ lastMessage }) => lastMessage?.text)
        expect(await names('unread')).toEqual(['a'])
        expect(await names('unanswered')).toEqual(['b', 'c', 'a'])
        expect(await names('closing')).toEqual(['a'])
        expect(await names('drafts')).toEqual(['b'])
        expect(await store.conversationCounts(listed)).toEqual({ all: 3, unread: 1, unanswered: 3, closing: 1, failed: 0, drafts: 1, archived: 0 })
        expect((await store.neighbour({ ...listed, conversationId: b.id, direction: 'next', filter: 'all' }))?.id).toBe(c.id)
        expect((await store.neighbour({ ...listed, conversationId: c.id, direction: 'previous', filter: 'all' }))?.id).toBe(b.id)
        expect((await store.neighbour({ ...listed, conversationId: b.id, direction: 'next-unread', filter: 'all' }))?.id).toBe(a.id)
        await store.setArchived(c.id, true)
        expect(await names('archived')).toEqual(['c'])
        await deliver(store, [received('c2', { phone: '821000000003' }, t0 + 1)], t0)
        expect(await names('archived')).toEqual([])
        expect(await store.conversationCounts(listed)).toMatchObject({ all: 3, archived: 0 })
      })

      it('marks read up to the latest and unread again', async () => {
        await deliver(store, [received('1', minji, t0), received('2', minji, t0 + 1)], t0)
        const { id } = await row(minji.phone)
        expect(await store.markRead(id, t0)).toEqual({ latestUnread: { wamid: 'wamid.2', timestampMs: t0 + 1 } })
        expect(await store.markRead(id, t0)).toEqual({ latestUnread: null })
        await store.markUnread(id)
        expect(await row(minji.phone)).toMatchObject({ unreadCount: 0, isMarkedUnread: true })
        await deliver(store, [received('late', minji, t0 - 5)], t0)
        expect(await row(minji.phone)).toMatchObject({ unreadCount: 1 })
      })

      it('opens a thread at any place', async () => {
        await deliver(store, Array.from({ length: 30 }, (_, index) => received(`${index}`, minji, t0 + index * 1000)), t0)
        const { id } = await row(minji.phone)
        const bodies = async (anchor: Parameters<Store['threadPage']>[0]['anchor'], limit = 5) => {
          const page = await store.threadPage({ conversationId: id, anchor, limit })
          return [page.items.map(({ content }) => (content.type === 'text' ? content.body : '')).join(' '), page.hasOlder, page.hasNewer]
        }
        const all = await store.threadPage({ conversationId: id, anchor: { at: 'latest' }, limit: 50 })
        const at = (index: number) => all.items[index]?.id ?? 0
        expect(await bodies({ at: 'latest' })).toEqual(['25 26 27 28 29', true, false])
        expect(await bodies({ at: 'older', messageId: at(25) })).toEqual(['20 21 22 23 24', true, true])
        expect(await bodies({ at: 'newer', messageId: at(27) })).toEqual(['28 29', true, false])
        expect(await bodies({ at: 'around', messageId: at(10) })).toEqual(['8 9 10 11 12', true, true])
        expect(await bodies({ at: 'date', ms: t0 + 3500 })).toEqual(['4 5 6 7 8', true, true])
        expect(all.firstUnreadId).toBe(at(0))
        await store.markRead(id, t0)
        await deliver(store, [received('new', minji, t0 + 99_000)], t0)
        const page = await store.threadPage({ conversationId: id, anchor: { at: 'first-unread' }, limit: 10 })
        expect(page.items.find((message) => message.id === page.firstUnreadId)?.content).toEqual(text('new'))
      })

      it('links a quote to its message once both are here', async () => {
        await deliver(store, [received('answer', minji, t0 + 1, { quotedWamid: wamid('wamid.question') })], t0)
        const { id } = await row(minji.phone)
        expect((await thread(id))[0]?.quoted).toEqual({ id: null, wamid: 'wamid.question', direction: null, type: null, text: null })
        await deliver(store, [received('question', minji, t0)], t0)
        expect((await thread(id))[1]?.quoted).toMatchObject({ direction: 'inbound', type: 'text', text: 'question' })
      })
    })

    describe('drafts and settings', () => {
      it('keeps a draft with its attachments in order until it is sent', async () => {
        const id = await store.openByPhone(minji.phone, t0)
        const file = { conversationId: id, type: 'image' as const, mimeType: 'image/png', fileName: 'a.png', sizeBytes: 3, isVoice: false, key: 'k', nowMs: t0 }
        const first = await store.addAttachment(file)
        const second = await store.addAttachment({ ...file, fileName: 'b.png', key: 'k2' })
        await store.saveDraft({ conversationId: id, text: '', attachmentIds: [second.id, first.id], quotedMessageId: null, nowMs: t0 })
        expect((await store.draft(id))?.attachments.map(({ fileName }) => fileName)).toEqual(['b.png', 'a.png'])
        await store.enqueue({ ...outgoing(id, 'r1', ''), content: { type: 'image', attachmentId: first.id, caption: null, isVoice: false } })
        expect((await row(minji.phone)).draft).toMatchObject({ attachmentCount: 1 })
        expect(await store.removeAttachment(first.id as never)).toBeNull()
        expect(await store.removeAttachment(second.id as never)).toEqual({ key: 'k2', conversationId: id })
        expect(await store.draft(id)).toBeNull()
        expect((await due())[0]?.attachment).toEqual({ key: 'k', mimeType: 'image/png', fileName: 'a.png', sizeBytes: 3 })
        expect(await store.abandonedAttachments(t0 + 1)).toEqual([])
      })

      it('remembers settings, policy, account, pause and the clock', async () => {
        const before = await store.settings()
        await store.saveSettings({ ...before, language: 'ko' })
        await store.setPolicyOverride('rate.owner-per-second', 2.5)
        await store.setSendingPause('billing')
        expect((await store.settings()).language).toBe('ko')
        expect(await store.policyOverrides()).toEqual({ 'rate.owner-per-second': 2.5 })
        expect(await store.sendingPause()).toBe('billing')
        expect(await store.account()).toBeNull()
        expect(await store.touchClock(t0)).toEqual({ latestSeenMs: t0 })
        expect(await store.touchClock(t0 - 50)).toEqual({ latestSeenMs: t0 })
      })
    })

    describe('search', () => {
      const find = async (query: string) => (await store.searchMessages({ query, after: null, limit: 20 })).items.map(({ snippet }) => snippet)

      it('finds any substring in any script, newest first, before and after indexing', async () => {
        const bodies = ['결제 확인 부탁드려요', 'Track my Package now', '참기름병 두 개요', 'ＡＢＣ１２３', 'مرحبا بالعالم', 'ラーメン食べたい', '👍🏽 좋아요', '결제완료'.normalize('NFD'), "don't worry 50%"]
        await deliver(store, bodies.map((body, index) => received(`s${index}`, minji, t0 + index * 1000, { content: text(body) })), t0)
        for (const round of ['waiting', 'indexed']) {
          expect(await find('결제'), round).toEqual(['결제완료'.normalize('NFD'), '결제 확인 부탁드려요'])
          expect(await find('기름'), round).toEqual(['참기름병 두 개요'])
          expect(await find('병'), round).toEqual(['참기름병 두 개요'])
          expect(await find('ackag'), round).toEqual(['Track my Package now'])
          expect(await find('K'), round).toEqual(['Track my Package now'])
          expect(await find('abc12'), round).toEqual(['ＡＢＣ１２３'])
          expect(await find('عال'), round).toEqual(['مرحبا بالعالم'])
          expect(await find('べ'), round).toEqual(['ラーメン食べたい'])
          expect(await find('👍'), round).toEqual(['👍🏽 좋아요'])
          expect(await find("n't w"), round).toEqual(["don't worry 50%"])
          expect(await find('%'), round).toEqual(["don't worry 50%"])
          expect(await find('부탁 결제'), round).toEqual(['결제 확인 부탁드려요'])
          expect(await find('결제 package'), round).toEqual([])
          expect(await find('뷁쀍'), round).toEqual([])
          expect(await find('  '), round).toEqual([])
          while (await store.maintain()) { /* until the index is whole */ }
        }
      })

      it('pages without gap or repeat and marks the matches', async () => {
        await deliver(store, Array.from({ length: 25 }, (_, index) => received(`p${index}`, minji, t0 + (index % 5) * 1000, { content: text(`주문 ${index} 주문`) })), t0)
        while (await store.maintain()) { /* until the index is whole */ }
        const seen: number[] = []
        let after: string | null = null
        do {
          const page: Awaited<ReturnType<Store['searchMessages']>> = await store.searchMessages({ query: '주문', after, limit: 4 })
          seen.push(...page.items.map(({ messageId }) => messageId))
          expect(page.items[0]?.ranges).toHaveLength(2)
          after = page.next
        } while (after !== null)
        expect(new Set(seen).size).toBe(25)
        expect(seen).toHaveLength(25)
      })

      it('follows edits, deletion and discarding', async () => {
        await deliver(store, [received('e', minji, t0, { content: text('사과 주세요') }), received('d', minji, t0 + 1, { content: text('사과 취소') })], t0)
        while (await store.maintain()) { /* until the index is whole */ }
        await deliver(store, [{ kind: 'message-edited', wamid: wamid('wamid.e'), from: person(minji), content: text('배 주세요'), atMs: t0 + 5 }, { kind: 'message-revoked', wamid: wamid('wamid.d'), from: person(minji), atMs: t0 + 5 }], t0)
        expect(await find('사과')).toEqual([])
        expect(await find('배')).toEqual(['배 주세요'])
        const sent = await store.enqueue(outgoing((await row(minji.phone)).id, 'r1', '사과 있어요'))
        while (await store.maintain()) { /* until the index is whole */ }
        expect(await find('사과')).toEqual(['사과 있어요'])
        await store.discard(sent.id)
        expect(await find('사과')).toEqual([])
        expect((await store.findInConversation({ conversationId: (await row(minji.phone)).id, query: '주세', limit: 5 })).hits).toHaveLength(1)
      })

      it('finds contacts by part of a name, initial consonants and digits', async () => {
        await deliver(store, [received('1', minji, t0), received('2', { ...ana, username: 'ana.k' }, t0 + 1)], t0)
        const names = async (query: string) => (await store.searchContacts(query, 5)).map(({ contactName }) => contactName)
        for (const query of ['민지', '김', 'ㄱㅁㅈ', 'ㅁㅈ', '5678', '010-1234-5678', '0101234', '82 10 1234']) expect(await names(query), query).toEqual(['김민지'])
        for (const query of ['na', 'AN', 'ana.', 'CH.7f', '1122', 'a']) expect(await names(query), query).toEqual(['Ana'])
        expect(await names('없음')).toEqual([])
        expect(await names('1')).toEqual(['Ana', '김민지'])
      })
    })

    it('exports every message in order with the facts scripts need', async () => {
      await deliver(store, [received('b', ana, t0 + 1000), received('a', minji, t0)], t0)
      const exported = []
      for await (const chunk of store.exportMessages()) exported.push(...chunk)
      expect(exported.map(({ messageId, waId, userId, timestamp, text, direction, status, errorCode }) => ({ messageId, waId, userId, timestamp, text, direction, status, errorCode }))).toEqual([
        { messageId: 'wamid.a', waId: minji.phone, userId: null, timestamp: '2026-11-20T01:00:00.000Z', text: 'a', direction: 'inbound', status: 'received', errorCode: null },
        { messageId: 'wamid.b', waId: ana.phone, userId: ana.userId, timestamp: '2026-11-20T01:00:01.000Z', text: 'b', direction: 'inbound', status: 'received', errorCode: null },
      ])
      const contacts = []
      for await (const chunk of store.exportContacts()) contacts.push(...chunk)
      expect(contacts.map(({ name, messageCount, lastInbound }) => ({ name, messageCount, lastInbound }))).toEqual([
        { name: 'Ana', messageCount: 1, lastInbound: '2026-11-20T01:00:01.000Z' }, { name: '김민지', messageCount: 1, lastInbound: '2026-11-20T01:00:00.000Z' },
      ])
    })
  })
}
