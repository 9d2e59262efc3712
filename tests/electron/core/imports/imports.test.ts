import { call } from '@orpc/server'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import iconv from 'iconv-lite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '#adapters/store/open-store.ts'
import { createMediaFiles } from '#adapters/system/media-files.ts'
import type { ImportTarget } from '#shared/domain/import-table.ts'
import { ManualClock } from '../../../support/manual-clock.ts'
import { openShop, type Shop } from '../../../support/open-shop.ts'
import { quietLog } from '../../../support/quiet-log.ts'

let shop: Shop
beforeEach(async () => { shop = await openShop() })
afterEach(() => shop.close())

const done = <Result>(work: Promise<Result>): Promise<Result> => shop.done(work)

async function staged(bytes: Uint8Array | string, fileName = 'customers.csv'): Promise<string> {
  const id = randomUUID()
  const content = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes
  const { sizeBytes } = await createMediaFiles(shop.folder).save(`import/${id}`, (async function* () { yield content })(), 1e9)
  await shop.store.addImportFile({ id, fileName, sizeBytes, isOffered: false, nowMs: shop.clock.nowMs() })
  return id
}

const planFor = (columns: ImportTarget[], change: object = {}) => ({ columns, hasHeader: true, country: 'KR', currency: 'KRW', known: 'keep' as const, ...change })
async function take(text: Uint8Array | string, columns: ImportTarget[], change: object = {}) {
  const fileId = await staged(text)
  const wish = { fileId, plan: planFor(columns, change), job: null }
  const checked = await done(call(shop.router.imports.check, wish, shop.asOwner))
  const ran = await done(call(shop.router.imports.run, wish, shop.asOwner))
  return { fileId, checked, ran }
}
const undo = (undoId: number) => done(call(shop.router.customers.undo, { undoId }, shop.asOwner))

/** Everything the import may touch, to be compared before and after. */
async function everything() {
  const contacts = (await Array.fromAsync(shop.store.exportContacts())).flat()
  const details = await Promise.all(contacts.map(async ({ contactId }) => {
    const contact = await shop.store.contact(contactId as never)
    const consent = await shop.store.consentOf(contactId as never)
    const bought = await shop.store.purchases({ contactId: contactId as never, after: null, limit: 100 })
    const timeline = await shop.store.contactTimeline({ contactId: contactId as never, timeZone: 'Asia/Seoul', after: null, limit: 100 })
    return { contact, consent, bought: bought.items, timeline: timeline.items }
  }))
  const found = await Promise.all(['김민지', '이서준', '박하늘'].map(async (name) => (await shop.store.searchContacts(name, 10)).length))
  return { details, found, labels: await shop.store.labels(), fields: await shop.store.fields() }
}

const rich = `이름,전화번호,라벨,메모,VIP,수신동의,동의일,주문번호,주문일,금액,상품,생일
김민지,010-1111-2222,"단골, 예약",조용한 자리,예,동의,2026-11-01,A-1,2026-11-02 14:30,"12,000원",케이크,1990-05-14
이서준,1022223333,신규,,,거부,,A-2,2026.11.03,9000,쿠키,
박하늘,+82 10-3333-4444,,,,,,,,,,
`
const richColumns = (birthday: number): ImportTarget[] => ['name', 'phone', 'labels', 'note', 'vip', 'consent', 'consent-date', 'order-number', 'order-date', 'order-amount', 'order-item', `field:${birthday}`]
async function birthday(): Promise<number> {
  return (await done(call(shop.router.fields.create, { name: '생일', kind: 'date', choices: [], currency: null }, shop.asOwner))).id
}

