import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { openStore } from '#adapters/store/open-store.ts'
import { defaultSeedEndMs, seedShop } from '#adapters/store/seed-shop.ts'
import { storeFiles } from '#adapters/store/store-files.ts'
import { systemClock } from '#adapters/system/clock.ts'
import { customerSorts, type CustomerSort } from '#shared/domain/customer-table.ts'
import { emptyTree, type SegmentGroup, type SegmentNode } from '#shared/domain/segment.ts'
import { quietLog } from '../support/quiet-log.ts'
import { metric, percentile, timed, type Metric } from './metric.ts'
import { contactsOf } from './seeded-shop.ts'

const day = 86_400_000
const rounds = 20
/** Lists before the first that counts, so that it is the list that is measured and not its compilation. */
const warmUps = 5
const group = (match: 'all' | 'any', ...parts: SegmentNode[]): SegmentGroup => ({ kind: 'group', match, parts })
const label = (labelId: number): SegmentNode => ({ kind: 'label', is: 'has', labelId })
const bought: SegmentNode = { kind: 'purchase-item', is: 'bought', item: '케이크', days: 60 }
const segments: Readonly<Record<string, SegmentGroup>> = {
  'one label': group('all', label(1)),
  'label, active, not opted out': group('all', label(1), { kind: 'activity', is: 'within', band: 'active' }, { kind: 'consent', is: 'is-not', state: 'opted-out' }),
  'big basket or regular': group('any', { kind: 'purchase-total', is: 'at-least', amountMinor: 50_000, currency: 'KRW' }, { kind: 'purchase-count', is: 'at-least', count: 2, days: 90 }),
  'bought an item lately': group('all', bought),
  'own fields': group('all', { kind: 'field', is: 'at-least', fieldId: 1, value: 30 }, { kind: 'field', is: 'contains', fieldId: 2, value: '7' }),
  'groups within groups': group('all', group('any', label(2), { kind: 'vip', is: 'yes' }), group('any', bought, { kind: 'field', is: 'at-most', fieldId: 1, value: 60 }), { kind: 'consent', is: 'is', state: 'unknown' }),
}

