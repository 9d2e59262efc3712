import type { ImportedRows, ImportOutcome, ImportRow, ImportStore } from '#core/ports/store/import-store.ts'
import type { ImportPlan } from '#shared/domain/import-table.ts'
import { toStoredValue, type FieldKind } from '#shared/domain/fields.ts'
import { contactId, type ContactId } from '#shared/domain/ids.ts'
import { addConsentLine, consentOf, isOptOutKept } from './consent.store.ts'
import { noteContactEvent } from './contact-events.store.ts'
import type { Driver } from './driver.ts'
import { fields, setFieldValues } from './fields.store.ts'
import { addPhoneContact, contactByPhone, nextContactId, refreshContact } from './identities.store.ts'
import type { ImportedContact, ImportedPart } from './import-undo.store.ts'
import { changeLabels } from './labels.store.ts'
import { setVip } from './marks.store.ts'
import { addPurchases } from './purchases.store.ts'
import { indexContact, indexContactText, renewContacts } from './search/contact-index.ts'
import { addUndoPart } from './undo-steps.store.ts'

type Known = { given_name: string | null; address_name: string | null; note: string; is_vip: number }
type Plan = ImportOutcome & {
  contact: ContactId | null
  known: Known | null
  name: string | null
  note: string | null
  isVip: boolean | null
  labelIds: number[]
  values: ImportRow['values']
  consent: ImportRow['consent']
  purchase: ImportRow['purchase']
}

export function checkImport(driver: Driver, rows: readonly ImportRow[], known: ImportPlan['known']): ImportOutcome[] {
  const kinds = kindsOf(driver)
  return rows.map((row) => {
    const { outcome, keptOptOut } = planOf(driver, row, known, kinds)
    return { outcome, keptOptOut }
  })
}

const kindsOf = (driver: Driver) => new Map(fields(driver).map(({ id, kind }) => [id, kind]))

function planOf(driver: Driver, row: ImportRow, wish: ImportPlan['known'], kinds: ReadonlyMap<number, FieldKind>): Plan {
  const contact = contactByPhone(driver, row.phone)
  const known = contact === null ? null : (driver.get<Known>('SELECT p.given_name, p.address_name, p.note, f.is_vip FROM contacts p JOIN contact_facts f ON f.contact_id = p.id WHERE p.id = ?', contact) ?? null)
  const purchase = purchaseToAdd(driver, contact, row.purchase)
  if (purchase === 'taken') return { outcome: 'order-taken', keptOptOut: false, contact, known, name: null, note: null, isVip: null, labelIds: [], values: [], consent: null, purchase: null }
  if (contact === null || known === null) return { outcome: 'new', keptOptOut: false, contact: null, known: null, name: row.name, note: row.note, isVip: row.isVip || null, labelIds: [...row.labelIds], values: row.values, consent: row.consent, purchase }
  const replaces = wish === 'replace'
  const ownName = known.given_name ?? known.address_name
  const labelIds = row.labelIds.filter((label) => !driver.get('SELECT 1 FROM contact_labels WHERE label_id = ? AND contact_id = ?', label, contact))
  const values = row.values.filter(({ fieldId, value }) => {
    const now = driver.get<{ text: string | null; number: number | null }>('SELECT text, number FROM field_values WHERE contact_id = ? AND field_id = ?', contact, fieldId)
    if (!now) return true
    const stored = toStoredValue(kinds.get(fieldId) ?? 'text', value)
    return replaces && (now.text !== stored.text || now.number !== stored.number)
  })
  const consent = consentToAdd(driver, contact, row.consent)
  const change = {
    name: row.name !== null && row.name !== ownName && (replaces || ownName === null) ? row.name : null,
    note: row.note !== null && row.note !== known.note && (replaces || known.note === '') ? row.note : null,
    isVip: row.isVip !== null && Number(row.isVip) !== known.is_vip && (replaces || row.isVip) ? row.isVip : null,
  }
  const isChanged = change.name !== null || change.note !== null || change.isVip !== null || labelIds.length > 0 || values.length > 0 || consent.line !== null || purchase !== null
  return { outcome: isChanged ? 'changed' : 'same', keptOptOut: consent.keptOptOut, contact, known, ...change, labelIds, values, consent: consent.line, purchase }
}

/** Without an order number the same moment, amount and article are the same order. */
function purchaseToAdd(driver: Driver, contact: ContactId | null, purchase: ImportRow['purchase']): ImportRow['purchase'] | 'taken' {
  if (purchase === null) return null
  if (purchase.orderNumber !== null) {
    const known = driver.get<{ contact_id: number; at_ms: number; amount_minor: number; currency: string; item: string }>('SELECT contact_id, at_ms, amount_minor, currency, item FROM purchases WHERE order_number = ?', purchase.orderNumber)
    if (!known) return purchase
    if (known.contact_id !== contact) return 'taken'
    return known.at_ms === purchase.atMs && known.amount_minor === purchase.amountMinor && known.currency === purchase.currency && known.item === purchase.item ? null : purchase
  }
  const isKnown = contact !== null && driver.get(
    'SELECT 1 FROM purchases WHERE contact_id = ? AND at_ms = ? AND amount_minor = ? AND currency = ? AND item = ?', contact, purchase.atMs, purchase.amountMinor, purchase.currency, purchase.item,
  )
  return isKnown ? null : purchase
}

