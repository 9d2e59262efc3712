import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SegmentMoment } from '#core/ports/store/table-store.ts'
import { customerSorts, type CustomerRow, type CustomerSort } from '#shared/domain/customer-table.ts'
import { clientReference, contactId, type ConversationId } from '#shared/domain/ids.ts'
import type { Purchase } from '#shared/domain/purchases.ts'
import { activityBands, conditionsOf, emptyTree, type Explanation, type SegmentGroup, type SegmentNode } from '#shared/domain/segment.ts'
import { deliver, received } from '../../support/inbound-events.ts'
import { holdsFor, type Known } from './evaluate-segment.ts'
import { someChange, t0, type StoreUnderTest } from './store-under-test.ts'

const day = 86_400_000
const moment: SegmentMoment = { nowMs: t0, bandMs: { engaged: 7 * day, active: 30 * day, kept: 90 * day, 'look-back': 730 * day } }
const names = ['김민지', '이서준', 'ana', 'Bob', '박하늘', 'ANA', '정우', 'zoe', '최유나', '한별']

type World = { labels: number[]; fields: number[]; rows: CustomerRow[]; purchases: Map<number, Purchase[]>; promotions: Map<number, number[]> }

/** Twelve people who differ in everything a segment can ask. */
async function populate({ store }: StoreUnderTest): Promise<World> {
  const labels = [await store.addLabel({ name: 'a', color: 'red' }), await store.addLabel({ name: 'b', color: 'sky' })]
  const fields: number[] = []
  for (const kind of ['text', 'number', 'date', 'choice', 'yes-no'] as const) fields.push(await store.addField({ key: kind, name: kind, kind, choices: [{ id: 1, name: 'x' }, { id: 2, name: 'y' }], currency: null }))
  const values = [['Tea', 3, '1990-01-01', 1, true], ['tea time', -1.5, '2000-02-29', 2, false], ['TEA', 3, '1990-01-01', 2, true]] as const
  const ids: number[] = []
  const promotions = new Map<number, number[]>()
  for (let index = 0; index < 12; index += 1) {
    const phone = `8210${20_000_000 + index * 7_654}`
    const person = { phone, profileName: names[index % names.length] ?? '' }
    if (index % 4 === 3) await store.openByPhone(phone, t0 - index * 9 * day)
    else for (let count = 0; count <= index % 3; count += 1) await deliver(store, [received(`${index} ${count}`, person, t0 - index * 9 * day + count)], t0)
    const row = await store.conversationByPhone(phone)
    const id = row?.contactId ?? contactId(0)
    ids.push(id)
    const promotedAtMs = row && index % 4 === 1 ? await promoted(store, row.id, t0 - index * 7 * day) : null
    /** Whoever opts out below gets it no more. */
    if (promotedAtMs !== null && index % 3 !== 2) promotions.set(id, [promotedAtMs])
    for (const [position, fieldId] of fields.entries()) {
      if ((index + position) % 3 === 0) await store.setFieldValues({ values: [{ contactId: id, fieldId, value: values[index % 3]?.[position] ?? null }], nowMs: t0, undoId: null })
    }
    const orders = Array.from({ length: index % 4 }, (_none, count) => ({ contactId: id, orderNumber: `${index}-${count}`, atMs: t0 - (index * 5 + count * 20) * day, amountMinor: 1000 * (index + count), currency: index % 5 === 0 ? 'USD' : 'KRW', item: count % 2 === 0 ? 'Cream 빵' : '케이크' }))
    if (orders.length > 0) await store.addPurchases({ purchases: orders, importId: null, undoId: null })
    if (index % 5 === 1) await store.setVips({ contactIds: [id], isVip: true, nowMs: t0, undoId: null })
    for (let count = 0; count < index % 3; count += 1) if (index > 6) await store.addComplaint(id, 'cold', t0)
    if (index % 3 !== 0) await store.recordConsent({ contactId: id, atMs: t0, kind: index % 3 === 1 ? 'opt-in' : 'opt-out', path: 'owner', reference: `owner ${index}`, evidence: null })
    await store.changeLabels({ contactIds: [id], add: [...(index % 2 === 0 ? labels.slice(0, 1) : []), ...(index % 3 === 0 ? labels.slice(1) : [])], remove: [], nowMs: t0, undoId: null })
  }
  const purchases = new Map<number, Purchase[]>()
  for (const id of ids) purchases.set(id, (await store.purchases({ contactId: contactId(id), after: null, limit: 50 })).items)
  return { labels, fields, rows: await store.customersByIds(ids), purchases, promotions }
}

