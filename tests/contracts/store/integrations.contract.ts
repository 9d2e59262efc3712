import { describe, expect, it } from 'vitest'
import { hookEvents } from '#shared/domain/integrations.ts'
import { deliver, person, received, text } from '../../support/inbound-events.ts'
import { ana, minji, t0, type StoreUnderTest } from './store-under-test.ts'

const key = { name: '계산대', hint: 'a1b2', scopes: ['contacts:read' as const], hash: 'h1', nowMs: t0 }
const hook = { id: null, name: 'CRM', url: 'https://crm.example/hook', events: [...hookEvents], allowsLan: false }

export function integrationsContract(shop: StoreUnderTest): void {
  const upsert = async (...upserts: Parameters<typeof shop.store.upsertContacts>[0]) => shop.store.upsertContacts(upserts, t0)
  const writes = (id: string, atMs = t0) => deliver(shop.store, [received(id, person(minji), atMs, { content: text(`글 ${id}`) })], atMs)
  const addHook = async (events = hook.events) => (await shop.store.saveHook({ ...hook, events })) ?? 0
  const theHook = async () => (await shop.store.hooks())[0]

  describe('other programs', () => {
    it('are off until the owner says otherwise, and what the owner said is kept', async () => {
      expect(await shop.store.localApi()).toMatchObject({ isEnabled: false, binding: 'loopback' })
      await shop.store.saveLocalApi({ isEnabled: true, port: 7481, binding: 'lan' })
      expect(await shop.store.localApi()).toEqual({ isEnabled: true, port: 7481, binding: 'lan' })
    })

    it('have keys by their hash, with their last use, until they are revoked', async () => {
      const id = await shop.store.addApiKey(key)
      await shop.store.addApiKey({ ...key, name: '둘째', hash: 'h2', scopes: ['contacts:write', 'labels:write'] })
      expect(await shop.store.apiKeys()).toMatchObject([{ id, name: '계산대', hint: 'a1b2', hash: 'h1', scopes: ['contacts:read'], createdAtMs: t0, lastUsedAtMs: null }, { hash: 'h2', scopes: ['contacts:write', 'labels:write'] }])
      await shop.store.noteApiKeyUse(id, t0 + 5)
      expect((await shop.store.apiKeys())[0]?.lastUsedAtMs).toBe(t0 + 5)
      await shop.store.removeApiKey(id)
      expect((await shop.store.apiKeys()).map(({ hash }) => hash)).toEqual(['h2'])
    })

    it('find a customer by number or id, and say when the two belong to two', async () => {
      await deliver(shop.store, [received('a', person(minji), t0), received('b', person(ana), t0)], t0)
      const one = await shop.store.contactNamed({ phone: minji.phone, userId: null })
      expect(one).toBeTypeOf('number')
      expect(await shop.store.contactNamed({ phone: minji.phone, userId: ana.userId })).toBe('two')
      expect(await shop.store.contactNamed({ phone: '4917000000', userId: null })).toBeNull()
      const ids = await shop.store.contactIds(0, 10)
      expect(ids).toEqual([...ids].toSorted((first, second) => first - second))
      expect(await shop.store.contactIds(ids[0]!, 10)).toEqual(ids.slice(1))
    })

    it('change customers all in one step, each answered in order, and say what really changed', async () => {
      const labelId = await shop.store.addLabel({ name: '단골', color: 'green' })
      const wish = { addLabels: [labelId], removeLabels: [], fieldValues: [] }
      const who = { phone: '821099990000', userId: null }
      const answers = await upsert({ ...wish, who, givenName: '새 손님', note: '창가' }, { ...wish, who: 99_999 as never }, { ...wish, who, givenName: '새 손님' })
      expect(answers).toMatchObject([{ outcome: 'done', isNew: true, isChanged: true, hasNewLabels: true }, { outcome: 'not-found' }, { outcome: 'done', isNew: false, isChanged: false, hasNewLabels: false }])
      const id = await shop.store.contactNamed(who)
      expect(await shop.store.contact(id as never)).toMatchObject({ note: '창가', labelIds: [labelId] })
    })

    it('note a consent once, and an opt-out takes the promotions that wait', async () => {
      const who = { phone: minji.phone, userId: null }
      const optOut = { who, addLabels: [], removeLabels: [], fieldValues: [], consent: { kind: 'opt-out' as const, evidence: '계산대', atMs: null } }
      expect(await upsert(optOut)).toMatchObject([{ outcome: 'done', hasNewConsent: true }])
      expect(await upsert(optOut)).toMatchObject([{ outcome: 'done', hasNewConsent: false }])
    })
  })

  describe('programs that are told', () => {
    it('hear of what they asked for, oldest first, until it is told', async () => {
      const id = await addHook(['message.received'])
      await writes('one')
      await writes('two', t0 + 10)
      expect(await shop.store.dueHooks()).toMatchObject([{ hookId: id }])
      const news = await shop.store.claimHookNews(id, 10, t0 + 20)
      expect(news.map(({ event, attemptCount }) => [event, attemptCount])).toEqual([['message.received', 1], ['message.received', 1]])
      await shop.store.settleHookNews({ hookId: id, told: [news[0]!.id], again: [{ id: news[1]!.id, atMs: t0 + 1000 }], givenUp: [], nowMs: t0 + 20, failure: null })
      expect(await shop.store.claimHookNews(id, 10, t0 + 30)).toEqual([])
      expect(await shop.store.dueHooks()).toEqual([{ hookId: id, atMs: t0 + 1000 }])
      expect(await shop.store.claimHookNews(id, 10, t0 + 1000)).toMatchObject([{ id: news[1]!.id, attemptCount: 2 }])
      expect(await theHook()).toMatchObject({ state: 'active', failure: null, lastDeliveredAtMs: t0 + 20 })
    })

    it('wait when one pauses, go on when it is resumed, and a changed address begins without failures', async () => {
      const id = await addHook()
      await writes('one')
      const news = await shop.store.claimHookNews(id, 10, t0 + 1)
      const failure = { problem: 'unreachable' as const, code: null, sinceMs: t0, count: 9, nextAttemptAtMs: t0 + 60_000, pauses: true }
      await shop.store.settleHookNews({ hookId: id, told: [], again: news.map((each) => ({ id: each.id, atMs: t0 + 60_000 })), givenUp: [], nowMs: t0 + 1, failure })
      expect(await theHook()).toMatchObject({ state: 'paused', failure: { problem: 'unreachable', sinceMs: t0 }, failureCount: 9, waitingCount: news.length })
      expect(await shop.store.dueHooks()).toEqual([])
      await shop.store.resumeHook(id)
      expect(await theHook()).toMatchObject({ state: 'active' })
      expect(await shop.store.dueHooks()).toHaveLength(1)
      expect(await shop.store.saveHook({ ...hook, id, url: 'https://other.example/' })).toBe(id)
      expect(await theHook()).toMatchObject({ url: 'https://other.example/', failure: null, failureCount: 0 })
    })

    it('take what waited for them along when they are removed; a hook that is not there cannot be changed', async () => {
      const id = await addHook()
      await writes('one')
      await shop.store.removeHook(id)
      expect([await shop.store.hooks(), await shop.store.dueHooks(), await shop.store.claimHookNews(id, 10, t0 + 1)]).toEqual([[], [], []])
      expect(await shop.store.saveHook({ ...hook, id })).toBeNull()
      await writes('two', t0 + 5)
      expect(await shop.store.dueHooks()).toEqual([])
    })
  })
}
