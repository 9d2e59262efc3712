import type { Deletion, NewPurchase, PurchaseOutcome } from '#core/ports/store/customer-store.ts'
import type { Page } from '#shared/contract/base.ts'
import { contactId, type ContactId, type UndoId } from '#shared/domain/ids.ts'
import type { Purchase, PurchaseTotal } from '#shared/domain/purchases.ts'
import type { Driver } from './driver.ts'
import { addUndoPart, heirOf, nameOf, startUndo } from './undo-steps.store.ts'

const columns = 'id, contact_id AS contactId, order_number AS orderNumber, at_ms AS atMs, amount_minor AS amountMinor, currency, item'
/** The row as it lies in the database, for bringing it back. */
type Row = Purchase & { importId: number | null }

export function purchases(driver: Driver, request: { contactId: ContactId; after: string | null; limit: number }): Page<Purchase> {
  const [afterMs = Number.MAX_SAFE_INTEGER, afterId = 0] = request.after === null ? [] : request.after.split('.').map(Number)
  const rows = driver.all<Purchase>(
    `SELECT ${columns} FROM purchases WHERE contact_id = ? AND (at_ms, id) < (?, ?) ORDER BY at_ms DESC, id DESC LIMIT ?`, request.contactId, afterMs, afterId, request.limit + 1,
  )
  const items = rows.slice(0, request.limit)
  const last = items.at(-1)
  return { items, next: rows.length > request.limit && last ? `${last.atMs}.${last.id}` : null }
}

/** The currency bought in most often first. */
export function purchaseTotals(driver: Driver, id: ContactId): PurchaseTotal[] {
  return driver.all<PurchaseTotal>(
    'SELECT currency, count(*) AS count, sum(amount_minor) AS amountMinor, max(at_ms) AS lastAtMs FROM purchases WHERE contact_id = ? GROUP BY currency ORDER BY count DESC, currency', id,
  )
}

/** Sums of different currencies mean nothing: the facts hold the sum of the one bought in most often. */
export function refreshPurchaseFacts(driver: Driver, contact: number): void {
  const totals = purchaseTotals(driver, contactId(contact))
  driver.run(
    'UPDATE contact_facts SET purchase_count = ?, purchase_minor = ?, purchase_currency = ?, last_purchase_at_ms = ? WHERE contact_id = ?',
    totals.reduce((sum, { count }) => sum + count, 0), totals[0]?.amountMinor ?? 0, totals[0]?.currency ?? null, totals.length === 0 ? null : Math.max(...totals.map(({ lastAtMs }) => lastAtMs)), contact,
  )
}

export type PurchasesPart = { id: number; before: Row | null }[]

export function addPurchases(driver: Driver, request: { purchases: readonly NewPurchase[]; importId: number | null; undoId: UndoId | null }): PurchaseOutcome[] {
  const part: PurchasesPart = []
  const outcomes = request.purchases.map((purchase): PurchaseOutcome => {
    const known = purchase.orderNumber === null ? undefined : driver.get<Row>(`SELECT ${columns}, import_id AS importId FROM purchases WHERE order_number = ?`, purchase.orderNumber)
    if (!known) {
      const id = insert(driver, { ...purchase, importId: request.importId })
      part.push({ id, before: null })
      return { outcome: 'added', purchaseId: id }
    }
    if (known.contactId !== purchase.contactId) return { outcome: 'taken', purchaseId: known.id }
    if (known.atMs === purchase.atMs && known.amountMinor === purchase.amountMinor && known.currency === purchase.currency && known.item === purchase.item) return { outcome: 'same', purchaseId: known.id }
    driver.run('UPDATE purchases SET at_ms = ?, amount_minor = ?, currency = ?, item = ? WHERE id = ?', purchase.atMs, purchase.amountMinor, purchase.currency, purchase.item, known.id)
    part.push({ id: known.id, before: known })
    return { outcome: 'changed', purchaseId: known.id }
  })
  for (const contact of new Set(request.purchases.map((purchase) => purchase.contactId))) refreshPurchaseFacts(driver, contact)
  if (part.length > 0) addUndoPart(driver, request.undoId, 'purchases', part)
  return outcomes
}

export function deletePurchase(driver: Driver, id: number, nowMs: number): Deletion | null {
  const before = driver.get<Row>(`SELECT ${columns}, import_id AS importId FROM purchases WHERE id = ?`, id)
  if (!before) return null
  const undo = startUndo(driver, { kind: 'purchase-deleted', customer: nameOf(driver, before.contactId), text: before.item }, nowMs)
  driver.run('DELETE FROM purchases WHERE id = ?', id)
  refreshPurchaseFacts(driver, before.contactId)
  addUndoPart(driver, undo, 'purchases', [{ id, before }] satisfies PurchasesPart)
  return { contactId: contactId(before.contactId), undoId: undo }
}

export function undoPurchases(driver: Driver, part: PurchasesPart): ContactId[] {
  const touched = new Set<number>()
  for (const { id, before } of part.toReversed()) {
    const now = driver.get<{ contact_id: number }>('SELECT contact_id FROM purchases WHERE id = ?', id)
    if (now) touched.add(now.contact_id)
    if (now) driver.run('DELETE FROM purchases WHERE id = ?', id)
    const isTaken = before?.orderNumber != null && driver.get('SELECT 1 FROM purchases WHERE order_number = ?', before.orderNumber) !== undefined
    const owner = now?.contact_id ?? (before ? heirOf(driver, before.contactId) : undefined)
    if (before === null || isTaken || owner === undefined || !driver.get('SELECT 1 FROM contacts WHERE id = ?', owner)) continue
    insert(driver, { ...before, contactId: owner }, id)
    touched.add(owner)
  }
  for (const contact of touched) refreshPurchaseFacts(driver, contact)
  return [...touched].map(contactId)
}

function insert(driver: Driver, row: Omit<Row, 'id'>, id: number | null = null): number {
  return driver.run(
    'INSERT INTO purchases (id, contact_id, order_number, at_ms, amount_minor, currency, item, import_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    id, row.contactId, row.orderNumber, row.atMs, row.amountMinor, row.currency, row.item, row.importId,
  ).lastId
}