async function promoted(store: StoreUnderTest['store'], conversation: ConversationId, atMs: number): Promise<number> {
  await store.enqueue({ conversationId: conversation, clientReference: clientReference(`promotion ${conversation}`), origin: 'campaign', priority: 2, content: { type: 'text', body: '가을 할인', previewUrl: false }, quotedMessageId: null, nowMs: atMs })
  return atMs
}

const selection = (tree: SegmentGroup = emptyTree, text = '') => ({ text, tree, moment })

export function customerTableContract(shop: StoreUnderTest): void {
  describe('the table of customers', () => {
    it('pages through every order in both directions, from any place', async () => {
      const { rows, fields } = await populate(shop)
      const half: SegmentGroup = { kind: 'group', match: 'all', parts: [{ kind: 'consent', is: 'is-not', state: 'opted-out' }] }
      const sorts: Pick<CustomerSort, 'by' | 'fieldId'>[] = [...customerSorts.filter((by) => by !== 'field').map((by) => ({ by, fieldId: null })), ...fields.map((fieldId) => ({ by: 'field' as const, fieldId }))]
      for (const each of sorts) for (const direction of ['ascending', 'descending'] as const) for (const tree of [emptyTree, half]) {
        const sort: CustomerSort = { ...each, direction }
        const expected = rows.filter((row) => tree === emptyTree || row.consent !== 'opted-out').sort(comparing(sort)).map(({ contactId: id }) => id)
        const seen: number[] = []
        for (let after: string | null = null; ;) {
          const page = await shop.store.customerPage({ sort, selection: selection(tree), after, skip: 0, limit: 3 })
          seen.push(...page.items.map(({ contactId: id }) => id))
          after = page.next
          if (after === null) break
        }
        expect(seen, JSON.stringify(sort)).toEqual(expected)
        for (const skip of [0, 2, 5, 11, 40]) {
          const far = await shop.store.customerPage({ sort, selection: selection(tree), after: null, skip, limit: 4 })
          expect(far.items.map(({ contactId: id }) => id), `${JSON.stringify(sort)} ${skip}`).toEqual(expected.slice(skip, skip + 4))
        }
      }
    }, 60_000)

    it('leaves in the order it is shown in, whole or in part, with all that is known', async () => {
      const { rows } = await populate(shop)
      const sort: CustomerSort = { by: 'name', fieldId: null, direction: 'ascending' }
      const leaving = async (contactIds: number[] | null) => (await Array.fromAsync(shop.store.exportCustomers({ selection: selection(), sort, contactIds }, 'whole'))).flat()
      const everybody = await leaving(null)
      expect(everybody.map((customer) => customer.contactId)).toEqual([...rows].sort(comparing(sort)).map((row) => row.contactId))
      expect(everybody.some(({ labels, values }) => labels.length > 1 && values.length > 0)).toBe(true)
      expect(await leaving(rows.map((row) => row.contactId))).toEqual(everybody)
      const odd: number[] = rows.filter((_row, index) => index % 2 === 1).map((row) => row.contactId)
      expect(await leaving(odd)).toEqual(everybody.filter((customer) => odd.includes(customer.contactId)))
    })

    it('finds by text, and by a rare label, whatever the order', async () => {
      const { labels, rows } = await populate(shop)
      const sort: CustomerSort = { by: 'name', fieldId: null, direction: 'ascending' }
      const found = async (text: string, tree = emptyTree) => (await shop.store.customerPage({ sort, selection: selection(tree, text), after: null, skip: 0, limit: 50 })).items.map(({ name }) => name)
      expect(await found('ana')).toEqual(['ana', 'ANA'])
      expect(await found('ㄱㅁㅈ')).toEqual(['김민지', '김민지'])
      expect(await found('010-2000-7654')).toHaveLength(1)
      expect(await found('  ')).toHaveLength(rows.length)
      expect(await found('뷁')).toEqual([])
      const labelled: SegmentGroup = { kind: 'group', match: 'all', parts: [{ kind: 'label', is: 'has', labelId: labels[0] ?? 0 }] }
      expect((await found('', labelled)).toSorted()).toEqual(rows.filter(({ labelIds }) => labelIds.includes(labels[0] ?? 0)).map(({ name }) => name).toSorted())
      expect(await shop.store.countCustomers(selection(labelled, 'ana'))).toEqual({ count: (await found('ana', labelled)).length, total: rows.length })
    })
  })

  describe('segments', () => {
    it('mean in the database what they mean when read aloud, for the table, the count and the explanation', async () => {
      const world = await populate(shop)
      await fc.assert(fc.asyncProperty(trees(world), async (tree) => {
        const holds = (row: CustomerRow) => holdsFor(tree, row, knownOf(world, row), moment)
        const expected = world.rows.filter(holds).map(({ contactId: id }) => id).sort((a, b) => a - b)
        expect(await shop.store.customerIds(selection(tree), 0, 100)).toEqual(expected)
        expect((await shop.store.countCustomers(selection(tree))).count).toBe(expected.length)
        const page = await shop.store.customerPage({ sort: { by: 'messages', fieldId: null, direction: 'descending' }, selection: selection(tree), after: null, skip: 0, limit: 50 })
        expect(page.items.map(({ contactId: id }) => id).sort((a, b) => a - b)).toEqual(expected)
        const [first] = world.rows
        if (!first) return
        const why = await shop.store.explainSegment({ contactId: first.contactId, tree, moment })
        expect(why?.holds).toBe(holds(first))
        expect(leaves(why)).toEqual(conditionsOf(tree).map((leaf) => holdsFor(leaf, first, knownOf(world, first), moment)))
      }), { numRuns: 400 })
      expect(await shop.store.explainSegment({ contactId: 9999, tree: emptyTree, moment })).toBeNull()
    }, 60_000)

    it('fit nobody by a condition about a label or field that was deleted, whichever way it asks', async () => {
      const { labels: [label = 0, other = 0], fields: [field = 0], rows } = await populate(shop)
      const [labelStep, fieldStep] = [await shop.store.startUndo(someChange, t0), await shop.store.startUndo(someChange, t0)]
      await shop.store.deleteLabel(label, labelStep)
      await shop.store.deleteField(field, fieldStep)
      const asks: SegmentNode[] = [
        { kind: 'label', is: 'has', labelId: label }, { kind: 'label', is: 'has-not', labelId: label },
        ...(['equal', 'not-equal', 'contains', 'set', 'not-set'] as const).map((is) => ({ kind: 'field' as const, is, fieldId: field, value: is.includes('set') ? null : 'tea' })),
      ]
      for (const part of asks) {
        expect(await shop.store.countCustomers(selection({ kind: 'group', match: 'all', parts: [part] })), JSON.stringify(part)).toEqual({ count: 0, total: rows.length })
        const without = rows.filter(({ labelIds }) => !labelIds.includes(other)).length
        expect((await shop.store.countCustomers(selection({ kind: 'group', match: 'any', parts: [part, { kind: 'label', is: 'has-not', labelId: other }] }))).count).toBe(without)
      }
      await shop.store.undoNextPart(labelStep)
      expect((await shop.store.countCustomers(selection({ kind: 'group', match: 'all', parts: asks.slice(1, 2) }))).count).toBe(rows.filter(({ labelIds }) => !labelIds.includes(label)).length)
    })

    it('are listed by id a part at a time', async () => {
      const { rows } = await populate(shop)
      const ids = rows.map(({ contactId: id }) => id).sort((a, b) => a - b)
      const first = await shop.store.customerIds(selection(), 0, 5)
      expect([first, await shop.store.customerIds(selection(), first.at(-1) ?? 0, 50), await shop.store.customerIds(selection(emptyTree, 'an'), ids[3] ?? 0, 50)]).toEqual([
        ids.slice(0, 5), ids.slice(5), rows.filter(({ contactId: id, name }) => id > (ids[3] ?? 0) && name.toLowerCase().includes('an')).map(({ contactId: id }) => id),
      ])
    })

    it('and views are kept, renamed, deleted and brought back', async () => {
      const saved = await shop.store.saveSegment({ id: null, name: '단골', tree: emptyTree })
      await shop.store.saveSegment({ id: saved?.id ?? 0, name: '큰손', tree: emptyTree })
      const view = { name: 'VIP', columns: ['phone', 'field.3'] as const, sort: { by: 'name', fieldId: null, direction: 'ascending' } as const, filter: { text: '', labelId: null, isVip: true, consent: null, activity: null, segmentId: null, tree: null } }
      const kept = await shop.store.saveCustomerView({ id: null, ...view, columns: [...view.columns] })
      expect(await shop.store.customerViews()).toEqual([kept])
      const step = await shop.store.startUndo(someChange, t0)
      await shop.store.deleteSegment(saved?.id ?? 0, step)
      await shop.store.deleteCustomerView(kept?.id ?? 0, step)
      expect([await shop.store.segments(), await shop.store.customerViews(), await shop.store.saveSegment({ id: saved?.id ?? 0, name: 'x', tree: emptyTree })]).toEqual([[], [], null])
      await shop.store.saveSegment({ id: null, name: '큰손', tree: emptyTree })
      while ((await shop.store.undoNextPart(step))?.isDone === false);
      expect((await shop.store.segments()).map(({ name }) => name)).toEqual(['큰손 2', '큰손'])
      expect(await shop.store.customerViews()).toEqual([kept])
    })
  })
}

