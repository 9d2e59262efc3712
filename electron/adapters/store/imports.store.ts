import type { ImportFile, ImportStore } from '#core/ports/store/import-store.ts'
import { noImportCounts, type ImportCounts, type ImportRecord, type ImportState, type ImportTarget } from '#shared/domain/import-table.ts'
import type { UndoId } from '#shared/domain/ids.ts'
import { labelColors } from '#shared/domain/labels.ts'
import type { Driver } from './driver.ts'
import { checkImport, importRows } from './import-rows.store.ts'
import { addLabel, labels } from './labels.store.ts'
import type { Verbs } from './store-verbs.ts'
import { addUndoPart, startUndo } from './undo-steps.store.ts'

export function importVerbs({ read, write }: Verbs): ImportStore {
  return {
    addImportFile: write('synced', addImportFile),
    importFile: read((driver, id: string) => fileFrom(driver, 'id = ?', id)),
    offeredImport: read((driver) => fileFrom(driver, 'is_offered = 1 ORDER BY at_ms DESC LIMIT 1')),
    removeImportFile: write('synced', (driver, id: string) => void driver.run('DELETE FROM import_files WHERE id = ?', id)),
    abandonedImportFiles: read((driver, beforeMs: number) => driver.all<{ id: string }>('SELECT id FROM import_files WHERE is_offered = 0 AND at_ms < ?', beforeMs).map(({ id }) => id)),
    importColumns: read(importColumns),
    saveImportColumns: write('synced', saveImportColumns),
    imports: read(imports),
    startImport: write('synced', startImport),
    addImportLabel: write('synced', addImportLabel),
    checkImport: read(checkImport),
    importRows: write('relaxed', importRows),
    endImport: write('synced', endImport),
  }
}

function addImportFile(driver: Driver, { id, fileName, sizeBytes, isOffered, nowMs }: Parameters<ImportStore['addImportFile']>[0]): void {
  driver.run('INSERT INTO import_files (id, file_name, size_bytes, is_offered, at_ms) VALUES (?, ?, ?, ?, ?)', id, fileName, sizeBytes, Number(isOffered), nowMs)
}

function fileFrom(driver: Driver, where: string, ...values: string[]): ImportFile | null {
  const row = driver.get<{ id: string; file_name: string; size_bytes: number; is_offered: number }>(`SELECT id, file_name, size_bytes, is_offered FROM import_files WHERE ${where}`, ...values)
  return row ? { id: row.id, fileName: row.file_name, sizeBytes: row.size_bytes, isOffered: row.is_offered === 1 } : null
}

function importColumns(driver: Driver, header: string): ImportTarget[] | null {
  const row = driver.get<{ columns: string }>('SELECT columns FROM import_columns WHERE header = ?', header)
  return row ? (JSON.parse(row.columns) as ImportTarget[]) : null
}

function saveImportColumns(driver: Driver, header: string, columns: readonly ImportTarget[], nowMs: number): void {
  driver.run('INSERT INTO import_columns (header, columns, at_ms) VALUES (?1, ?2, ?3) ON CONFLICT (header) DO UPDATE SET columns = ?2, at_ms = ?3', header, JSON.stringify(columns), nowMs)
}

function imports(driver: Driver, limit: number): ImportRecord[] {
  return driver.all<{ id: number; at_ms: number; file_name: string; state: ImportState; counts: string; undo_id: number | null }>(
    'SELECT i.id, i.at_ms, i.file_name, i.state, i.counts, u.id AS undo_id FROM imports i LEFT JOIN undo_steps u ON u.id = i.undo_id ORDER BY i.id DESC LIMIT ?', limit,
  ).map((row) => ({ id: row.id, atMs: row.at_ms, fileName: row.file_name, state: row.state, counts: JSON.parse(row.counts) as ImportCounts, undoId: row.undo_id }))
}

function startImport(driver: Driver, { fileName, nowMs }: { fileName: string; nowMs: number }): { importId: number; undoId: UndoId } {
  const undo = startUndo(driver, { kind: 'import', fileName }, nowMs, { job: null })
  const importId = driver.run(`INSERT INTO imports (at_ms, file_name, state, counts, undo_id) VALUES (?, ?, 'running', ?, ?)`, nowMs, fileName, JSON.stringify(noImportCounts), undo).lastId
  addUndoPart(driver, undo, 'import', { importId })
  return { importId, undoId: undo }
}

function addImportLabel(driver: Driver, name: string, undo: UndoId): number {
  const used = new Set(labels(driver).map(({ color }) => color))
  const id = addLabel(driver, { name, color: labelColors.find((color) => !used.has(color)) ?? 'grey' })
  addUndoPart(driver, undo, 'import-label', { labelId: id })
  return id
}

function endImport(driver: Driver, importId: number, state: 'done' | 'cancelled', counts: ImportCounts): void {
  driver.run('UPDATE imports SET state = ?, counts = ? WHERE id = ?', state, JSON.stringify(counts), importId)
  driver.run('UPDATE undo_steps SET is_open = 0, contact_count = ? WHERE id = (SELECT undo_id FROM imports WHERE id = ?)', counts.new + counts.changed, importId)
}
