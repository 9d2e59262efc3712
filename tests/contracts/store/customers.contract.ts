import { describe, expect, it } from 'vitest'
import { contactId, type ContactId, type UndoId } from '#shared/domain/ids.ts'
import { deliver, received } from '../../support/inbound-events.ts'
import { ana, minji, outgoing, someChange, t0, type StoreUnderTest } from './store-under-test.ts'

export function customersContract(shop: StoreUnderTest): void {
  const meets = async (person: { phone?: string; userId?: string; profileName?: string }, atMs = t0): Promise<ContactId> => {
    await deliver(shop.store, [received(`${JSON.stringify(person)} ${atMs}`, person, atMs)], atMs)
    const [found] = person.phone === undefined ? await shop.store.searchContacts(person.userId ?? '', 5) : [await shop.row(person.phone)]
    return contactId(found?.contactId ?? 0)
  }
  const undoAll = async (undo: UndoId) => {
    for (;;) {
      const part = await shop.store.undoNextPart(undo)
      if (!part || part.isDone) return part
    }
  }
  const contactOf = async (id: ContactId) => {
    const found = await shop.store.contact(id)
    if (!found) throw new Error(`No contact ${id}`)
    return found
  }
  const label = (name: string) => shop.store.addLabel({ name, color: 'green' })
  const set = (contactIds: number[], add: number[], undoId: UndoId | null = null, nowMs = t0) => shop.store.changeLabels({ contactIds, add, remove: [], nowMs, undoId })

  describe('labels', () => {
    it('keep the owner’s order on contacts and rows, and count who has them', async () => {
      const [vip, unpaid] = [await label('VIP'), await label('미결제')]
      const contact = await meets(minji)
      expect(await set([contact, 9999], [unpaid, vip, 9999])).toEqual([contact])
      expect(await set([contact], [vip])).toEqual([])
      expect((await shop.row(minji.phone)).labelIds).toEqual([vip, unpaid])
      await shop.store.placeLabels([unpaid, vip])
      expect((await contactOf(contact)).labelIds).toEqual([unpaid, vip])
      expect((await shop.store.labels()).map(({ name, contactCount }) => [name, contactCount])).toEqual([['미결제', 1], ['VIP', 1]])
    })

    it('come back exactly when a change or a deletion is undone', async () => {
      const [one, two] = [await label('one'), await label('two')]
      const [first, second] = [await meets(minji), await meets(ana)]
      await set([first], [one], null, t0 - 50)
      const step = await shop.store.startUndo(someChange, t0)
      await shop.store.changeLabels({ contactIds: [first], add: [two], remove: [one], nowMs: t0, undoId: step })
      await shop.store.changeLabels({ contactIds: [second], add: [two], remove: [one], nowMs: t0, undoId: step })
      await undoAll(step)
      expect([(await contactOf(first)).labelIds, (await contactOf(second)).labelIds]).toEqual([[one], []])
      expect((await shop.store.contactTimeline({ contactId: first, timeZone: 'Asia/Seoul', after: null, limit: 50 })).items.map(({ kind, atMs }) => [kind, atMs - t0]))
        .toEqual([['messages', 0], ['first-seen', 0], ['label-set', -50]])
      const deletion = await shop.store.startUndo(someChange, t0)
      await shop.store.deleteLabel(one, deletion)
      expect((await shop.store.labels()).map(({ id }) => id)).toEqual([two])
      expect([(await contactOf(first)).labelIds, (await shop.row(minji.phone)).labelIds]).toEqual([[], []])
      await label('one')
      await undoAll(deletion)
      expect((await shop.store.labels()).map(({ name, contactCount }) => [name, contactCount])).toContainEqual(['one 2', 1])
      expect(await shop.store.undoNextPart(deletion)).toBeNull()
    })

    it('that were deleted long ago are gone for good', async () => {
      const id = await label('old')
      const contact = await meets(minji)
      await set([contact], [id])
      const step = await shop.store.startUndo(someChange, t0)
      await shop.store.deleteLabel(id, step)
      expect(await shop.store.pruneUndo(t0)).toBe(false)
      while (await shop.store.pruneUndo(t0 + 1));
      expect(await undoAll(step)).toBeNull()
      expect(await shop.store.labelledContacts(id, 0, 10)).toEqual([])
      expect(await label('new')).toBeGreaterThan(id)
    })
  })

  describe('fields', () => {
    const field = (key: string, kind: 'text' | 'number' | 'date' | 'choice' | 'yes-no') => shop.store.addField({ key, name: key, kind, choices: [{ id: 1, name: 'a' }], currency: null })

    it('give back the values they were given, in the owner’s order', async () => {
      const ids = [await field('memo', 'text'), await field('size', 'number'), await field('birthday', 'date'), await field('tea', 'choice'), await field('adult', 'yes-no')]
      const contact = await meets(minji)
      const values = ['크림빵', 7.5, '1990-02-28', 1, true]
      await shop.store.setFieldValues({ values: ids.map((fieldId, index) => ({ contactId: contact, fieldId, value: values[index] ?? null })), nowMs: t0, undoId: null })
      expect(await shop.store.fieldValues(contact)).toEqual(ids.map((fieldId, index) => ({ fieldId, value: values[index] })))
      await shop.store.placeFields(ids.toReversed())
      expect((await shop.store.fields()).map(({ key }) => key)).toEqual(['adult', 'tea', 'birthday', 'size', 'memo'])
      expect((await shop.store.addField({ key: 'memo', name: 'again', kind: 'text', choices: [], currency: null }), (await shop.store.fields()).at(-1))).toMatchObject({ key: 'memo_2' })
    })

    it('are restored with all values, and values alone unless changed since', async () => {
      const id = await field('memo', 'text')
      const [one, two] = [await meets(minji), await meets(ana)]
      const write = (contact: number, value: string | null, nowMs: number, undoId: UndoId | null = null) => shop.store.setFieldValues({ values: [{ contactId: contact, fieldId: id, value }], nowMs, undoId })
      await write(one, 'before', t0)
      const step = await shop.store.startUndo(someChange, t0 + 1)
      expect(await write(one, 'imported', t0 + 1, step)).toEqual([one])
      await write(two, 'imported', t0 + 1, step)
      await write(two, 'by hand', t0 + 2)
      await undoAll(step)
      expect([await shop.store.fieldValues(one), await shop.store.fieldValues(two)].flat().map(({ value }) => value)).toEqual(['before', 'by hand'])
      const deletion = await shop.store.startUndo(someChange, t0)
      expect(await shop.store.fieldUse(id)).toEqual({ contactCount: 2 })
      await shop.store.deleteField(id, deletion)
      expect([await shop.store.fields(), await shop.store.fieldValues(one)]).toEqual([[], []])
      await undoAll(deletion)
      expect((await shop.store.fieldValues(one))[0]?.value).toBe('before')
    })
  })

  it('keeps one purchase per order number, sums by currency, and takes an import back', async () => {
    const [one, two] = [await meets(minji), await meets(ana)]
    const order = (contact: number, orderNumber: string | null, amountMinor: number, currency = 'KRW', atMs = t0) => ({ contactId: contact, orderNumber, atMs, amountMinor, currency, item: '빵' })
    await shop.store.addPurchases({ purchases: [order(one, 'A-1', 12000)], importId: null, undoId: null })
    const step = await shop.store.startUndo(someChange, t0)
    const outcomes = await shop.store.addPurchases({
      purchases: [order(one, 'A-1', 12000), order(one, 'A-1', 15000), order(two, 'A-1', 1), order(one, 'A-2', 500, 'USD', t0 + 1), order(one, null, 3000), order(one, 'A-2', 700, 'USD', t0 + 1)], importId: 3, undoId: step,
    })
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['same', 'changed', 'taken', 'added', 'added', 'changed'])
    expect((await contactOf(one)).purchaseTotals).toEqual([{ currency: 'KRW', count: 2, amountMinor: 18000, lastAtMs: t0 }, { currency: 'USD', count: 1, amountMinor: 700, lastAtMs: t0 + 1 }])
    const page = await shop.store.purchases({ contactId: one, after: null, limit: 2 })
    const rest = await shop.store.purchases({ contactId: one, after: page.next, limit: 2 })
    expect([...page.items, ...rest.items].map(({ amountMinor }) => amountMinor)).toEqual([700, 3000, 15000])
    await undoAll(step)
    expect((await contactOf(one)).purchaseTotals).toEqual([{ currency: 'KRW', count: 1, amountMinor: 12000, lastAtMs: t0 }])
    const [left] = (await shop.store.purchases({ contactId: one, after: null, limit: 2 })).items
    const deletion = await shop.store.deletePurchase(left?.id ?? 0, t0)
    expect(deletion?.contactId).toBe(one)
    await undoAll(deletion!.undoId)
    expect((await shop.store.purchases({ contactId: one, after: null, limit: 2 })).items).toEqual([left])
  })

  it('counts complaints and brings one back that was deleted', async () => {
    const contact = await meets(minji)
    expect([await shop.store.addComplaint(contact, '식었어요', t0), await shop.store.addComplaint(contact, '늦었어요', t0 + 1)]).toEqual([1, 2])
    await shop.store.setVips({ contactIds: [contact], isVip: true, nowMs: t0 + 2, undoId: null })
    const [latest] = (await contactOf(contact)).complaints
    const deletion = await shop.store.deleteComplaint(latest?.id ?? 0, t0)
    expect(deletion?.contactId).toBe(contact)
    expect((await contactOf(contact)).complaints.map(({ text }) => text)).toEqual(['식었어요'])
    await undoAll(deletion!.undoId)
    expect(await contactOf(contact)).toMatchObject({ isVip: true, complaints: [{ text: '늦었어요' }, { text: '식었어요' }] })
  })

  describe('two contacts of one person', () => {
    it('are suggested for a reason, until dismissed', async () => {
      const full = await meets({ phone: '821012345678', profileName: '김민지' })
      const short = await meets({ phone: '1012345678', profileName: 'minji' })
      const slip = await meets({ phone: '821012345687', profileName: '김민지' })
      const byId = await meets({ userId: 'KR.77', profileName: '김민지' })
      await meets({ phone: '821099998888', profileName: '김민지' })
      const of = async (id: ContactId) => (await shop.store.mergeSuggestionsOf(id)).map(({ contacts, reason }) => [contacts[1].id, reason])
      expect(await of(full)).toEqual([[short, 'same-phone'], [slip, 'same-name-near-phone'], [byId, 'same-name-one-has-no-phone']])
      await shop.store.dismissMerge(short, full)
      expect((await of(full))[0]).toEqual([slip, 'same-name-near-phone'])
      for (const limit of [1, 2, 100]) {
        const seen: string[] = []
        for (let after: string | null = null, round = 0; round < 30; round += 1) {
          const { suggestions, next } = await shop.store.scanForMerges(after, limit)
          for (const { contacts, reason } of suggestions) seen.push(`${contacts.map(({ id }) => id).sort((a, b) => a - b).join('+')} ${reason}`)
          if (next === null) break
          after = next
        }
        expect(new Set(seen)).toEqual(new Set([`${full}+${slip} same-name-near-phone`, ...[full, slip, contactId(5)].map((id) => `${[id, byId].sort((a, b) => a - b).join('+')} same-name-one-has-no-phone`)]))
      }
    })

    it('come apart again exactly as they were', async () => {
      const [common, rare] = [await label('common'), await label('rare')]
      const memo = await shop.store.addField({ key: 'memo', name: 'memo', kind: 'text', choices: [], currency: null })
      const [into, from] = [await meets(minji), await meets(ana, t0 + 1000)]
      for (const [contact, words, ms] of [[into, 'first', t0], [from, 'second', t0 + 5]] as const) {
        await shop.store.setNote(contact, `${words} note`)
        await shop.store.setFieldValues({ values: [{ contactId: contact, fieldId: memo, value: words }], nowMs: ms, undoId: null })
        await shop.store.addPurchases({ purchases: [{ contactId: contact, orderNumber: words, atMs: ms, amountMinor: 100, currency: 'KRW', item: '' }], importId: null, undoId: null })
        await shop.store.addComplaint(contact, words, ms)
        const { id } = await shop.row(contact === into ? minji.phone : ana.phone)
        await shop.store.saveDraft({ conversationId: id, text: `${words} draft`, attachmentIds: [], quotedMessageId: null, nowMs: ms })
        await shop.store.enqueue(outgoing(id, `ref ${words}`, `${words} answer`, ms + 10))
      }
      await set([into, from], [common])
      await set([from], [rare])
      await shop.store.setVips({ contactIds: [from], isVip: true, nowMs: t0, undoId: null })
      const everything = async () => {
        const rows = [await shop.row(minji.phone), await shop.row(ana.phone)]
        return {
          rows, contacts: [await contactOf(into), await contactOf(from)], due: await shop.due(t0 + 100),
          threads: [await shop.thread(rows[0]?.id as never), await shop.thread(rows[1]?.id as never)],
          purchases: [await shop.store.purchases({ contactId: into, after: null, limit: 9 }), await shop.store.purchases({ contactId: from, after: null, limit: 9 })],
          timelines: [await shop.store.contactTimeline({ contactId: into, timeZone: 'UTC', after: null, limit: 50 }), await shop.store.contactTimeline({ contactId: from, timeZone: 'UTC', after: null, limit: 50 })],
          found: (await shop.store.searchContacts('ana', 5)).map(({ contactName }) => contactName), counts: await shop.store.conversationCounts({ nowMs: t0, closingWithinMs: 1 }),
          labels: await shop.store.labels(), drafts: [await shop.store.draft(rows[0]?.id as never), await shop.store.draft(rows[1]?.id as never)],
        }
      }
      const before = await everything()
      const step = await shop.store.startUndo(someChange, t0)
      await shop.store.mergeContacts(into, from, step, t0 + 2000)
      expect(await shop.store.contact(from)).toBeNull()
      expect(await contactOf(into)).toMatchObject({
        note: 'first note\nsecond note', labelIds: [common, rare], fieldValues: [{ value: 'second' }], isVip: true, messageCount: 4, purchaseTotals: [{ count: 2, amountMinor: 200 }],
      })
      expect((await shop.row(ana.phone)).contactId).toBe(into)
      expect((await meets({ phone: '41790009999', profileName: 'New' }, t0 + 3000))).toBeGreaterThan(from)
      const undone = await undoAll(step)
      expect(undone?.contactIds).toEqual([into, from])
      const after = await everything()
      expect({ ...after, counts: null }).toEqual({ ...before, counts: null })
    })

    it('get back in the one what was deleted of the other before the merge', async () => {
      const [into, from] = [await meets(minji), await meets(ana)]
      const regular = await label('regular')
      await set([from], [regular])
      await shop.store.addPurchases({ purchases: [{ contactId: from, orderNumber: 'A-1', atMs: t0, amountMinor: 100, currency: 'KRW', item: '빵' }], importId: null, undoId: null })
      await shop.store.addComplaint(from, '늦었어요', t0)
      const [purchase] = (await shop.store.purchases({ contactId: from, after: null, limit: 1 })).items
      const deletions = [await shop.store.deletePurchase(purchase?.id ?? 0, t0), await shop.store.deleteComplaint((await contactOf(from)).complaints[0]?.id ?? 0, t0)]
      const unlabelled = await shop.store.startUndo(someChange, t0)
      await shop.store.changeLabels({ contactIds: [from], add: [], remove: [regular], nowMs: t0, undoId: unlabelled })
      await shop.store.mergeContacts(into, from, await shop.store.startUndo(someChange, t0), t0)
      for (const deletion of deletions) await undoAll(deletion!.undoId)
      await undoAll(unlabelled)
      expect(await contactOf(into)).toMatchObject({ purchaseTotals: [{ count: 1, amountMinor: 100 }], complaints: [{ text: '늦었어요' }], labelIds: [regular] })
    })

    it('keep what was changed since the merge where it is', async () => {
      const [into, from] = [await meets(minji), await meets(ana)]
      const step = await shop.store.startUndo(someChange, t0)
      await shop.store.setNote(from, 'hers')
      await shop.store.mergeContacts(into, from, step, t0)
      await shop.store.setNote(into, 'written later')
      await meets(ana, t0 + 500)
      await undoAll(step)
      expect([(await contactOf(into)).note, (await contactOf(from)).note]).toEqual(['written later', 'hers'])
      expect([(await contactOf(into)).messageCount, (await contactOf(from)).messageCount]).toEqual([2, 1])
      await meets(ana, t0 + 900)
      expect((await contactOf(from)).messageCount).toBe(2)
    })
  })

  it('tells the timeline in pages, each line once, a day of messages as one', async () => {
    const day = 86_400_000
    const contact = await meets(minji, t0 - 3 * day)
    for (let index = 0; index < 8; index += 1) await meets(minji, t0 - Math.floor(index / 3) * day - index * 60_000)
    for (let index = 0; index < 5; index += 1) await shop.store.addComplaint(contact, `${index}`, t0 - index * 60_000)
    await shop.store.noteContactEvent([contact], { kind: 'note-changed' }, t0 - day)
    const all = (await shop.store.contactTimeline({ contactId: contact, timeZone: 'Asia/Seoul', after: null, limit: 100 })).items
    expect(all.filter(({ kind }) => kind === 'messages').map((item) => item.kind === 'messages' && item.inboundCount)).toEqual([3, 3, 2, 1])
    expect(all.at(-1)?.kind).toBe('first-seen')
    for (const limit of [1, 2, 3]) {
      const read: typeof all = []
      for (let after: string | null = null; ;) {
        const page = await shop.store.contactTimeline({ contactId: contact, timeZone: 'Asia/Seoul', after, limit })
        read.push(...page.items)
        after = page.next
        if (after === null) break
      }
      expect(read).toEqual(all)
    }
  })
}
