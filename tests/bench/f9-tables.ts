import { createReadStream, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { parse } from 'csv-parse'
import { stringify } from 'csv-stringify/sync'
import iconv from 'iconv-lite'
import { csv } from '#adapters/csv/csv.ts'
import { openStore } from '#adapters/store/open-store.ts'
import { systemClock } from '#adapters/system/clock.ts'
import { customerLines } from '#core/exports/customer-lines.ts'
import { customersWish } from '#core/exports/customers-wish.ts'
import { runFile, type TableFile } from '#core/imports/import-file.ts'
import { ShopFacts } from '#core/kernel/shop-facts.ts'
import { SignalBus } from '#core/kernel/signals.ts'
import { StepsUnderWay } from '#core/kernel/steps-under-way.ts'
import type { Store } from '#core/ports/store/store.ts'
import { policyValue } from '#shared/policy/policy.ts'
import { foldForSearch } from '#shared/domain/search-folding.ts'
import { gramsOf } from '#shared/domain/search-grams.ts'
import { customerColumns } from '#shared/domain/exported-customer.ts'
import { badRowEvery, customerTable, customerTableColumns } from '../support/customer-table.ts'
import { quietLog } from '../support/quiet-log.ts'
import { metric, timed, type Metric } from './metric.ts'
import { contactsOf, copySeededShop } from './seeded-shop.ts'

const fewestRows = 20_000

/** A customer list in CP949 into a shop that has as many customers already, and all of them out again, beside the same by libraries and bare SQLite. */
export async function tables(scale: number): Promise<Metric[]> {
  const count = Math.max(fewestRows, contactsOf(scale))
  const shop = copySeededShop(scale)
  const path = join(shop.home, 'customers.csv')
  writeFileSync(path, Buffer.concat([...customerTable(count)]))
  try {
    const bareImport = await bareImportRate(scale, path)
    const opened = await openStore({ folder: shop.dataDir, log: quietLog(), clock: systemClock })
    if (!opened.ok) throw new Error(opened.problem.detail)
    const { store } = opened
    try {
      const imported = await importRate(store, path, count)
      const exported = await exportRates(store, shop.dataDir)
      const line = (name: string, value: number, reference: number) => metric({ id: 'F9', name, scale, value, unit: 'customers/s', reference, bar: '>= 0.5 of reference', ok: value >= reference * 0.5 })
      return [line('import of a table', imported, bareImport), line('export of all customers', exported.own, exported.bare)]
    } finally {
      await store.close()
    }
  } finally {
    shop.remove()
  }
}

async function importRate(store: Store, path: string, count: number): Promise<number> {
  const signals = new SignalBus()
  const facts = new ShopFacts(store, signals)
  await facts.load()
  const file: TableFile = { fileName: 'customers.csv', sizeBytes: statSync(path).size, open: () => Promise.resolve(createReadStream(path) as AsyncIterable<Uint8Array>) }
  const plan = { columns: [...customerTableColumns], hasHeader: true, country: 'KR', currency: 'KRW', known: 'keep' } as const
  const elapsedMs = await timed(async () => {
    const format = await csv.inspect(() => file.open())
    const { counts } = await runFile({ store, csv, facts, signals, clock: systemClock, steps: new StepsUnderWay() }, { file, format, plan: { ...plan, columns: [...plan.columns] }, timeZone: 'Asia/Seoul', job: null })
    const bad = Math.floor(count / badRowEvery)
    if (counts.new + counts.changed !== count - bad || counts.bad !== bad) throw new Error(`imported ${JSON.stringify(counts)}`)
  })
  return count / (elapsedMs / 1000)
}

/** The same customers, labels and text index, thousand by thousand, by csv-parse and better-sqlite3 alone; numbers are taken as they stand and nothing is asked. */
async function bareImportRate(scale: number, path: string): Promise<number> {
  const shop = copySeededShop(scale)
  const database = new Database(join(shop.dataDir, 'danggol.db'))
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma('cache_size = -65536')
  database.exec(`INSERT INTO labels (id, name, color, position) VALUES (1, '단골', 'green', 1), (2, '신규', 'sky', 2), (3, '예약', 'amber', 3), (4, '도매', 'red', 4)`)
  const labelIds = new Map([['단골', 1], ['신규', 2], ['예약', 3], ['도매', 4]])
  const contact = database.prepare('INSERT INTO contacts (name, given_name, phone, note, first_seen_at_ms, search_text) VALUES (?, ?, ?, ?, ?, ?)')
  const identity = database.prepare(`INSERT OR IGNORE INTO identities (kind, key, value, claimed_at_ms, contact_id) VALUES ('phone', ?, ?, ?, ?)`)
  const label = database.prepare('INSERT INTO contact_labels (label_id, contact_id, at_ms) VALUES (?, ?, ?)')
  const text = database.prepare('INSERT INTO contact_text (rowid, grams) VALUES (?, ?)')
  const write = database.transaction((rows: string[][]) => {
    const nowMs = Date.now()
    for (const [name = '', phone = '', labels = '', note = ''] of rows) {
      const digits = phone.replace(/\D/g, '')
      const words = foldForSearch(`${name}\n${digits}`)
      const id = contact.run(name, name, digits, note, nowMs, words).lastInsertRowid
      identity.run(digits, digits, nowMs, id)
      for (const one of labels.split(',')) {
        const labelId = labelIds.get(one.trim())
        if (labelId !== undefined) label.run(labelId, id, nowMs)
      }
      text.run(id, gramsOf(words))
    }
  })
  let count = 0
  const elapsedMs = await timed(async () => {
    let rows: string[][] = []
    for await (const row of createReadStream(path).pipe(iconv.decodeStream('cp949')).pipe(parse({ from: 2, relax_column_count: true })) as AsyncIterable<string[]>) {
      rows.push(row)
      if (rows.length < 1000) continue
      write(rows)
      count += rows.length
      rows = []
    }
    write(rows)
    count += rows.length
  })
  database.close()
  shop.remove()
  return count / (elapsedMs / 1000)
}

async function exportRates(store: Store, folder: string): Promise<{ own: number; bare: number }> {
  const database = new Database(join(folder, 'danggol.db'), { readonly: true })
  const count = database.prepare('SELECT count(*) FROM contacts').pluck().get() as number
  const bareMs = await timed(() => {
    const rows = database.prepare<[], Record<string, unknown>>(
      `SELECT p.name, p.phone, (SELECT group_concat(l.name, ', ') FROM contact_labels t JOIN labels l ON l.id = t.label_id WHERE t.contact_id = p.id) AS labels, p.note, f.is_vip, s.state, s.since_ms, e.evidence, f.is_blocked,
         f.first_seen_at_ms, f.last_inbound_at_ms, f.purchase_count, f.purchase_minor, f.purchase_currency
       FROM contacts p JOIN contact_facts f ON f.contact_id = p.id LEFT JOIN consent_state s ON s.contact_id = p.id LEFT JOIN consent_events e ON e.id = s.event_id ORDER BY p.id`,
    ).raw().all()
    if (stringify(rows, { escape_formulas: true, record_delimiter: 'windows' }).length === 0) throw new Error('nothing written')
  })
  database.close()
  const wish = await customersWish({ store, clock: systemClock, facts: { policy: (key) => policyValue(key) } }, { kind: 'all' })
  // The reading thread is there from the first time on.
  for await (const _messages of store.exportMessages()) break
  let length = 0
  const ownMs = await timed(async () => {
    for await (const part of customerLines(csv, store.exportCustomers(wish, 'cells'), { columns: customerColumns, fields: [], hasBom: true, language: 'ko' })) length += part.length
  })
  if (length < count * 20) throw new Error('the export is too short')
  return { own: count / (ownMs / 1000), bare: count / (bareMs / 1000) }
}
