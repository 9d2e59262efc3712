import type { Page } from '#shared/contract/base.ts'
import { undoId, type UndoId } from '#shared/domain/ids.ts'
import type { CustomerChange, RecentChange } from '#shared/domain/recent-changes.ts'
import type { Driver } from './driver.ts'

export function startUndo(driver: Driver, { kind, ...about }: CustomerChange, nowMs: number, open: { job: string | null } | null = null): UndoId {
  return undoId(driver.run('INSERT INTO undo_steps (kind, at_ms, about, job, is_open) VALUES (?, ?, ?, ?, ?)', kind, nowMs, JSON.stringify(about), open?.job ?? null, Number(open !== null)).lastId)
}

/** A step that changed nothing is forgotten. */
export function endUndo(driver: Driver, step: UndoId): void {
  driver.run('UPDATE undo_steps SET is_open = 0 WHERE id = ?', step)
  driver.run('DELETE FROM undo_steps WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM undo_parts WHERE undo_id = ?1)', step)
}

/** Parts are undone in the opposite order; `kind` names the function that does it (`undo.store.ts`). Without a step nothing is kept. */
export function addUndoPart(driver: Driver, step: UndoId | null, kind: string, data: unknown): void {
  if (step === null) return
  driver.run('INSERT INTO undo_parts (undo_id, part, kind, data) VALUES (?1, 1 + coalesce((SELECT max(part) FROM undo_parts WHERE undo_id = ?1), 0), ?2, ?3)', step, kind, JSON.stringify(data))
}

export function countUndone(driver: Driver, step: UndoId | null, contactCount: number): void {
  if (step !== null) driver.run('UPDATE undo_steps SET contact_count = contact_count + ? WHERE id = ?', contactCount, step)
}

/** Of the customer a change is about. */
export const nameOf = (driver: Driver, contact: number): string => driver.get<{ name: string }>('SELECT name FROM contacts WHERE id = ?', contact)?.name ?? ''

/** Who has what was this customer's: another one, when they were merged since. */
export const heirOf = (driver: Driver, contact: number): number => driver.get<{ into_id: number }>('SELECT into_id FROM contact_merges WHERE from_id = ?', contact)?.into_id ?? contact

type StepRow = { id: number; kind: CustomerChange['kind']; at_ms: number; about: string; contact_count: number; job: string | null; is_open: number }

/** Newest first. Of an open step only its writer knows whether it goes on. */
export function recentChanges(driver: Driver, { sinceMs, after, limit }: { sinceMs: number; after: string | null; limit: number }): Page<RecentChange> {
  const rows = driver.all<StepRow>(
    `SELECT id, kind, at_ms, about, contact_count, job, is_open FROM undo_steps s
      WHERE at_ms >= ? AND id < ? AND about IS NOT NULL AND EXISTS (SELECT 1 FROM undo_parts p WHERE p.undo_id = s.id) ORDER BY id DESC LIMIT ?`, sinceMs, after === null ? Number.MAX_SAFE_INTEGER : Number(after), limit + 1,
  )
  const items = rows.slice(0, limit).map((row): RecentChange => ({
    undoId: undoId(row.id), atMs: row.at_ms, change: { kind: row.kind, ...(JSON.parse(row.about) as object) } as CustomerChange, contactCount: row.contact_count, job: row.job, state: row.is_open === 1 ? 'interrupted' : 'done',
  }))
  return { items, next: rows.length > limit ? String(items.at(-1)?.undoId) : null }
}