const knownOf = ({ purchases, promotions, labels, fields }: World, { contactId: id }: CustomerRow): Known => ({ purchases: purchases.get(id) ?? [], promotedAtMs: promotions.get(id) ?? [], labels, fields })
const leaves = (why: Explanation | null): boolean[] => (why === null ? [] : why.parts.flatMap((part) => (part.parts.length === 0 ? [part.holds] : leaves(part))))

function comparing(sort: CustomerSort): (one: CustomerRow, other: CustomerRow) => number {
  const sign = sort.direction === 'ascending' ? 1 : -1
  return (one, other) => {
    const [a, b] = [keyOf(one, sort), keyOf(other, sort)]
    if ((a === null) !== (b === null)) return a === null ? 1 : -1
    return sign * ((a ?? 0) < (b ?? 0) ? -1 : (a ?? 0) > (b ?? 0) ? 1 : one.contactId - other.contactId)
  }
}

function keyOf(row: CustomerRow, sort: CustomerSort): string | number | null {
  switch (sort.by) {
    case 'name': return row.name.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
    case 'last-inbound': return row.lastInboundAtMs ?? 0
    case 'first-seen': return row.firstSeenAtMs
    case 'messages': return row.messageCount
    case 'purchase-count': return row.purchaseCount
    case 'purchase-total': return row.purchaseTotal?.amountMinor ?? 0
    case 'last-purchase': return row.lastPurchaseAtMs ?? 0
    case 'vip': return Number(row.isVip)
    case 'field': {
      const value = row.fieldValues.find(({ fieldId }) => fieldId === sort.fieldId)?.value
      return value === undefined ? null : typeof value === 'boolean' ? Number(value) : value
    }
  }
}