/** Pages of the customer table in every order and counts of segments, as the core asks the database; what customers wrote plays no part, so everybody wrote once. */
export async function customers(scale: number): Promise<Metric[]> {
  const folder = mkdtempSync(join(tmpdir(), 'danggol-bench-'))
  const contacts = contactsOf(scale)
  seedShop({ folder, contacts, messages: contacts, seed: 1 })
  fillCustomers(storeFiles(folder).database, contacts)
  const opened = await openStore({ folder, log: quietLog(), clock: systemClock })
  if (!opened.ok) throw new Error(opened.problem.detail)
  const { store } = opened
  const moment = { nowMs: defaultSeedEndMs, bandMs: { engaged: 7 * day, active: 30 * day, kept: 90 * day, 'look-back': 730 * day } }
  const selection = (tree: SegmentGroup) => ({ text: '', tree, moment })
  try {
    const metrics: Metric[] = []
    const line = (name: string, samples: readonly number[], mostMs: number, mostGrowth?: number) => {
      const p95 = percentile(samples, 0.95)
      metrics.push(metric({ id: 'F13', name, scale, value: p95, unit: 'ms p95', bar: `<= ${mostMs} ms`, ok: p95 <= mostMs, ...(mostGrowth === undefined ? {} : { mostGrowth }) }))
    }
    const pageTimes = async (sorts: readonly CustomerSort[], tree: SegmentGroup): Promise<number[]> => {
      const samples: number[] = []
      for (const sort of sorts) {
        let after: string | null = null
        for (let round = 0; round < rounds; round += 1) {
          samples.push(await timed(async () => { after = (await store.customerPage({ sort, selection: selection(tree), after, skip: 0, limit: 50 })).next }))
        }
      }
      return samples
    }
    const pages = async (name: string, sorts: readonly CustomerSort[], tree: SegmentGroup) => line(name, await pageTimes(sorts, tree), 10, 1.5)
    for (let round = 0; round < warmUps; round += 1) await pageTimes([{ by: 'vip', fieldId: null, direction: 'descending' }], emptyTree)
    for (const by of customerSorts) for (const fieldId of by === 'field' ? [1, 2] : [null]) {
      const sorts = (['ascending', 'descending'] as const).map((direction) => ({ by, fieldId, direction }))
      await pages(`customers by ${by}${fieldId ?? ''}`, sorts, emptyTree)
    }
    const latest: CustomerSort = { by: 'last-inbound', fieldId: null, direction: 'descending' }
    await pages('customers with a label', [latest], group('all', label(1)))
    await pages('customers who opted out', [latest], group('all', { kind: 'consent', is: 'is', state: 'opted-out' }))
    const far: number[] = []
    for (let round = 1; round <= rounds; round += 1) far.push(await timed(() => store.customerPage({ sort: latest, selection: selection(emptyTree), after: null, skip: Math.floor((contacts * round) / rounds) - 50, limit: 50 })))
    line('customers, scrolled far at once', far, 50)
    for (const [name, tree] of Object.entries(segments)) {
      const samples: number[] = []
      for (let round = 0; round < 2 * rounds; round += 1) samples.push(await timed(() => store.countCustomers(selection(tree))))
      line(`segment: ${name}`, samples, 50)
    }
    return metrics
  } finally {
    await store.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** Labels, fields, purchases, marks and consent as a busy shop has them. */
export function fillCustomers(file: string, contacts: number): void {
  const database = new Database(file)
  const statements = [
    `INSERT INTO labels (id, name, color, position) VALUES (1, '단골', 'green', 1), (2, '미결제', 'amber', 2), (3, '신규', 'sky', 3)`,
    `INSERT INTO contact_labels (label_id, contact_id, at_ms) SELECT 1 + id % 3, id, 0 FROM contacts WHERE id % 5 < 3`,
    `INSERT INTO fields (id, key, name, kind, position) VALUES (1, 'age', '나이', 'number', 1), (2, 'memo', '메모', 'text', 2)`,
    `INSERT INTO field_values (contact_id, field_id, number, at_ms) SELECT id, 1, id * 7919 % 90, 0 FROM contacts WHERE id % 4 > 0`,
    `INSERT INTO field_values (contact_id, field_id, text, at_ms) SELECT id, 2, 'memo ' || (id * 7919 % 10007), 0 FROM contacts WHERE id % 3 = 0`,
    `INSERT INTO purchases (contact_id, at_ms, amount_minor, currency, item)
       SELECT id, ${defaultSeedEndMs} - (id * 7919 % 200) * ${day}, 1000 * (id % 70), 'KRW', CASE id % 3 WHEN 0 THEN '딸기 케이크' ELSE '소금빵' END FROM contacts WHERE id % 10 < 6`,
    `INSERT INTO purchases (contact_id, at_ms, amount_minor, currency, item) SELECT id, ${defaultSeedEndMs} - (id * 104729 % 300) * ${day}, 500 * (id % 130), 'KRW', '케이크 예약' FROM contacts WHERE id % 10 < 3`,
    `UPDATE contact_facts SET (purchase_count, purchase_minor, purchase_currency, last_purchase_at_ms) =
       (SELECT count(*), coalesce(sum(amount_minor), 0), max(currency), max(at_ms) FROM purchases p WHERE p.contact_id = contact_facts.contact_id), is_vip = contact_id % 50 = 0, complaint_count = contact_id % 97 = 0`,
    `INSERT INTO consent_state (contact_id, state, since_ms, event_id) SELECT id, CASE WHEN id % 8 = 0 THEN 'opted-out' ELSE 'opted-in' END, 0, id FROM contacts WHERE id % 2 = 0`,
    'PRAGMA analysis_limit = 400', 'ANALYZE',
  ]
  if (contacts < 1000) throw new Error('too few customers to tell anything')
  for (const statement of statements) database.exec(statement)
  database.close()
}
