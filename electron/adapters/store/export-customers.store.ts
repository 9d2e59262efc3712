import type { CustomersWish } from '#core/ports/store/export-store.ts'
import type { ConsentState } from '#shared/domain/consent.ts'
import type { Complaint } from '#shared/domain/contact.ts'
import type { ExportedCustomer } from '#shared/domain/exported-customer.ts'
import { fromStoredValue, type Field } from '#shared/domain/fields.ts'
import type { Identity } from '#shared/domain/phone-identity.ts'
import { customerIdPage } from './customer-page.store.ts'
import type { Driver } from './driver.ts'
import { inChunks } from './exports.store.ts'
import { fields } from './fields.store.ts'

type Row = {
  id: number; name: string; phone: string | null; note: string; labels: string; is_vip: number; is_blocked: number; state: ConsentState | null; since_ms: number | null; evidence: string | null
  first_seen_at_ms: number; last_inbound_at_ms: number | null; purchase_count: number; purchase_minor: number; purchase_currency: string | null; field_values: string; identities: string; complaints: string
}

const cells = `p.id, p.name, p.phone, p.note, f.is_vip, f.is_blocked, s.state, s.since_ms, e.evidence, f.first_seen_at_ms, f.last_inbound_at_ms, f.purchase_count, f.purchase_minor, f.purchase_currency,
    (SELECT json_group_array(l.name ORDER BY l.position, l.id) FROM contact_labels t JOIN labels l ON l.id = t.label_id AND l.deleted_at_ms IS NULL WHERE t.contact_id = p.id) AS labels,
    (SELECT json_group_array(json_array(v.field_id, v.text, v.number)) FROM field_values v WHERE v.contact_id = p.id) AS field_values`
const lists = `(SELECT json_group_array(json_object('kind', i.kind, 'value', i.value) ORDER BY i.kind, i.claimed_at_ms DESC, i.value) FROM identities i INDEXED BY identities_contact WHERE i.contact_id = p.id) AS identities,
    (SELECT json_group_array(json_object('id', c.id, 'atMs', c.at_ms, 'text', c.text) ORDER BY c.at_ms, c.id) FROM complaints c WHERE c.contact_id = p.id) AS complaints`
const facts = 'JOIN contact_facts f ON f.contact_id = p.id LEFT JOIN consent_state s ON s.contact_id = p.id LEFT JOIN consent_events e ON e.id = s.event_id'
const from = `FROM contacts p ${facts}`
const inOrderOfName = `FROM contacts p INDEXED BY contacts_name CROSS ${facts} ORDER BY p.name COLLATE NOCASE, p.id`
const selects = { cells: `SELECT ${cells}, '[]' AS identities, '[]' AS complaints`, whole: `SELECT ${cells}, ${lists}` } as const

/** Every customer as their row in a table says it, by id; with a wish those it names, in its order. */
export function* exportCustomers(driver: Driver, chunkSize: number, wish: CustomersWish | undefined, extent: keyof typeof selects): Generator<ExportedCustomer[]> {
  const known = new Map(fields(driver).map((field) => [field.id, field]))
  const select = selects[extent]
  const rows = !wish ? driver.iterate<Row>(`${select} ${from} ORDER BY p.id`) : isEverybodyByName(wish) ? driver.iterate<Row>(`${select} ${inOrderOfName}`) : wished(driver, chunkSize, wish, `${select} ${from}`)
  yield* inChunks(rows, chunkSize, (row) => ({
    contactId: row.id, identities: listIn<Identity>(row.identities), name: row.name, phone: row.phone, note: row.note, labels: listIn<string>(row.labels), isVip: row.is_vip === 1,
    isBlocked: row.is_blocked === 1, consent: row.state ?? 'unknown', consentAtMs: row.since_ms, consentEvidence: row.evidence, firstSeenAtMs: row.first_seen_at_ms, lastInboundAtMs: row.last_inbound_at_ms,
    purchaseCount: row.purchase_count, purchaseMinor: row.purchase_minor, purchaseCurrency: row.purchase_currency, values: valuesOf(row.field_values, known),
    complaints: listIn<Complaint>(row.complaints),
  }))
}

/** Nearly all lists are empty, and one empty list for all of them is handed to another thread once. */
const none: never[] = []
const listIn = <Item>(json: string): Item[] => (json === '[]' ? none : (JSON.parse(json) as Item[]))

/** Then one walk along the index reads everything. */
const isEverybodyByName = ({ selection, sort, contactIds }: CustomersWish): boolean =>
  contactIds === null && sort.by === 'name' && sort.direction === 'ascending' && selection.text.trim() === '' && selection.tree.parts.length === 0

/** Pages and rows of one moment: whoever is moved by a change in between would come twice or never. */
function* wished(driver: Driver, pageSize: number, { selection, sort, contactIds, except = [] }: CustomersWish, select: string): Generator<Row> {
  const only = contactIds && new Set(contactIds)
  const left = new Set(except)
  driver.run('BEGIN')
  try {
    for (let after: string | null = null; ;) {
      const page = customerIdPage(driver, { selection, sort, after, skip: 0, limit: pageSize })
      const ids = page.items.filter((id) => !left.has(id) && (!only || only.has(id)))
      const rows = new Map(driver.all<Row>(`${select} WHERE p.id IN (SELECT value FROM json_each(?))`, JSON.stringify(ids)).map((row) => [row.id, row]))
      yield* ids.flatMap((id) => rows.get(id) ?? [])
      after = page.next
      if (after === null) return
    }
  } finally {
    driver.run('COMMIT')
  }
}

function valuesOf(json: string, known: ReadonlyMap<number, Field>): ExportedCustomer['values'] {
  return json === '[]' ? none : (JSON.parse(json) as [number, string | null, number | null][]).flatMap(([fieldId, text, number]) => {
    const field = known.get(fieldId)
    return field ? [{ fieldId, value: fromStoredValue(field.kind, { text, number }) }] : []
  })
}
