import { describe, expect, it } from 'vitest'
import { wamid } from '#shared/domain/ids.ts'
import { deliver, hour, person, received, text } from '../../support/inbound-events.ts'
import { ana, minji, t0, type StoreUnderTest } from './store-under-test.ts'

export function peopleContract(shop: StoreUnderTest): void {
  describe('identities', () => {
    it('finds a contact by phone spelling, user id and user name', async () => {
      await deliver(shop.store, [received('1', { phone: '5511987654321', userId: 'BR.1', username: 'bia' }, t0)], t0)
      await deliver(shop.store, [received('2', { phone: '551187654321' }, t0 + 1), received('3', { userId: 'BR.1' }, t0 + 2), received('4', { username: 'bia' }, t0 + 3)], t0)
      expect(await shop.row('+55 11 98765-4321')).toMatchObject({ unreadCount: 4 })
      expect((await shop.store.conversationCounts({ nowMs: t0, closingWithinMs: 1 })).all).toBe(1)
    })

    it('joins two contacts found to be one person, with everything they have', async () => {
      await deliver(shop.store, [received('by phone', { phone: ana.phone }, t0), received('by id', { userId: ana.userId }, t0 + 1)], t0)
      const result = await deliver(shop.store, [received('both', ana, t0 + 2)], t0)
      expect(result.conversationIds).toHaveLength(2)
      const found = await shop.row(ana.phone)
      expect(found).toMatchObject({ unreadCount: 3, contactName: 'Ana' })
      expect((await shop.thread(found.id)).map(({ content }) => content)).toEqual([text('by phone'), text('by id'), text('both')])
      expect((await shop.store.contact(found.contactId))?.identities).toEqual([{ kind: 'phone', value: ana.phone }, { kind: 'user_id', value: ana.userId }])
    })

    it('writes to the new number of a person who changed it', async () => {
      await deliver(shop.store, [received('1', { phone: '41790001122' }, t0)], t0)
      await deliver(shop.store, [{ kind: 'identity-changed', from: person({ phone: '41790001122' }), to: person({ phone: '41790003344' }), body: 'changed', wamid: wamid('wamid.sys'), atMs: t0 + 5 }], t0)
      expect(await shop.row('41790001122')).toMatchObject({ phone: '41790003344', unreadCount: 1, lastMessage: { type: 'system' }, windowEndsAtMs: t0 + 24 * hour })
    })

    it('names a contact by the shop, then the address book, then the profile', async () => {
      await deliver(shop.store, [received('1', minji, t0)], t0)
      await deliver(shop.store, [{ kind: 'address-book', person: person({ phone: minji.phone }), name: '민지 단골', isRemoved: false, atMs: t0 }], t0)
      const found = await shop.row(minji.phone)
      expect(found.contactName).toBe('민지 단골')
      await shop.store.setGivenName(found.contactId, '우리 민지')
      expect((await shop.row(minji.phone)).contactName).toBe('우리 민지')
      await shop.store.setGivenName(found.contactId, null)
      expect((await shop.row(minji.phone)).contactName).toBe('민지 단골')
    })

    it('makes no contact of an address book entry that was removed, and the removal counts whenever the person comes', async () => {
      const entry = (atMs: number, isRemoved: boolean) => ({ kind: 'address-book' as const, person: person({ phone: minji.phone }), name: isRemoved ? null : '민지 단골', isRemoved, atMs })
      await deliver(shop.store, [entry(t0 + 10, true)], t0)
      expect((await Array.fromAsync(shop.store.exportContacts())).flat()).toEqual([])
      await deliver(shop.store, [received('1', minji, t0 + 1)], t0)
      await deliver(shop.store, [entry(t0 + 5, false)], t0)
      expect((await shop.row(minji.phone)).contactName).toBe(minji.profileName)
      await deliver(shop.store, [entry(t0 + 20, false)], t0)
      expect((await shop.row(minji.phone)).contactName).toBe('민지 단골')
      await deliver(shop.store, [entry(t0 + 30, true)], t0)
      expect((await shop.row(minji.phone)).contactName).toBe(minji.profileName)
    })

    it('opens a conversation by a number nobody wrote from yet', async () => {
      const id = await shop.store.openByPhone('+82 10-1234-5678', t0)
      await deliver(shop.store, [received('1', minji, t0 + 1)], t0)
      expect((await shop.row(minji.phone)).id).toBe(id)
      const [blocked] = await shop.store.replaceBlocked([{ phone: minji.phone, userId: null }])
      expect(blocked).toBe((await shop.row(minji.phone)).contactId)
      expect(await shop.store.replaceBlocked([])).toEqual([blocked])
    })
  })
}