function consentToAdd(driver: Driver, contact: ContactId, line: ImportRow['consent']): { line: ImportRow['consent']; keptOptOut: boolean } {
  if (line === null) return { line: null, keptOptOut: false }
  const { state, sinceMs } = consentOf(driver, contact).consent
  if (state === (line.kind === 'opt-in' ? 'opted-in' : 'opted-out')) return { line: null, keptOptOut: false }
  const isKept = isOptOutKept({ state, sinceMs }, line)
  const isOutdated = line.atMs !== null && sinceMs !== null && line.atMs < sinceMs
  return { line: isKept || isOutdated ? null : line, keptOptOut: isKept }
}

/** Text-index writes come last, in ascending order of the contacts. */
export function importRows(driver: Driver, request: Parameters<ImportStore['importRows']>[0]): ImportedRows {
  const { undoId, nowMs, importId } = request
  const kinds = kindsOf(driver)
  const done: (Plan & { id: ContactId; row: ImportRow })[] = []
  const outcomes: ImportOutcome[] = []
  const changes: ImportedContact[] = []
  const newTexts = new Map<ContactId, string>()
  let nextId = nextContactId(driver)
  for (const row of request.rows) {
    const plan = planOf(driver, row, request.known, kinds)
    outcomes.push({ outcome: plan.outcome, keptOptOut: plan.keptOptOut })
    if (plan.outcome === 'same' || plan.outcome === 'order-taken') continue
    const id = plan.contact ?? contactId(nextId++)
    if (plan.contact === null) newTexts.set(id, addPhoneContact(driver, { id, phone: row.phone, givenName: plan.name, note: plan.note ?? '', atMs: nowMs }))
    else writePlain(driver, id, plan)
    if (plan.isVip !== null) setVip(driver, id, plan.isVip, nowMs)
    changes.push([id, plan.contact === null, plan.name === null ? null : [plan.known?.given_name ?? null, plan.name], plan.note === null ? null : [plan.known?.note ?? '', plan.note], plan.isVip])
    done.push({ ...plan, id, row })
  }
  noteContactEvent(driver, changes.map(([id]) => id), { kind: 'imported', source: request.fileName }, nowMs)
  if (changes.length > 0) addUndoPart(driver, undoId, 'imported-contacts', { atMs: nowMs, source: request.fileName, changes } satisfies ImportedPart)
  const labelled = writeLabels(driver, done, request)
  const values = done.flatMap(({ id, values: own }) => own.map((value) => ({ ...value, contactId: id })))
  if (values.length > 0) setFieldValues(driver, { values, nowMs, undoId })
  const purchases = done.flatMap(({ id, purchase }) => (purchase === null ? [] : [{ ...purchase, contactId: id }]))
  if (purchases.length > 0) addPurchases(driver, { purchases, importId, undoId })
  const withdrawn = writeConsent(driver, done, request)
  const renamed = new Set(changes.filter(([, isNew, name]) => !isNew && name !== null).map(([id]) => contactId(id)))
  renewContacts(driver, [...renamed].filter((id) => !newTexts.has(id)))
  for (const [id, text] of newTexts) {
    if (renamed.has(id)) indexContact(driver, id)
    else indexContactText(driver, id, text)
  }
  driver.run('UPDATE imports SET counts = ?, last_contact_id = max(last_contact_id, ?) WHERE id = ?', JSON.stringify(request.counts), Math.max(0, ...newTexts.keys()), importId)
  return { outcomes, contactIds: [...new Set(done.map(({ id }) => id))], labelled, withdrawn }
}

function writePlain(driver: Driver, id: ContactId, { name, note }: Plan): void {
  if (name === null && note === null) return
  driver.run('UPDATE contacts SET given_name = coalesce(?, given_name), note = coalesce(?, note) WHERE id = ?', name, note, id)
  if (name !== null) refreshContact(driver, id)
}

/** Customers who get the same labels get them together. */
function writeLabels(driver: Driver, done: readonly { id: ContactId; labelIds: number[] }[], { undoId, nowMs }: { undoId: Parameters<ImportStore['importRows']>[0]['undoId']; nowMs: number }): ImportedRows['labelled'] {
  const groups = new Map<string, { contactIds: ContactId[]; labelIds: number[] }>()
  for (const { id, labelIds } of done) {
    if (labelIds.length === 0) continue
    const group = groups.get(labelIds.join()) ?? { contactIds: [], labelIds }
    group.contactIds.push(id)
    groups.set(labelIds.join(), group)
  }
  return [...groups.values()].map(({ contactIds, labelIds }) => ({ contactIds: changeLabels(driver, { contactIds, add: labelIds, remove: [], nowMs, undoId }), labelIds }))
}

function writeConsent(driver: Driver, done: readonly { id: ContactId; consent: ImportRow['consent']; row: ImportRow }[], { undoId, nowMs, importId }: Parameters<ImportStore['importRows']>[0]): ImportedRows['withdrawn'] {
  const withdrawn: ImportedRows['withdrawn'] = []
  const references: string[] = []
  for (const { id, consent, row } of done) {
    if (consent === null) continue
    const reference = `import:${importId}:${row.number}`
    references.push(reference)
    withdrawn.push(...addConsentLine(driver, id, { atMs: consent.atMs ?? nowMs, kind: consent.kind, path: 'import', reference, evidence: consent.evidence }).withdrawn)
  }
  if (references.length > 0) addUndoPart(driver, undoId, 'imported-consent', references)
  return withdrawn
}
