import { call } from '@orpc/server'
import type { Core } from '#core/create-core.ts'
import type { Store } from '#core/ports/store/store.ts'
import { ownerActor } from '#shared/domain/actor.ts'
import { defaultColumns, defaultSort, everybody } from '#shared/domain/customer-table.ts'
import type { LabelColor } from '#shared/domain/labels.ts'
import type { SegmentNode } from '#shared/domain/segment.ts'
import { noteSampleConsent } from './sample-consent.ts'

const asOwner = { context: { actor: ownerActor } }
const day = 86_400_000

const labels: readonly (readonly [name: string, color: LabelColor])[] = [['신규', 'sky'], ['단골', 'green'], ['미입금', 'amber'], ['예약', 'violet'], ['첫 구매', 'lime'], ['단체 주문', 'blue'], ['알레르기', 'red']]
type Person = {
  labels: string[]
  fields?: Record<string, string>
  /** [days ago, won, what, order number] */
  bought?: (readonly [daysAgo: number, won: number, item: string, order: string])[]
  isVip?: boolean
  complaint?: string
}

/** What the bakery noted about customers, by their place in the list. */
const noted: Readonly<Record<number, Person>> = {
  0: { labels: ['신규', '예약'], fields: { '좋아하는 빵': '소금빵' } },
  1: { labels: ['단골', '알레르기'], isVip: true, fields: { 생일: '1991-05-14', '좋아하는 빵': '무화과 깜빠뉴', 포장: '선물 포장', '알레르기 안내 함': '예' }, bought: [[2, 38_000, '생일 케이크 2호', 'D-2041'], [16, 12_500, '무화과 깜빠뉴', 'D-1988'], [45, 21_000, '휘낭시에 세트', 'D-1820']] },
  2: { labels: ['미입금'], bought: [[1, 24_000, '마카롱 12구', 'D-2047']] },
  3: { labels: ['단체 주문', '미입금', '예약'], fields: { '월 예산': '300,000' }, bought: [[9, 156_000, '샌드위치 40개', 'D-2012'], [40, 149_000, '샌드위치 38개', 'D-1843']] },
  5: { labels: ['단골'], fields: { 생일: '1988-11-30', 포장: '봉투' }, bought: [[5, 9_800, '크루아상 2개, 라테', 'D-2031'], [12, 7_400, '크루아상 2개', 'D-2001'], [19, 7_400, '크루아상 2개', 'D-1975']] },
  6: { labels: ['첫 구매'], bought: [[3, 6_500, '소금빵 4개', 'D-2038']] },
  8: { labels: ['단골', '예약'], bought: [[7, 42_000, '돌잔치 답례 쿠키', 'D-2020']] },
  11: { labels: ['단골'], isVip: true, bought: [[4, 18_000, '식빵 3개', 'D-2034'], [11, 18_000, '식빵 3개', 'D-2004']] },
  13: { labels: ['신규'] },
  17: { labels: ['미입금'], complaint: '케이크 상자가 찌그러져서 왔어요' },
}
/** Somebody the owner wrote down twice; the phone's address book does not know her. */
const writtenTwice = 8

