import { undoId, type UndoId } from '#shared/domain/ids.ts'
import type { Driver } from './driver.ts'

export function startUndo(driver: Driver, kind: string, nowMs: number): UndoId {
  return undoId(driver.run('INSERT INTO undo_steps (kind, at_ms) VALUES (?, ?)', kind, nowMs).lastId)
}

/** Parts are undone in the opposite order; `kind` names the function that does it (`undo.store.ts`). Without a step nothing is kept. */
export function addUndoPart(driver: Driver, step: UndoId | null, kind: string, data: unknown): void {
  if (step === null) return
  driver.run('INSERT INTO undo_parts (undo_id, part, kind, data) VALUES (?1, 1 + coalesce((SELECT max(part) FROM undo_parts WHERE undo_id = ?1), 0), ?2, ?3)', step, kind, JSON.stringify(data))
}
