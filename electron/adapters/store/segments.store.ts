import type { CustomerColumn, CustomerFilter, CustomerSort, CustomerView } from '#shared/domain/customer-table.ts'
import type { UndoId } from '#shared/domain/ids.ts'
import type { Segment, SegmentGroup } from '#shared/domain/segment.ts'
import type { Driver } from './driver.ts'
import { addUndoPart } from './undo-steps.store.ts'

type SegmentRow = { id: number; name: string; tree: string }
type ViewRow = { id: number; name: string; columns: string; sort: string; filter: string }

export function segments(driver: Driver): Segment[] {
  return driver.all<SegmentRow>('SELECT id, name, tree FROM segments WHERE deleted_at_ms IS NULL ORDER BY id').map((row) => ({ ...row, tree: JSON.parse(row.tree) as SegmentGroup }))
}

export function saveSegment(driver: Driver, { id, name, tree }: Omit<Segment, 'id'> & { id: number | null }): Segment | null {
  if (id === null) return { id: driver.run('INSERT INTO segments (name, tree) VALUES (?, ?)', name, JSON.stringify(tree)).lastId, name, tree }
  return driver.run('UPDATE segments SET name = ?, tree = ? WHERE id = ? AND deleted_at_ms IS NULL', name, JSON.stringify(tree), id).changes === 0 ? null : { id, name, tree }
}

export function customerViews(driver: Driver): CustomerView[] {
  return driver.all<ViewRow>('SELECT id, name, columns, sort, filter FROM customer_views WHERE deleted_at_ms IS NULL ORDER BY id').map((row) => ({
    id: row.id, name: row.name, columns: JSON.parse(row.columns) as CustomerColumn[], sort: JSON.parse(row.sort) as CustomerSort, filter: JSON.parse(row.filter) as CustomerFilter,
  }))
}

export function saveCustomerView(driver: Driver, { id, ...view }: Omit<CustomerView, 'id'> & { id: number | null }): CustomerView | null {
  const values = [view.name, JSON.stringify(view.columns), JSON.stringify(view.sort), JSON.stringify(view.filter)]
  if (id === null) return { id: driver.run('INSERT INTO customer_views (name, columns, sort, filter) VALUES (?, ?, ?, ?)', ...values).lastId, ...view }
  return driver.run('UPDATE customer_views SET name = ?, columns = ?, sort = ?, filter = ? WHERE id = ? AND deleted_at_ms IS NULL', ...values, id).changes === 0 ? null : { id, ...view }
}

type SavedTable = 'segments' | 'customer_views'

function deleteSaved(driver: Driver, table: SavedTable, kind: string, id: number, undo: UndoId): void {
  const step = driver.get<{ at_ms: number }>('SELECT at_ms FROM undo_steps WHERE id = ?', undo)
  driver.run(`UPDATE ${table} SET deleted_at_ms = ? WHERE id = ? AND deleted_at_ms IS NULL`, step?.at_ms ?? 0, id)
  addUndoPart(driver, undo, kind, { id })
}

/** A name that was given again meanwhile stays with the newer one. */
function restoreSaved(driver: Driver, table: SavedTable, id: number): void {
  const row = driver.get<{ name: string }>(`SELECT name FROM ${table} WHERE id = ?`, id)
  if (!row) return
  const taken = new Set(driver.all<{ name: string }>(`SELECT name FROM ${table} WHERE deleted_at_ms IS NULL`).map(({ name }) => name.toLowerCase()))
  let name = row.name
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${row.name} ${number}`
  driver.run(`UPDATE ${table} SET deleted_at_ms = NULL, name = ? WHERE id = ?`, name, id)
}

export const deleteSegment = (driver: Driver, id: number, undo: UndoId): void => deleteSaved(driver, 'segments', 'segment-deleted', id, undo)
export const deleteCustomerView = (driver: Driver, id: number, undo: UndoId): void => deleteSaved(driver, 'customer_views', 'view-deleted', id, undo)
export const undoSegmentDeleted = (driver: Driver, { id }: { id: number }): void => restoreSaved(driver, 'segments', id)
export const undoViewDeleted = (driver: Driver, { id }: { id: number }): void => restoreSaved(driver, 'customer_views', id)

/** Deleted before: gone for good. There are few, so this leaves nothing over. */
export function purgeSegments(driver: Driver, beforeMs: number): boolean {
  for (const table of ['segments', 'customer_views']) driver.run(`DELETE FROM ${table} WHERE deleted_at_ms < ?`, beforeMs)
  return false
}
