import { describe, expect, it } from 'vitest'
import { contactId, type ContactId } from '#shared/domain/ids.ts'
import { defaultConsentWords } from '#shared/domain/consent-words.ts'
import { deliver, person, received, status, text } from '../../support/inbound-events.ts'
import { ana, minji, outgoing, someChange, t0, type StoreUnderTest } from './store-under-test.ts'

export function consentContract(shop: StoreUnderTest): void {
  const minjiId = async (): Promise<ContactId> => contactId((await shop.row(minji.phone)).contactId)
  const says = (id: string, body: string, atMs: number, parts: Parameters<typeof received>[3] = {}) => deliver(shop.store, [received(id, minji, atMs, { content: text(body), ...parts })], atMs)
  const stateOf = async () => (await shop.store.consentOf(await minjiId())).consent
  const lines = async () => (await shop.store.consentEvents({ contactId: await minjiId(), state: null, after: null, limit: 50 })).items

  describe('consent', () => {
    it('follows the latest word of the customer, whatever came first', async () => {
      await says('a', '케이크 있나요?', t0)
      expect((await stateOf()).state).toBe('unknown')
      await says('c', 'START', t0 + 2000)
      await says('b', '수신거부', t0 + 1000)
      expect(await stateOf()).toMatchObject({ state: 'opted-in', path: 'keyword', evidence: 'START', sinceMs: t0 + 2000 })
      await says('d', 'STOP', t0 + 3000)
      await says('d', 'STOP', t0 + 3000)
      expect(await stateOf()).toMatchObject({ state: 'opted-out', sinceMs: t0 + 3000 })
      expect((await lines()).map(({ kind, atMs }) => [kind, atMs - t0])).toEqual([['opt-out', 3000], ['opt-in', 2000], ['opt-out', 1000]])
      expect((await shop.store.contactTimeline({ contactId: await minjiId(), timeZone: 'Asia/Seoul', after: null, limit: 50 })).items.filter(({ kind }) => kind === 'consent')).toHaveLength(3)
    })

    it('hears Meta’s own switch and error 131050', async () => {
      await says('a', 'hi', t0)
      await deliver(shop.store, [{ kind: 'marketing-preference', person: person(minji), isStopped: true, atMs: t0 + 5 }], t0 + 5)
      expect(await stateOf()).toMatchObject({ state: 'opted-out', path: 'meta-preference', messageId: null })
      await deliver(shop.store, [{ kind: 'marketing-preference', person: person(minji), isStopped: false, atMs: t0 + 6 }], t0 + 6)
      expect(await stateOf()).toMatchObject({ state: 'opted-in' })
      const message = await shop.store.enqueue(outgoing((await shop.row(minji.phone)).id, 'promo', '오늘만 반값'))
      await shop.store.claim([{ messageId: message.id, atMs: t0, isBusinessInitiated: false }])
      await deliver(shop.store, [status('promo', 'failed', t0 + 7, { clientReference: 'promo', error: { code: 131050, title: 'stopped', details: null } })], t0 + 7)
      expect(await stateOf()).toMatchObject({ state: 'opted-out', path: 'meta-error', messageId: message.id })
    })

    it('withdraws promotions that still wait, and nothing else', async () => {
      await says('a', 'hi', t0)
      const { id } = await shop.row(minji.phone)
      const promotion = await shop.store.enqueue({ ...outgoing(id, 'promo', '오늘만 반값'), origin: 'campaign' })
      const reply = await shop.store.enqueue(outgoing(id, 'reply', '네, 있어요'))
      const projected = await says('b', 'stop', t0 + 1)
      const [first, second] = await shop.store.messagesByIds([promotion.id, reply.id])
      expect([first?.status, first?.error?.code, second?.status]).toEqual(['failed', -9, 'queued'])
      expect(projected.messages).toContainEqual({ conversationId: id, messageId: promotion.id, change: 'updated' })
      expect((await shop.due()).map(({ messageId }) => messageId)).toEqual([reply.id])
    })

    it('asks for one confirmation of a live word; none for history, none again', async () => {
      await says('h', 'STOP', t0, { origin: 'history' })
      expect(await shop.store.unconfirmedConsent(10)).toEqual([])
      await says('a', 'START', t0 + 10)
      await says('b', 'start', t0 + 20)
      const due = await shop.store.unconfirmedConsent(10)
      expect(due.map(({ kind, language, isRepeated }) => [kind, language, isRepeated])).toEqual([['opt-in', 'en', false], ['opt-in', 'en', true]])
      for (const { eventId } of due) await shop.store.confirmConsent(eventId, eventId === due[0]?.eventId ? { ...outgoing(due[0].conversationId, 'confirmed', 'ok'), origin: 'automation' } : null)
      await says('a', 'START', t0 + 10)
      expect(await shop.store.unconfirmedConsent(10)).toEqual([])
      expect(await shop.due()).toHaveLength(1)
    })

    it('moves with a merged contact and back', async () => {
      await says('a', 'STOP', t0)
      await deliver(shop.store, [received('x', ana, t0 + 9, { content: text('START') })], t0 + 9)
      const [from, into] = [await minjiId(), contactId((await shop.row(ana.phone)).contactId)]
      const undo = await shop.store.startUndo(someChange, t0)
      await shop.store.mergeContacts(into, from, undo, t0)
      expect((await shop.store.consentOf(into)).consent.state).toBe('opted-in')
      expect((await shop.store.consentEvents({ contactId: into, state: null, after: null, limit: 9 })).items).toHaveLength(2)
      await shop.store.undoNextPart(undo)
      expect([(await shop.store.consentOf(into)).consent.state, (await shop.store.consentOf(from)).consent.state]).toEqual(['opted-in', 'opted-out'])
    })

    it('pages through the ledger and counts who is in which state', async () => {
      await says('a', 'STOP', t0)
      await deliver(shop.store, [received('x', ana, t0, { content: text('STOP') })], t0)
      const { withdrawn } = await shop.store.recordConsent({ contactId: await minjiId(), atMs: t0 + 5, kind: 'opt-in', path: 'owner', reference: 'owner:1', evidence: '매장 신청서' })
      expect(withdrawn).toEqual([])
      expect(await shop.store.consentCounts()).toEqual({ optedInCount: 1, optedOutCount: 1 })
      const seen: (string | null)[] = []
      let after: string | null = null
      do {
        const page = await shop.store.consentEvents({ contactId: null, state: null, after, limit: 1 })
        seen.push(...page.items.map(({ contactName, kind }) => `${contactName} ${kind}`))
        after = page.next
      } while (after !== null)
      expect(seen).toEqual(['김민지 opt-in', 'Ana opt-out', '김민지 opt-out'])
      expect((await shop.store.consentEvents({ contactId: null, state: 'opted-out', after: null, limit: 9 })).items.map(({ contactName }) => contactName)).toEqual(['Ana'])
    })

    it('keeps the owner’s words, and forgets them for those the app came with', async () => {
      const own = [{ language: 'ko', optOut: ['빼주세요'], optOutReply: '뺐어요', optIn: [], optInReply: '' }]
      await shop.store.saveConsentWords(own)
      await says('a', 'STOP', t0)
      expect((await stateOf()).state).toBe('unknown')
      await says('b', '빼 주세요!', t0 + 1)
      expect((await stateOf()).state).toBe('opted-out')
      await shop.store.saveConsentWords(null)
      expect(await shop.store.consentWords()).toEqual(defaultConsentWords)
    })
  })
}