/** Once in the life of a sample shop, when its past has been told: labels, fields, purchases, a complaint, a duplicate. */
export async function noteSampleCustomers({ router }: Core, store: Store, people: readonly { name: string; phone: string | null }[], startedAtMs: number): Promise<void> {
  if ((await store.labels()).length > 0) return
  const labelIds = new Map<string, number>()
  for (const [name, color] of labels) labelIds.set(name, (await call(router.labels.create, { name, color }, asOwner)).id)
  const fieldIds = new Map<string, number>()
  const field = async (name: string, kind: 'text' | 'date' | 'money' | 'choice' | 'yes-no', choices: string[] = []) => {
    const { id } = await call(router.fields.create, { name, kind, currency: kind === 'money' ? 'KRW' : null, choices: choices.map((choice) => ({ id: null, name: choice })) }, asOwner)
    fieldIds.set(name, id)
  }
  await field('생일', 'date')
  await field('좋아하는 빵', 'text')
  await field('포장', 'choice', ['봉투', '상자', '선물 포장'])
  await field('월 예산', 'money')
  await field('알레르기 안내 함', 'yes-no')

  for (const [place, person] of Object.entries(noted)) {
    const phone = people[Number(place)]?.phone
    if (!phone) continue
    const conversationId = await store.openByPhone(phone, startedAtMs)
    const contactId = (await store.conversationsByIds([conversationId]))[0]?.contactId ?? 0
    await call(router.labels.change, { contactIds: [contactId], add: person.labels.flatMap((name) => labelIds.get(name) ?? []), remove: [] }, asOwner)
    for (const [name, value] of Object.entries(person.fields ?? {})) await call(router.fields.setValue, { contactId, fieldId: fieldIds.get(name) ?? 0, value }, asOwner)
    for (const [daysAgo, amount, item, orderNumber] of person.bought ?? []) {
      await call(router.purchases.add, { contactId, orderNumber, atMs: startedAtMs - daysAgo * day, amount, currency: 'KRW', item }, asOwner)
    }
    if (person.isVip) await call(router.contacts.setVip, { contactId, isVip: true }, asOwner)
    if (person.complaint) await call(router.contacts.addComplaint, { contactId, text: person.complaint }, asOwner)
  }
  await saveSampleViews(router, labelIds.get('단골') ?? null)
  await writeDownTwice(store, people[writtenTwice], startedAtMs)
  await noteSampleConsent(store, people, startedAtMs)
  for (const { name, parts } of segmentsOf((label) => labelIds.get(label) ?? 0)) await call(router.segments.save, { id: null, name, tree: { kind: 'group', match: 'all', parts } }, asOwner)
}

/** Groups the bakery comes back to; every one has somebody in it. */
const segmentsOf = (label: (name: string) => number): { name: string; parts: SegmentNode[] }[] => [
  { name: '소식을 받겠다고 한 고객', parts: [{ kind: 'consent', is: 'is', state: 'opted-in' }, { kind: 'complaints', is: 'at-most', count: 0 }] },
  {
    name: '챙기고 싶은 단골',
    parts: [
      { kind: 'group', match: 'any', parts: [{ kind: 'label', is: 'has', labelId: label('단골') }, { kind: 'vip', is: 'yes' }, { kind: 'purchase-count', is: 'at-least', count: 3, days: 90 }] },
      { kind: 'consent', is: 'is-not', state: 'opted-out' },
      { kind: 'complaints', is: 'at-most', count: 0 },
    ],
  },
  { name: '입금을 기다리는 고객', parts: [{ kind: 'label', is: 'has', labelId: label('미입금') }, { kind: 'purchase-last', is: 'within', days: 30 }] },
  { name: '케이크와 쿠키를 찾는 고객', parts: [{ kind: 'group', match: 'any', parts: [{ kind: 'purchase-item', is: 'bought', item: '케이크', days: 180 }, { kind: 'purchase-item', is: 'bought', item: '쿠키', days: 180 }] }] },
]

async function saveSampleViews(router: Core['router'], regularsId: number | null): Promise<void> {
  const view = { id: null, columns: [...defaultColumns], sort: defaultSort, filter: everybody }
  await call(router.customers.saveView, {
    ...view, name: '단골', columns: ['phone', 'labels', 'last-purchase', 'purchase-count', 'purchase-total', 'last-inbound'], sort: { by: 'purchase-total', fieldId: null, direction: 'descending' }, filter: { ...everybody, labelId: regularsId },
  }, asOwner)
  await call(router.customers.saveView, { ...view, name: '한 달 넘게 안 오신 분', sort: { ...defaultSort, direction: 'ascending' }, filter: { ...everybody, activity: { is: 'not-within', band: 'active' } } }, asOwner)
}

/** The same name, and the last two digits the wrong way round. */
async function writeDownTwice(store: Store, person: { name: string; phone: string | null } | undefined, startedAtMs: number): Promise<void> {
  if (!person?.phone) return
  const [last, before] = [person.phone.at(-1) ?? '', person.phone.at(-2) ?? '']
  const phone = person.phone.slice(0, -2) + last + before
  const conversationId = await store.openByPhone(phone === person.phone ? `${person.phone.slice(0, -1)}${(Number(last) + 5) % 10}` : phone, startedAtMs - 200 * day)
  const contactId = (await store.conversationsByIds([conversationId]))[0]?.contactId
  if (contactId !== undefined) await store.setGivenName(contactId, person.name)
  await store.setArchived(conversationId, true)
}