describe('a table', () => {
  it('from Google Contacts, with its own heads, groups and days without separators', async () => {
    const field = await birthday()
    const fileId = await staged('Name,Group Membership,생일,Phone 1 - Type,Phone 1 - Value\n김민지,* myContacts ::: 단골 ::: 예약,19900514,Mobile,010-1111-2222\n이서준,* myContacts,1991-02-03 0:00,Mobile,010-3333-4444\n박하늘,,19901332,Mobile,010-5555-6666\n')
    const { columns } = await done(call(shop.router.imports.preview, { fileId }, shop.asOwner))
    expect(columns).toEqual(['name', 'labels', `field:${field}`, null, 'phone'])
    const ran = await done(call(shop.router.imports.run, { fileId, plan: planFor(columns), job: null }, shop.asOwner))
    expect(ran.counts).toMatchObject({ new: 2, bad: 1 })
    expect((await shop.store.labels()).map(({ name, contactCount }) => [name, contactCount])).toEqual([['단골', 1], ['예약', 1]])
    expect((await everything()).details.map(({ contact }) => contact?.fieldValues.map(({ value }) => value))).toEqual([['1990-05-14'], ['1991-02-03']])
  })

  it('with names in two columns brings one name, family first where the letters are Korean', async () => {
    const google = 'First Name,Middle Name,Last Name,Organization Name,Notes,Labels,Phone 1 - Label,Phone 1 - Value\n민지,,김,,단 것 좋아함,* myContacts,Mobile,010-1111-2222\nAnna,,Schmidt,,,,Mobile,+49 151 23456789\n,,이서준,,,,Mobile,010-3333-4444 ::: 010-3333-5555\n민지,,Kim,,,,Mobile,010-5555-6666\n'
    const korean = '성,이름,휴대폰\n남궁,하늘,010-7777-1111\n,박솔,010-7777-2222\n'
    const older = 'Name,Given Name,Family Name,Phone 1 - Value\n최다온 님,다온,최,010-8888-1111\n,다온,최,010-8888-2222\n'
    for (const [text, expected] of [
      [google, ['given-name', null, 'family-name', null, 'note', 'labels', null, 'phone']], [korean, ['family-name', 'given-name', 'phone']], [older, ['name', 'given-name', 'family-name', 'phone']],
    ] as const) {
      const { columns } = await done(call(shop.router.imports.preview, { fileId: await staged(text) }, shop.asOwner))
      expect(columns).toEqual(expected)
      await take(text, columns)
    }
    expect((await everything()).details.map(({ contact }) => contact?.name)).toEqual(['김민지', 'Anna Schmidt', '이서준', '민지 Kim', '남궁하늘', '박솔', '최다온 님', '최다온'])
  })

  it('without a customer is refused at once; blank rows, and the line that names the delimiter, come before no heads', async () => {
    const preview = async (text: string) => done(call(shop.router.imports.preview, { fileId: await staged(text) }, shop.asOwner))
    for (const text of ['이름,전화번호\r\n', '\uFEFF성함;폰', 'a,b\n,,,\n\n']) await expect(preview(text)).rejects.toMatchObject({ data: { reason: 'table-heads-only' } })
    for (const text of ['\n', ' , ,\r\n,,\r\n', '\uFEFF']) await expect(preview(text)).rejects.toMatchObject({ data: { reason: 'table-empty' } })
    expect(await preview('김민지,010-1111-2222')).toMatchObject({ hasHeader: false, rows: [['김민지', '010-1111-2222']] })
    const late = 'sep=;\n\n이름;전화;태그\n\n김민지;010-1111-2222;\n이서준;없음;\n'
    const { columns, delimiter, rows } = await preview(late)
    expect([columns, delimiter, rows[0]]).toEqual([['name', 'phone', 'labels'], ';', ['이름', '전화', '태그']])
    const { fileId, checked, ran } = await take(late, columns)
    expect([checked.rowCount, checked.bad, ran.counts.new]).toEqual([2, [{ row: 6, problem: 'phone-invalid', detail: '없음' }], 1])
    const { path } = await done(call(shop.router.imports.badRows, { fileId }, shop.asOwner))
    expect((await Array.fromAsync(shop.core.downloads.take(path.split('/').at(-1) ?? '')?.open() ?? [])).join('')).toBe('\uFEFF행,이유,이름,전화,태그\r\n6,전화번호가 아니에요: 없음,이서준,없음,\r\n')
    expect(await preview(late)).toMatchObject({ isRemembered: true })
  })

  it('of a shopping site keeps each line of an order by the number of the line', async () => {
    const fileId = await staged('상품주문번호,주문번호,구매자명,구매자연락처,결제일,상품명,총 주문금액\n1,9,홍길동,010-5588-0001,2026-11-02 14:03:22,식빵,"12,000"\n2,9,홍길동,010-5588-0001,2026-11-02 14:03:22,소금빵,"6,000"\n')
    const { columns } = await done(call(shop.router.imports.preview, { fileId }, shop.asOwner))
    expect(columns).toEqual(['order-number', null, 'name', 'phone', 'order-date', 'order-item', 'order-amount'])
    await done(call(shop.router.imports.run, { fileId, plan: planFor(columns), job: null }, shop.asOwner))
    expect((await everything()).details.map(({ bought }) => bought.map(({ amountMinor }) => amountMinor).sort())).toEqual([[12_000, 6000]])
  })

  it('in CP949 becomes customers with everything about them', async () => {
    const field = await birthday()
    const fileId = await staged(iconv.encode(rich, 'cp949'))
    const preview = await done(call(shop.router.imports.preview, { fileId }, shop.asOwner))
    expect(preview).toMatchObject({ encoding: 'cp949', delimiter: ',', isSound: true, hasHeader: true, country: 'KR', currency: 'KRW', columns: richColumns(field), isRemembered: false, isLarge: false })
    const { checked, ran } = await take(iconv.encode(rich, 'cp949'), preview.columns)
    expect(checked).toMatchObject({ counts: { new: 3, changed: 0, same: 0, duplicate: 0, bad: 0, keptOptOut: 0 }, rowCount: 3, newLabels: ['단골', '예약', '신규'] })
    expect(ran.counts).toEqual(checked.counts)
    const { details, found, labels } = await everything()
    expect(found).toEqual([1, 1, 1].map(() => expect.any(Number) as number))
    expect(labels.map(({ name, contactCount }) => [name, contactCount])).toEqual([['단골', 1], ['예약', 1], ['신규', 1]])
    const [minji, seojun] = details
    expect(minji).toMatchObject({
      contact: { name: '김민지', phone: '821011112222', note: '조용한 자리', isVip: true, fieldValues: [{ fieldId: field, value: '1990-05-14' }], conversationId: null },
      consent: { consent: { state: 'opted-in', sinceMs: Date.UTC(2026, 9, 31, 15), path: 'import', evidence: 'customers.csv:2' } },
      bought: [{ orderNumber: 'A-1', atMs: Date.UTC(2026, 10, 2, 5, 30), amountMinor: 12_000, currency: 'KRW', item: '케이크' }],
    })
    expect(seojun).toMatchObject({ contact: { phone: '821022223333' }, consent: { consent: { state: 'opted-out' } } })
  })

  it('says of each row it does not take why, and hands those rows out', async () => {
    const field = await birthday()
    const text = [
      '이름,전화,라벨,생일,동의,주문일,금액', '김,010-1111-2222,,,,,', '김 다시,+821011112222,,,,,', '이,,,,,,', '박,12,,,,,', '최,8.21E+11,,,,,', '정,010-3333-4444,,내일,,,', '강,010-4444-5555,,,글쎄,,',
      '조,010-5555-6666,,,,2026-13-01,100', '윤,010-6666-7777,,,,2026-01-01,', '장,010-7777-8888,"스무 글자보다 훨씬 더 길어서 안 되는 라벨",,,,', '임\0,010-8888-9999,,,,,', '"=cmd(),010-1,,,,,', '', ',,,,,,', '오,010-9999-0000',
    ].join('\r\n')
    const { fileId, checked, ran } = await take(text, ['name', 'phone', 'labels', `field:${field}`, 'consent', 'order-date', 'order-amount'])
    expect(checked.bad.map(({ row, problem }) => [row, problem])).toEqual([
      [3, 'duplicate'], [4, 'phone-missing'], [5, 'phone-invalid'], [6, 'phone-rounded'], [7, 'field-invalid'], [8, 'consent-unclear'], [9, 'date-invalid'], [10, 'order-incomplete'], [11, 'label-too-long'], [12, 'unreadable'], [13, 'quote-open'],
    ])
    expect(checked.counts).toMatchObject({ new: 2, duplicate: 1, bad: 10 })
    expect(ran.counts).toEqual(checked.counts)
    const { path } = await done(call(shop.router.imports.badRows, { fileId }, shop.asOwner))
    const lines = (await Array.fromAsync(shop.core.downloads.take(path.split('/').at(-1) ?? '')?.open() ?? [])).join('')
    expect(lines.startsWith('\uFEFF행,이유,이름,전화,라벨')).toBe(true)
    expect(lines).toContain('3,2행과 같은 고객이에요,김 다시,')
    expect(lines).not.toMatch(/,"?=cmd/)
    expect(shop.core.downloads.take(path.split('/').at(-1) ?? '')).toBeNull()
  })

  it('keeps what is here unless it is told to replace it, and a no to messages always', async () => {
    await shop.customerWrites('안녕하세요', { phone: '821011112222', name: '프로필' })
    const { contactId } = await shop.conversation('821011112222')
    await done(call(shop.router.contacts.setName, { contactId, givenName: '내가 지은 이름' }, shop.asOwner))
    await done(call(shop.router.consent.record, { contactId, kind: 'opt-out', evidence: '전화로' }, shop.asOwner))
    const text = '이름,전화,메모,동의\n파일 이름,01011112222,새 메모,동의\n'
    const columns: ImportTarget[] = ['name', 'phone', 'note', 'consent']
    const first = await take(text, columns)
    expect(first.ran.counts).toMatchObject({ changed: 1, keptOptOut: 1 })
    expect(await shop.store.contact(contactId)).toMatchObject({ name: '내가 지은 이름', note: '새 메모' })
    expect((await shop.store.consentOf(contactId)).consent.state).toBe('opted-out')
    expect((await take(text, columns)).checked.counts).toMatchObject({ same: 1, changed: 0 })
    const replaced = await take(text, columns, { known: 'replace' })
    expect(replaced.ran.counts).toMatchObject({ changed: 1 })
    expect(await shop.store.contact(contactId)).toMatchObject({ name: '파일 이름' })
    await undo(replaced.ran.undoId)
    expect(await shop.store.contact(contactId)).toMatchObject({ name: '내가 지은 이름', note: '새 메모' })
  })

  it('may name a customer once for each order, and brings no order twice', async () => {
    const text = '전화,주문번호,주문일,금액\n01011112222,A,2026-01-01,100\n01011112222,B,2026-01-02,200\n01011112222,A,2026-01-01,100\n01022223333,B,2026-01-02,200\n01022223333,,2026-01-02,300\n'
    const columns: ImportTarget[] = ['phone', 'order-number', 'order-date', 'order-amount']
    const { checked, ran } = await take(text, columns)
    expect(checked.counts).toMatchObject({ new: 2, changed: 1, duplicate: 1, bad: 1 })
    expect(ran.counts).toEqual(checked.counts)
    expect((await take(text, columns)).ran.counts).toMatchObject({ new: 0, changed: 0, same: 3, duplicate: 1, bad: 1 })
    const { details } = await everything()
    expect(details.map(({ bought }) => bought.map(({ amountMinor }) => amountMinor))).toEqual([[200, 100], [300]])
  })

  it('remembers what its columns were taken for', async () => {
    await take('A,B\nx,01011112222\n', ['note', 'phone'])
    const preview = await done(call(shop.router.imports.preview, { fileId: await staged('a , b\ny,01022223333\n') }, shop.asOwner))
    expect(preview).toMatchObject({ columns: ['note', 'phone'], isRemembered: true, hasHeader: true })
  })
})

it('the table of customers that leaves comes back without a change, and runs no formula', async () => {
  const field = await birthday()
  await take(rich.replace('조용한 자리', '=1+1'), richColumns(field))
  const columns = ['name', 'phone', 'labels', 'note', 'vip', 'consent', 'consent-date'] as const
  const { path } = await done(call(shop.router.exports.customers, { who: { kind: 'all' }, columns: [...columns], fieldIds: [field], hasBom: true, job: null }, shop.asOwner))
  const text = Buffer.concat((await Array.fromAsync(shop.core.downloads.take(path.split('/').at(-1) ?? '')?.open() ?? [])).map((part) => Buffer.from(part))).toString()
  expect(text.startsWith('\uFEFF이름,전화번호,라벨,메모,VIP,수신 동의,동의일,생일\r\n김민지,821011112222,"단골, 예약",\'=1+1,예,동의,2026-10-31T15:00:00Z,1990-05-14\r\n')).toBe(true)
  const preview = await done(call(shop.router.imports.preview, { fileId: await staged(text) }, shop.asOwner))
  expect(preview.columns).toEqual([...columns, `field:${field}`])
  expect((await take(text, preview.columns, { known: 'replace' })).checked.counts).toMatchObject({ new: 0, changed: 0, same: 3, bad: 0 })
}, 20_000)

describe('a whole import is taken back', () => {
  it('to exactly what was, over customers who were here before', async () => {
    const field = await birthday()
    await shop.customerWrites('안녕하세요', { phone: '821011112222', name: '민지' })
    const { contactId } = await shop.conversation('821011112222')
    await done(call(shop.router.fields.setValue, { contactId, fieldId: field, value: '2000-01-01' }, shop.asOwner))
    await done(call(shop.router.contacts.setNote, { contactId, note: '오래된 메모' }, shop.asOwner))
    const before = await everything()
    const { ran } = await take(rich, richColumns(field), { known: 'replace' })
    expect(ran.counts).toMatchObject({ new: 2, changed: 1 })
    expect(await everything()).not.toEqual(before)
    await undo(ran.undoId)
    expect(await everything()).toEqual(before)
    expect(await done(call(shop.router.imports.list, undefined, shop.asOwner))).toMatchObject([{ state: 'undone', undoId: null, fileName: 'customers.csv' }])
    expect((await take(rich, richColumns(field))).ran.counts).toMatchObject({ new: 2 })
  })

  it('but keeps customers of it who wrote since, and gives no number twice', async () => {
    const { ran } = await take('이름,전화\n김민지,01011112222\n이서준,01022223333\n', ['name', 'phone'])
    await shop.customerWrites('저예요', { phone: '821011112222', name: '민지' })
    await undo(ran.undoId)
    const { details } = await everything()
    expect(details.map(({ contact }) => [contact?.id, contact?.name])).toEqual([[1, '김민지']])
    await shop.customerWrites('처음이에요', { phone: '821099998888' })
    expect((await shop.conversation('821099998888')).contactId).toBe(3)
  })

  it('after it was cancelled half-way, and after it ran to its end: every table is as it was', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'danggol-import-'))
    const opened = await openStore({ folder, log: quietLog(), clock: shop.clock })
    if (!opened.ok) throw new Error(opened.problem.detail)
    await shop.close()
    shop = await openShop({ store: opened.store, clock: shop.clock })
    const field = await birthday()
    const columns: ImportTarget[] = ['name', 'phone', 'labels', 'note', 'vip', 'consent', `field:${field}`, 'order-number', 'order-date', 'order-amount']
    const heads = '이름,전화,라벨,메모,VIP,동의,생일,주문번호,주문일,금액'
    const line = (index: number, isKnown: boolean) => `손님 ${isKnown ? '예전' : '새'} ${index},010${String(20_000_000 + index)},${index % 7 === 0 ? `단골${isKnown ? '' : '|파일'}` : ''},${index % 5 === 0 ? `메모 ${isKnown ? 1 : 2}` : ''},${index % 11 === 0 ? '예' : ''},${index % 3 === 0 ? (index % 2 === 0 ? '동의' : '거부') : ''},${index % 4 === 0 ? '1990-05-14' : ''},${index % 6 === 0 ? `${isKnown ? 'K' : 'N'}-${index},2026-11-02,12000` : ',,'}`
    await take([heads, ...Array.from({ length: knownRows }, (_none, index) => line(index * 40, true))].join('\n'), columns)
    await shop.customerWrites('안녕하세요', { phone: '821020000040' })
    const before = tableDump(folder)
    const fileId = await staged([heads, ...Array.from({ length: manyRows }, (_none, index) => line(index, false))].join('\n'))
    const wish = { fileId, plan: planFor(columns, { known: 'replace' }), job: 'many' }
    const controller = new AbortController()
    void (async () => {
      for await (const event of shop.core.subscribe()) if (event.type === 'progress' && event.job === 'many' && event.done > event.total / 2) controller.abort()
    })()
    const stopped = await done(call(shop.router.imports.run, wish, { ...shop.asOwner, signal: controller.signal }))
    const during = tableDump(folder)
    expect(stopped.counts.new).toBeGreaterThan(manyRows / 4)
    expect(stopped.counts.new + stopped.counts.changed).toBeLessThan(manyRows)
    expect((await shop.store.imports(1))[0]).toMatchObject({ state: 'cancelled', counts: stopped.counts, undoId: stopped.undoId })
    expect(during.get('contacts')!.length - before.get('contacts')!.length).toBe(stopped.counts.new)
    const [wereHere, wasTold] = [new Set(before.get('contacts')!.map(([id]) => id)), new Set(before.get('contact_events')!.map((row) => JSON.stringify(row)))]
    const told = during.get('contact_events')!.filter((row) => row.includes('imported') && !wasTold.has(JSON.stringify(row)))
    expect(told.filter(([, contact]) => wereHere.has(contact))).toHaveLength(stopped.counts.changed)
    await undo(stopped.undoId)
    expect(differences(before, tableDump(folder))).toEqual([])
    const ran = await done(call(shop.router.imports.run, wish, shop.asOwner))
    expect(ran.counts).toMatchObject({ new: manyRows - knownRows, changed: knownRows, bad: 0 })
    await undo(ran.undoId)
    expect(differences(before, tableDump(folder))).toEqual([])
    expect((await shop.store.searchContacts('손님 새', 10))).toEqual([])
    expect((await shop.store.searchContacts('손님 예전', 300)).length).toBeGreaterThan(0)
    rmSync(folder, { recursive: true, force: true })
  }, 600_000)
})

