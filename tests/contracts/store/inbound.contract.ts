import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { messageId, wamid } from '#shared/domain/ids.ts'
import { context, deliver, hour, person, received, text } from '../../support/inbound-events.ts'
import { minji, t0, type StoreUnderTest } from './store-under-test.ts'

export function inboundContract(shop: StoreUnderTest): void {
  describe('journal', () => {
    const entry = (body: string) => ({ body: new TextEncoder().encode(body), sha256: createHash('sha256').update(body).digest(), receivedAtMs: t0 })

    it('keeps a body once and hands it out until it is projected', async () => {
      const [first] = await shop.store.appendJournal([entry('a')])
      const again = await shop.store.appendJournal([entry('a'), entry('b')])
      expect(again.map(({ isDuplicate }) => isDuplicate)).toEqual([true, false])
      expect(again[0]?.journalId).toBe(first?.journalId)
      expect((await shop.store.pendingJournal(10)).map(({ body }) => new TextDecoder().decode(body))).toEqual(['a', 'b'])
      await shop.store.project((await shop.store.pendingJournal(1)).map(({ journalId, receivedAtMs }) => ({ journalId, receivedAtMs, outcome: { ok: true, events: [] } })), context(t0))
      expect(await shop.store.pendingJournalCount()).toBe(1)
    })

    it('keeps what cannot be read, with the reason, and counts it', async () => {
      const [first] = await shop.store.appendJournal([entry('{')])
      if (!first) throw new Error('no entry')
      await shop.store.project([{ journalId: first.journalId, receivedAtMs: t0, outcome: { ok: false, problem: 'not JSON' } }], context(t0))
      await shop.store.countRejectedSignature()
      expect(await shop.store.unreadableJournal(5)).toEqual([{ journalId: first.journalId, problem: 'not JSON', receivedAtMs: t0, bytes: 1 }])
      expect(await shop.store.inboundCounters()).toEqual({ rejectedSignatureCount: 1, unreadableCount: 1, unknownTypeCount: 0, otherNumbers: null, lastDeliveryAtMs: t0, historySync: null })
      expect(await shop.store.pendingJournalCount()).toBe(0)
    })
  })

  describe('a time from the future', () => {
    const year = 365 * 24 * hour
    const claims = async (ms: number) => {
      const [entry] = await shop.store.appendJournal([{ body: new TextEncoder().encode(`${ms}`), sha256: createHash('sha256').update(`${ms}`).digest(), receivedAtMs: t0 }])
      await shop.store.project([{ journalId: entry!.journalId, receivedAtMs: t0, outcome: { ok: true, events: [received(`${ms}`, minji, ms)] } }], { ...context(t0), notAfterMs: t0 })
    }

    it('opens no longer window, takes no place above what comes later, and is exported as it was given', async () => {
      await claims(t0 + year)
      expect(await shop.row(minji.phone)).toMatchObject({ windowEndsAtMs: t0 + 24 * hour, lastActivityAtMs: t0 })
      await deliver(shop.store, [received('later', minji, t0 + 1000)], t0)
      expect((await shop.row(minji.phone)).lastMessage?.text).toBe('later')
      const exported = (await Array.fromAsync(shop.store.exportMessages())).flat()
      expect(exported.map(({ timestamp }) => Date.parse(timestamp))).toEqual([t0 + year, t0 + 1000])
    })

    it('a little ahead of this clock keeps its order, but opens no longer window either', async () => {
      await claims(t0 + 60_000)
      expect(await shop.row(minji.phone)).toMatchObject({ windowEndsAtMs: t0 + 24 * hour, lastActivityAtMs: t0 + 60_000 })
    })

    it('for a name or a status holds nothing up either', async () => {
      const named = (name: string, atMs: number) => ({ kind: 'address-book' as const, person: person({ phone: minji.phone }), name, isRemoved: false, atMs })
      const [entry] = await shop.store.appendJournal([{ body: new Uint8Array([1]), sha256: createHash('sha256').update('names').digest(), receivedAtMs: t0 }])
      await shop.store.project([{ journalId: entry!.journalId, receivedAtMs: t0, outcome: { ok: true, events: [received('1', minji, t0), named('먼 미래', t0 + year)] } }], { ...context(t0), notAfterMs: t0 })
      await deliver(shop.store, [named('지금', t0 + 1000)], t0)
      expect((await shop.row(minji.phone)).contactName).toBe('지금')
    })
  })

  describe('inbound', () => {
    it('makes contact, conversation, unread count and window of the first message', async () => {
      const result = await deliver(shop.store, [received('안녕하세요', minji, t0)], t0)
      const found = await shop.row(minji.phone)
      expect(found).toMatchObject({ contactName: '김민지', unreadCount: 1, windowEndsAtMs: t0 + 24 * hour, lastActivityAtMs: t0, lastMessage: { text: '안녕하세요', direction: 'inbound', status: 'received' } })
      expect(result.arrived).toEqual([{ conversationId: found.id, messageId: found.lastMessage?.id, contactName: '김민지', isMuted: false }])
      expect(result.messages).toEqual([{ conversationId: found.id, messageId: found.lastMessage?.id, change: 'added' }])
    })

    it('takes a message once however often it is delivered', async () => {
      await deliver(shop.store, [received('a', minji, t0), received('a', minji, t0)], t0)
      const again = await deliver(shop.store, [received('a', minji, t0)], t0 + 5)
      expect(again.arrived).toEqual([])
      expect(await shop.row(minji.phone)).toMatchObject({ unreadCount: 1 })
    })

    it('never counts history as unread and opens no window by it', async () => {
      await deliver(shop.store, [received('old', minji, t0, { origin: 'history' }), received('reply', minji, t0 + 1, { origin: 'history', direction: 'outbound', historyStatus: 'read' })], t0)
      expect(await shop.row(minji.phone)).toMatchObject({ unreadCount: 0, windowEndsAtMs: null, lastMessage: { status: 'read', origin: 'history' } })
    })

    it('previews the latest by time, not by arrival, and the window by the latest inbound', async () => {
      await deliver(shop.store, [received('late', minji, t0 + 60_000)], t0)
      await deliver(shop.store, [received('early', minji, t0)], t0)
      expect(await shop.row(minji.phone)).toMatchObject({ lastMessage: { text: 'late' }, windowEndsAtMs: t0 + 60_000 + 24 * hour, unreadCount: 2 })
    })

    it('shows an echo of the phone app as delivered by the shop', async () => {
      await deliver(shop.store, [received('from the phone', minji, t0, { direction: 'outbound', origin: 'phone-app' })], t0)
      expect(await shop.row(minji.phone)).toMatchObject({ unreadCount: 0, windowEndsAtMs: null, lastMessage: { direction: 'outbound', origin: 'phone-app', status: 'delivered' } })
    })

    it('keeps every wording of an edited message and the original of a deleted one', async () => {
      const edit = (body: string, atMs: number) => ({ kind: 'message-edited' as const, wamid: wamid('wamid.m'), from: person(minji), content: text(body), atMs })
      await deliver(shop.store, [edit('third', t0 + 3), { kind: 'message-revoked', wamid: wamid('wamid.m'), from: person(minji), atMs: t0 + 9 }], t0)
      await deliver(shop.store, [edit('second', t0 + 2), received('m', minji, t0)], t0)
      const found = await shop.row(minji.phone)
      const [message] = await shop.thread(found.id)
      expect(message).toMatchObject({ content: { body: 'third' }, editedAtMs: t0 + 3, deletedAtMs: t0 + 9 })
      expect(found.lastMessage).toMatchObject({ isDeleted: true, text: null })
      expect(await shop.store.messageVersions(messageId(message?.id ?? 0))).toEqual([
        { content: { type: 'text', body: 'm' }, replacedAtMs: t0 + 2, reason: 'edited' },
        { content: { type: 'text', body: 'second' }, replacedAtMs: t0 + 3, reason: 'edited' },
        { content: { type: 'text', body: 'third' }, replacedAtMs: t0 + 9, reason: 'deleted' },
      ])
    })

    it('keeps the latest reaction of each side, also one that came before its message', async () => {
      const react = (emoji: string | null, atMs: number, id: string) => ({ kind: 'reaction' as const, target: wamid('wamid.m'), by: 'customer' as const, person: person(minji), emoji, atMs, wamid: wamid(id) })
      await deliver(shop.store, [react('👍', t0 + 1, 'r1'), react('❤️', t0 + 2, 'r2')], t0)
      await deliver(shop.store, [received('m', minji, t0), { ...react('🙏', t0 + 1, 'r3'), by: 'shop' }], t0)
      const found = await shop.row(minji.phone)
      expect((await shop.thread(found.id))[0]?.reactions).toEqual([{ from: 'customer', emoji: '❤️', atMs: t0 + 2 }, { from: 'shop', emoji: '🙏', atMs: t0 + 1 }])
      await deliver(shop.store, [react(null, t0 + 3, 'r4')], t0)
      expect((await shop.thread(found.id))[0]?.reactions).toEqual([{ from: 'shop', emoji: '🙏', atMs: t0 + 1 }])
    })

    it('counts unknown kinds, shows them as placeholders and passes account notices on', async () => {
      const notice = { kind: 'account-notice' as const, field: 'account_update', event: 'PARTNER_REMOVED', severity: 'blocking' as const, standing: 'disconnected' as const, raw: {}, atMs: t0 }
      const result = await deliver(shop.store, [received('x', minji, t0, { content: { type: 'unknown', wireType: 'hologram', raw: { a: 1 } } }), { kind: 'unknown-field', field: 'future', raw: {} }, notice], t0)
      expect(result.accountNotices).toEqual([notice])
      expect((await shop.store.inboundCounters()).unknownTypeCount).toBe(2)
      expect((await shop.thread((await shop.row(minji.phone)).id))[0]?.content).toEqual({ type: 'unknown', wireType: 'hologram', raw: { a: 1 } })
    })

    it('adds up what came for other numbers, the busiest first', async () => {
      const other = (phoneNumberId: string, messageCount: number) => ({ kind: 'other-number' as const, phoneNumberId, messageCount })
      await deliver(shop.store, [other('111', 1), other('222', 2)], t0)
      await deliver(shop.store, [other('222', 1)], t0)
      expect((await shop.store.inboundCounters()).otherNumbers).toEqual({ phoneNumberIds: ['222', '111'], messageCount: 4 })
    })

    it('queues media for download until it expires', async () => {
      const media = { wireId: '7001', mimeType: 'image/jpeg', sha256Hex: null, fileName: null, isVoice: false, isAnimated: false }
      const result = await deliver(shop.store, [received('p', minji, t0, { content: { type: 'image', media, caption: '사진' } })], t0)
      const [item] = await shop.store.mediaToDownload(t0, 5)
      expect(result.mediaToDownload).toEqual([item?.mediaId])
      expect(item).toMatchObject({ wireId: '7001', expiresAtMs: t0 + 7 * 24 * hour, attemptCount: 0 })
      if (!item) throw new Error('no item')
      await shop.store.setMedia(item.mediaId, { state: 'downloading' })
      await shop.store.setMedia(item.mediaId, { state: 'waiting', nextAttemptAtMs: t0 + 500, problem: 'offline' })
      expect(await shop.store.mediaToDownload(t0, 5)).toEqual([])
      expect(await shop.store.nextDownloadAtMs()).toBe(t0 + 500)
      await shop.store.setMedia(item.mediaId, { state: 'ready', key: 'k1', sizeBytes: 12, mimeType: 'image/jpeg' })
      expect((await shop.thread(item.conversationId))[0]).toMatchObject({ content: { type: 'image', caption: '사진', mediaId: item.mediaId }, media: { state: 'ready', sizeBytes: 12 } })
      expect((await shop.store.contactMedia({ conversationId: item.conversationId, kind: 'pictures', after: null, limit: 5 })).items).toHaveLength(1)
    })
  })
}