function trees({ labels, fields }: World): fc.Arbitrary<SegmentGroup> {
  const amount = fc.constantFrom('at-least' as const, 'at-most' as const)
  const recency = fc.constantFrom('within' as const, 'not-within' as const)
  const days = fc.integer({ min: 0, max: 120 })
  const [text = 0, number = 0, date = 0, choice = 0, yesNo = 0] = fields
  const fieldCondition = (fieldId: number, comparisons: readonly ('equal' | 'not-equal' | 'contains' | 'at-least' | 'at-most' | 'set' | 'not-set')[], values: readonly (string | number | boolean)[]) =>
    fc.record({ kind: fc.constant('field' as const), is: fc.constantFrom(...comparisons), fieldId: fc.constantFrom(fieldId, fieldId, 999), value: fc.constantFrom(...values) })
  const condition: fc.Arbitrary<SegmentNode> = fc.oneof(
    fc.record({ kind: fc.constant('label' as const), is: fc.constantFrom('has' as const, 'has-not' as const), labelId: fc.constantFrom(...labels, 999) }),
    fieldCondition(text, ['equal', 'not-equal', 'contains', 'set', 'not-set'], ['tea', 'TIME', '', 'x']),
    fieldCondition(number, ['equal', 'at-least', 'at-most', 'set', 'not-set', 'not-equal'], [3, -1.5, 0]),
    fieldCondition(date, ['equal', 'at-least', 'at-most', 'set', 'not-set'], ['1990-01-01', '1995-05-05', 'soon']),
    fieldCondition(choice, ['equal', 'not-equal', 'set', 'not-set'], [1, 2]),
    fieldCondition(yesNo, ['equal', 'set', 'not-set'], [true, false]),
    fc.record({ kind: fc.constant('activity' as const), is: recency, band: fc.constantFrom(...activityBands) }),
    fc.record({ kind: fc.constant('first-seen' as const), is: recency, days }),
    fc.record({ kind: fc.constant('purchase-count' as const), is: amount, count: fc.integer({ min: 0, max: 4 }), days: fc.option(days) }),
    fc.record({ kind: fc.constant('purchase-total' as const), is: amount, amountMinor: fc.constantFrom(-1, 0, 5000, 20_000), currency: fc.constantFrom('KRW', 'USD') }),
    fc.record({ kind: fc.constant('purchase-last' as const), is: recency, days }),
    fc.record({ kind: fc.constant('purchase-item' as const), is: fc.constantFrom('bought' as const, 'not-bought' as const), item: fc.constantFrom('cream', '케이크', '%', ''), days: fc.option(days) }),
    fc.record({ kind: fc.constant('campaign' as const), is: recency, days }),
    fc.record({ kind: fc.constant('consent' as const), is: fc.constantFrom('is' as const, 'is-not' as const), state: fc.constantFrom('unknown' as const, 'opted-in' as const, 'opted-out' as const) }),
    fc.record({ kind: fc.constant('undeliverable' as const), is: fc.constantFrom('yes' as const, 'no' as const) }),
    fc.record({ kind: fc.constant('vip' as const), is: fc.constantFrom('yes' as const, 'no' as const) }),
    fc.record({ kind: fc.constant('complaints' as const), is: amount, count: fc.integer({ min: 0, max: 3 }) }),
  )
  const group = (part: fc.Arbitrary<SegmentNode>, least: number): fc.Arbitrary<SegmentGroup> => fc.record({ kind: fc.constant('group' as const), match: fc.constantFrom('all' as const, 'any' as const), parts: fc.array(part, { minLength: least, maxLength: 3 }) })
  const alone: fc.Arbitrary<SegmentGroup> = condition.map((part) => ({ kind: 'group', match: 'all', parts: [part] }))
  return fc.oneof({ weight: 3, arbitrary: alone }, { weight: 2, arbitrary: group(fc.oneof({ weight: 3, arbitrary: condition }, { weight: 1, arbitrary: group(condition, 1) }), 0) })
}