const manyRows = 8000
const knownRows = 200
/** They tell of the import itself, of the clock and of upkeep, or give out numbers that are never given again. */
const asideTables = new Set(['facts', 'counters', 'imports', 'import_files', 'import_columns', 'undo_steps', 'undo_parts', 'sqlite_sequence', 'sqlite_stat1', 'sqlite_stat4'])

function tableDump(folder: string): Map<string, unknown[][]> {
  const database = new Database(join(folder, 'danggol.db'), { readonly: true })
  const names = database.prepare(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_schema'`).pluck().all() as string[]
  const dump = new Map(names.filter((name) => !asideTables.has(name)).map((name) => [name, database.prepare(`SELECT * FROM ${name}`).raw().all() as unknown[][]] as const))
  database.close()
  return dump
}

const differences = (before: Map<string, unknown[][]>, after: Map<string, unknown[][]>) => [...before].flatMap(([name, rows]) => {
  const [old, now] = [new Set(rows.map((row) => JSON.stringify(row))), new Set((after.get(name) ?? []).map((row) => JSON.stringify(row)))]
  return [...[...old].filter((row) => !now.has(row)).map((row) => `${name} lost ${row}`), ...[...now].filter((row) => !old.has(row)).map((row) => `${name} has ${row}`)].slice(0, 3)
})

it('an import that a crash ended is listed, and can be taken back after the restart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'danggol-import-'))
  const clock = new ManualClock()
  const open = async () => {
    const opened = await openStore({ folder, log: quietLog(), clock })
    if (!opened.ok) throw new Error(opened.problem.detail)
    return opened.store
  }
  const first = await open()
  const { importId, undoId } = await first.startImport({ fileName: 'a.csv', nowMs: clock.nowMs() })
  const row = { number: 2, phone: '821011112222', name: '김민지', note: null, isVip: true, labelIds: [await first.addImportLabel('단골', undoId)], values: [], consent: null, purchase: null }
  await first.importRows({ rows: [row], known: 'keep', importId, undoId, fileName: 'a.csv', nowMs: 1, counts: { new: 1, changed: 0, same: 0, duplicate: 0, bad: 0, keptOptOut: 0 } })
  await first.close()
  const later = await openShop({ store: await open(), clock })
  const [record] = await call(later.router.imports.list, undefined, later.asOwner)
  expect(record).toMatchObject({ state: 'interrupted', counts: { new: 1 }, undoId })
  const work = call(later.router.customers.undo, { undoId: record?.undoId ?? 0 }, later.asOwner)
  await later.settles()
  await work
  expect([(await Array.fromAsync(later.store.exportContacts())).flat(), await later.store.labels()]).toEqual([[], []])
  await later.store.close()
  await later.close().catch(() => {})
  rmSync(folder, { recursive: true, force: true })
})
