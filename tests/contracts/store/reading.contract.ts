import { describe, expect, it } from 'vitest'
import type { Store } from '#core/ports/store/store.ts'
import { wamid } from '#shared/domain/ids.ts'
import { deliver, hour, person, received, text } from '../../support/inbound-events.ts'
import { ana, listed, minji, outgoing, t0, type StoreUnderTest } from './store-under-test.ts'

export function readingContract(shop: StoreUnderTest): void {
  describe('list and thread', () => {
    it('pages through every conversation once, pinned first', async () => {
      await deliver(shop.store, Array.from({ length: 7 }, (_, index) => received(`${index}`, { phone: `8210000000${index}` }, t0 + index * 1000)), t0)
      await shop.store.setPinned((await shop.row('82100000003')).id, t0)
      const seen: string[] = []
      let after: string | null = null
      do {
        const page: Awaited<ReturnType<Store['conversationPage']>> = await shop.store.conversationPage({ ...listed, filter: 'all', after, limit: 3 })
        seen.push(...page.items.map(({ lastMessage }) => lastMessage?.text ?? ''))
        after = page.next
      } while (after !== null)
      expect(seen).toEqual(['3', '6', '5', '4', '2', '1', '0'])
    })

    it('filters, counts and walks by the same conditions', async () => {
      await deliver(shop.store, [received('a', { phone: '821000000001' }, t0 - 21 * hour), received('b', { phone: '821000000002' }, t0), received('c', { phone: '821000000003' }, t0 - 1000)], t0)
      const [a, b, c] = await Promise.all(['821000000001', '821000000002', '821000000003'].map((phone) => shop.row(phone)))
      if (!a || !b || !c) throw new Error('missing')
      await shop.store.markRead(b.id, t0)
      await shop.store.setMuted(c.id, Number.MAX_SAFE_INTEGER)
      await shop.store.saveDraft({ conversationId: b.id, text: '쓰는 중', attachmentIds: [], quotedMessageId: null, nowMs: t0 })
      const names = async (filter: 'all' | 'unread' | 'unanswered' | 'closing' | 'drafts' | 'archived') => (await shop.store.conversationPage({ ...listed, filter })).items.map(({ lastMessage }) => lastMessage?.text)
      expect(await names('unread')).toEqual(['a'])
      expect(await names('unanswered')).toEqual(['b', 'c', 'a'])
      expect(await names('closing')).toEqual(['a'])
      expect(await names('drafts')).toEqual(['b'])
      expect(await shop.store.conversationCounts(listed)).toEqual({ all: 3, unread: 1, unanswered: 3, closing: 1, failed: 0, drafts: 1, archived: 0 })
      expect((await shop.store.neighbour({ ...listed, conversationId: b.id, direction: 'next', filter: 'all' }))?.id).toBe(c.id)
      expect((await shop.store.neighbour({ ...listed, conversationId: c.id, direction: 'previous', filter: 'all' }))?.id).toBe(b.id)
      expect((await shop.store.neighbour({ ...listed, conversationId: b.id, direction: 'next-unread', filter: 'all' }))?.id).toBe(a.id)
      await shop.store.setArchived(c.id, true)
      expect(await names('archived')).toEqual(['c'])
      await deliver(shop.store, [received('c2', { phone: '821000000003' }, t0 + 1)], t0)
      expect(await names('archived')).toEqual([])
      expect(await shop.store.conversationCounts(listed)).toMatchObject({ all: 3, archived: 0 })
    })

    it('marks read up to the latest and unread again', async () => {
      await deliver(shop.store, [received('1', minji, t0), received('2', minji, t0 + 1)], t0)
      const { id } = await shop.row(minji.phone)
      expect(await shop.store.markRead(id, t0)).toEqual({ latestUnread: { wamid: 'wamid.2', timestampMs: t0 + 1 } })
      expect(await shop.store.markRead(id, t0)).toEqual({ latestUnread: null })
      await shop.store.markUnread(id)
      expect(await shop.row(minji.phone)).toMatchObject({ unreadCount: 0, isMarkedUnread: true })
      await deliver(shop.store, [received('late', minji, t0 - 5)], t0)
      expect(await shop.row(minji.phone)).toMatchObject({ unreadCount: 1 })
    })

    it('opens a thread at any place', async () => {
      await deliver(shop.store, Array.from({ length: 30 }, (_, index) => received(`${index}`, minji, t0 + index * 1000)), t0)
      const { id } = await shop.row(minji.phone)
      const bodies = async (anchor: Parameters<Store['threadPage']>[0]['anchor'], limit = 5) => {
        const page = await shop.store.threadPage({ conversationId: id, anchor, limit })
        return [page.items.map(({ content }) => (content.type === 'text' ? content.body : '')).join(' '), page.hasOlder, page.hasNewer]
      }
      const all = await shop.store.threadPage({ conversationId: id, anchor: { at: 'latest' }, limit: 50 })
      const at = (index: number) => all.items[index]?.id ?? 0
      expect(await bodies({ at: 'latest' })).toEqual(['25 26 27 28 29', true, false])
      expect(await bodies({ at: 'older', messageId: at(25) })).toEqual(['20 21 22 23 24', true, true])
      expect(await bodies({ at: 'newer', messageId: at(27) })).toEqual(['28 29', true, false])
      expect(await bodies({ at: 'around', messageId: at(10) })).toEqual(['8 9 10 11 12', true, true])
      expect(await bodies({ at: 'date', ms: t0 + 3500 })).toEqual(['3 4 5 6 7', true, true])
      expect(all.firstUnreadId).toBe(at(0))
      await shop.store.markRead(id, t0)
      await deliver(shop.store, [received('new', minji, t0 + 99_000)], t0)
      const page = await shop.store.threadPage({ conversationId: id, anchor: { at: 'first-unread' }, limit: 10 })
      expect(page.items.find((message) => message.id === page.firstUnreadId)?.content).toEqual(text('new'))
    })

    it('links a quote to its message once both are here', async () => {
      await deliver(shop.store, [received('answer', minji, t0 + 1, { quotedWamid: wamid('wamid.question') })], t0)
      const { id } = await shop.row(minji.phone)
      expect((await shop.thread(id))[0]?.quoted).toEqual({ id: null, wamid: 'wamid.question', direction: null, type: null, text: null })
      await deliver(shop.store, [received('question', minji, t0)], t0)
      expect((await shop.thread(id))[1]?.quoted).toMatchObject({ direction: 'inbound', type: 'text', text: 'question' })
    })
  })

  describe('drafts and settings', () => {
    it('keeps a draft with its attachments in order until it is sent', async () => {
      const id = await shop.store.openByPhone(minji.phone, t0)
      const file = { conversationId: id, type: 'image' as const, mimeType: 'image/png', fileName: 'a.png', sizeBytes: 3, isVoice: false, key: 'k', nowMs: t0 }
      const first = await shop.store.addAttachment(file)
      const second = await shop.store.addAttachment({ ...file, fileName: 'b.png', key: 'k2' })
      await shop.store.saveDraft({ conversationId: id, text: '', attachmentIds: [second.id, first.id], quotedMessageId: null, nowMs: t0 })
      expect((await shop.store.draft(id))?.attachments.map(({ fileName }) => fileName)).toEqual(['b.png', 'a.png'])
      await shop.store.enqueue({ ...outgoing(id, 'r1', ''), content: { type: 'image', attachmentId: first.id, caption: null, isVoice: false } })
      expect((await shop.row(minji.phone)).draft).toMatchObject({ attachmentCount: 1 })
      expect(await shop.store.removeAttachment(first.id as never)).toBeNull()
      expect(await shop.store.removeAttachment(second.id as never)).toEqual({ key: 'k2', conversationId: id })
      expect(await shop.store.draft(id)).toBeNull()
      expect((await shop.due())[0]?.attachment).toEqual({ key: 'k', mimeType: 'image/png', fileName: 'a.png', sizeBytes: 3 })
      expect(await shop.store.abandonedAttachments(t0 + 1)).toEqual([])
    })

    it('remembers settings, policy, account, pause and the clock', async () => {
      const before = await shop.store.settings()
      await shop.store.saveSettings({ ...before, language: 'ko' })
      await shop.store.setPolicyOverride('rate.owner-per-second', 2.5)
      await shop.store.setSendingPause('billing')
      expect((await shop.store.settings()).language).toBe('ko')
      expect(await shop.store.policyOverrides()).toEqual({ 'rate.owner-per-second': 2.5 })
      expect(await shop.store.sendingPause()).toBe('billing')
      expect(await shop.store.account()).toBeNull()
      expect(await shop.store.touchClock(t0)).toEqual({ latestSeenMs: t0 })
      expect(await shop.store.touchClock(t0 - 50)).toEqual({ latestSeenMs: t0 })
    })
  })

  describe('search', () => {
    const find = async (query: string) => (await shop.store.searchMessages({ query, after: null, limit: 20 })).items.map(({ snippet }) => snippet)

    it('finds any substring in any script, newest first, before and after indexing', async () => {
      const bodies = ['결제 확인 부탁드려요', 'Track my Package now', '참기름병 두 개요', 'ＡＢＣ１２３', 'مرحبا بالعالم', 'ラーメン食べたい', '👍🏽 좋아요', '결제완료'.normalize('NFD'), "don't worry 50%"]
      await deliver(shop.store, bodies.map((body, index) => received(`s${index}`, minji, t0 + index * 1000, { content: text(body) })), t0)
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
        while (await shop.store.maintain()) { /* until the index is whole */ }
      }
    })

    it('pages without gap or repeat and marks the matches', async () => {
      await deliver(shop.store, Array.from({ length: 25 }, (_, index) => received(`p${index}`, minji, t0 + (index % 5) * 1000, { content: text(`주문 ${index} 주문`) })), t0)
      while (await shop.store.maintain()) { /* until the index is whole */ }
      const seen: number[] = []
      let after: string | null = null
      do {
        const page: Awaited<ReturnType<Store['searchMessages']>> = await shop.store.searchMessages({ query: '주문', after, limit: 4 })
        seen.push(...page.items.map(({ messageId }) => messageId))
        expect(page.items[0]?.ranges).toHaveLength(2)
        after = page.next
      } while (after !== null)
      expect(new Set(seen).size).toBe(25)
      expect(seen).toHaveLength(25)
    })

    it('follows edits, deletion and discarding', async () => {
      await deliver(shop.store, [received('e', minji, t0, { content: text('사과 주세요') }), received('d', minji, t0 + 1, { content: text('사과 취소') })], t0)
      while (await shop.store.maintain()) { /* until the index is whole */ }
      await deliver(shop.store, [{ kind: 'message-edited', wamid: wamid('wamid.e'), from: person(minji), content: text('배 주세요'), atMs: t0 + 5 }, { kind: 'message-revoked', wamid: wamid('wamid.d'), from: person(minji), atMs: t0 + 5 }], t0)
      expect(await find('사과')).toEqual([])
      expect(await find('배')).toEqual(['배 주세요'])
      const sent = await shop.store.enqueue(outgoing((await shop.row(minji.phone)).id, 'r1', '사과 있어요'))
      while (await shop.store.maintain()) { /* until the index is whole */ }
      expect(await find('사과')).toEqual(['사과 있어요'])
      await shop.store.discard(sent.id)
      expect(await find('사과')).toEqual([])
      expect((await shop.store.findInConversation({ conversationId: (await shop.row(minji.phone)).id, query: '주세', limit: 5 })).hits).toHaveLength(1)
    })

    it('finds contacts by part of a name, initial consonants and digits', async () => {
      await deliver(shop.store, [received('1', minji, t0), received('2', { ...ana, username: 'ana.k' }, t0 + 1)], t0)
      const names = async (query: string) => (await shop.store.searchContacts(query, 5)).map(({ contactName }) => contactName)
      for (const query of ['민지', '김', 'ㄱㅁㅈ', 'ㅁㅈ', '5678', '010-1234-5678', '0101234', '82 10 1234']) expect(await names(query), query).toEqual(['김민지'])
      for (const query of ['na', 'AN', 'ana.', 'CH.7f', '1122', 'a']) expect(await names(query), query).toEqual(['Ana'])
      expect(await names('없음')).toEqual([])
      expect(await names('1')).toEqual(['Ana', '김민지'])
    })
  })

  it('exports every message in order with the facts scripts need', async () => {
    await deliver(shop.store, [received('b', ana, t0 + 1000), received('a', minji, t0)], t0)
    const exported = []
    for await (const chunk of shop.store.exportMessages()) exported.push(...chunk)
    expect(exported.map(({ messageId, waId, userId, timestamp, text, direction, status, errorCode }) => ({ messageId, waId, userId, timestamp, text, direction, status, errorCode }))).toEqual([
      { messageId: 'wamid.a', waId: minji.phone, userId: null, timestamp: '2026-11-20T01:00:00.000Z', text: 'a', direction: 'inbound', status: 'received', errorCode: null },
      { messageId: 'wamid.b', waId: ana.phone, userId: ana.userId, timestamp: '2026-11-20T01:00:01.000Z', text: 'b', direction: 'inbound', status: 'received', errorCode: null },
    ])
    const contacts = []
    for await (const chunk of shop.store.exportContacts()) contacts.push(...chunk)
    expect(contacts.map(({ name, messageCount, lastInbound }) => ({ name, messageCount, lastInbound }))).toEqual([
      { name: 'Ana', messageCount: 1, lastInbound: '2026-11-20T01:00:01.000Z' }, { name: '김민지', messageCount: 1, lastInbound: '2026-11-20T01:00:00.000Z' },
    ])
  })
}
