import type { ExportedCustomer } from '#core/ports/store/store.ts'
import type { ConsentState } from '#shared/domain/consent.ts'
import { fromStoredValue, type Field } from '#shared/domain/fields.ts'
import type { Driver } from './driver.ts'
import { inChunks } from './exports.store.ts'
import { fields } from './fields.store.ts'

type Row = {
  id: number; name: string; phone: string | null; note: string; labels: string | null; is_vip: number; is_blocked: number; state: ConsentState | null; since_ms: number | null; evidence: string | null
  first_seen_at_ms: number; last_inbound_at_ms: number | null; purchase_count: number; purchase_minor: number; purchase_currency: string | null; field_values: string
}

/** Every customer as their row in a table says it, by id. */
export function* exportCustomers(driver: Driver, chunkSize: number): Generator<ExportedCustomer[]> {
  const known = new Map(fields(driver).map((field) => [field.id, field]))
  const rows = driver.iterate<Row>(
    `SELECT p.id, p.name, p.phone, p.note, f.is_vip, f.is_blocked, s.state, s.since_ms, e.evidence, f.first_seen_at_ms, f.last_inbound_at_ms, f.purchase_count, f.purchase_minor, f.purchase_currency,
       (SELECT group_concat(l.name, ', ' ORDER BY l.position, l.id) FROM contact_labels t JOIN labels l ON l.id = t.label_id AND l.deleted_at_ms IS NULL WHERE t.contact_id = p.id) AS labels,
       (SELECT json_group_array(json_array(v.field_id, v.text, v.number)) FROM field_values v WHERE v.contact_id = p.id) AS field_values
     FROM contacts p JOIN contact_facts f ON f.contact_id = p.id LEFT JOIN consent_state s ON s.contact_id = p.id LEFT JOIN consent_events e ON e.id = s.event_id ORDER BY p.id`,
  )
  yield* inChunks(rows, chunkSize, (row) => ({
    name: row.name, phone: row.phone, note: row.note, labels: row.labels ?? '', isVip: row.is_vip === 1, isBlocked: row.is_blocked === 1, consent: row.state ?? 'unknown', consentAtMs: row.since_ms,
    consentEvidence: row.evidence, firstSeenAtMs: row.first_seen_at_ms, lastInboundAtMs: row.last_inbound_at_ms, purchaseCount: row.purchase_count, purchaseMinor: row.purchase_minor,
    purchaseCurrency: row.purchase_currency, values: valuesOf(row.field_values, known),
  }))
}

function valuesOf(json: string, known: ReadonlyMap<number, Field>): ExportedCustomer['values'] {
  return (JSON.parse(json) as [number, string | null, number | null][]).flatMap(([fieldId, text, number]) => {
    const field = known.get(fieldId)
    return field ? [{ fieldId, value: fromStoredValue(field.kind, { text, number }) }] : []
  })
}
