import type { UndonePart } from '#core/ports/store/customer-store.ts'
import type { LibraryPart } from '#shared/contract/events.ts'
import type { ContactId, UndoId } from '#shared/domain/ids.ts'
import { unmerge, type MergePart } from './contact-unmerge.store.ts'
import type { Driver } from './driver.ts'
import { purgeFields, undoFieldDeleted, undoFieldValues, type FieldValuesPart } from './fields.store.ts'
import { undoImport, undoImportedConsent, undoImportedContacts, undoImportLabel, type ImportedPart } from './import-undo.store.ts'
import { purgeLabels, undoLabelDeleted, undoLabels, type LabelsPart } from './labels.store.ts'
import { undoComplaint, undoVips, type ComplaintPart, type VipsPart } from './marks.store.ts'
import { undoArchived } from './organizing.store.ts'
import { undoPassedLabel, type PassedLabelPart } from './passed-labels.store.ts'
import { purgeSegments, undoSegmentDeleted, undoViewDeleted } from './segments.store.ts'
import { undoPurchases, type PurchasesPart } from './purchases.store.ts'

type Undoer = { part: LibraryPart | null; undo: (driver: Driver, data: unknown) => ContactId[] }

const takesBack = <Data>(part: LibraryPart | null, undo: (driver: Driver, data: Data) => ContactId[] | void): Undoer => ({ part, undo: (driver, data) => undo(driver, data as Data) ?? [] })

/** How each kind of part is taken back, by the `kind` it was kept under; a room that keeps parts adds its line. */
const undoers: Readonly<Record<string, Undoer>> = {
  labels: takesBack<LabelsPart>('labels', undoLabels),
  'label-deleted': takesBack<{ labelId: number }>('labels', undoLabelDeleted),
  relabelled: takesBack<PassedLabelPart>('automation', undoPassedLabel),
  'relabelled-tables': takesBack<PassedLabelPart>('segments', undoPassedLabel),
  'field-deleted': takesBack<{ fieldId: number }>('fields', undoFieldDeleted),
  'field-values': takesBack<FieldValuesPart>(null, undoFieldValues),
  purchases: takesBack<PurchasesPart>(null, undoPurchases),
  vips: takesBack<VipsPart>(null, undoVips),
  archived: takesBack<number[]>(null, undoArchived),
  complaint: takesBack<ComplaintPart>(null, undoComplaint),
  merge: takesBack<MergePart>(null, unmerge),
  'segment-deleted': takesBack<{ id: number }>('segments', undoSegmentDeleted),
  'view-deleted': takesBack<{ id: number }>('segments', undoViewDeleted),
  import: takesBack<{ importId: number }>('imports', undoImport),
  'import-label': takesBack<{ labelId: number }>('labels', undoImportLabel),
  'imported-contacts': takesBack<ImportedPart>(null, undoImportedContacts),
  'imported-consent': takesBack<string[]>('consent', undoImportedConsent),
}

/** One part is one transaction: a step of 100,000 contacts is taken back without holding up anything, and continues where a crash left it. */
export function undoNextPart(driver: Driver, id: UndoId): UndonePart | null {
  if (!driver.get('SELECT 1 FROM undo_steps WHERE id = ?', id)) return null
  const row = driver.get<{ part: number; kind: string; data: string }>('SELECT part, kind, data FROM undo_parts WHERE undo_id = ? ORDER BY part DESC LIMIT 1', id)
  const undoer = row && undoers[row.kind]
  const contactIds = row && undoer ? undoer.undo(driver, JSON.parse(row.data)) : []
  if (row) driver.run('DELETE FROM undo_parts WHERE undo_id = ? AND part = ?', id, row.part)
  const leftCount = driver.get<{ count: number }>('SELECT count(*) AS count FROM undo_parts WHERE undo_id = ?', id)?.count ?? 0
  const isDone = leftCount === 0
  if (isDone) driver.run('DELETE FROM undo_steps WHERE id = ?', id)
  return { isDone, leftCount, contactIds, parts: undoer?.part ? [undoer.part] : [] }
}

/** One small piece: an old step, or some contacts of what one had deleted. */
export function pruneUndo(driver: Driver, beforeMs: number): boolean {
  const old = driver.get<{ id: number }>('SELECT id FROM undo_steps WHERE at_ms < ? LIMIT 1', beforeMs)
  if (old) {
    driver.run('DELETE FROM undo_parts WHERE undo_id = ?', old.id)
    driver.run('DELETE FROM undo_steps WHERE id = ?', old.id)
    return true
  }
  return purgeLabels(driver, beforeMs) || purgeSegments(driver, beforeMs) || purgeFields(driver, beforeMs)
}
