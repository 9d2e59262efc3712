import type { UndoId } from '#shared/domain/ids.ts'
import type { CustomerFilter } from '#shared/domain/customer-table.ts'
import { treeWithLabel, type SegmentGroup } from '#shared/domain/segment.ts'
import type { Driver } from './driver.ts'
import { rewritten, type Rewritten } from './rewritten.ts'
import { addUndoPart } from './undo-steps.store.ts'

export type RelabelledTablesPart = { segments: Rewritten[]; views: Rewritten[] }

/** Segments and saved views that ask for a label ask for the one it became part of; answers whether any did. */
export function passLabelOnInTables(driver: Driver, { from, into, undoId }: { from: number; into: number; undoId: UndoId }): boolean {
  const part: RelabelledTablesPart = {
    segments: rewritten(driver.all('SELECT id, tree AS json FROM segments'), (tree: SegmentGroup) => treeWithLabel(tree, from, into)),
    views: rewritten(driver.all('SELECT id, filter AS json FROM customer_views'), (filter: CustomerFilter) => ({
      ...filter, labelId: filter.labelId === from ? into : filter.labelId, tree: filter.tree && treeWithLabel(filter.tree, from, into),
    })),
  }
  for (const { id, before, after } of part.segments) setTree(driver, id, before, after)
  for (const { id, before, after } of part.views) setFilter(driver, id, before, after)
  const hasChanged = part.segments.length + part.views.length > 0
  if (hasChanged) addUndoPart(driver, undoId, 'relabelled-tables', part)
  return hasChanged
}

/** What somebody changed since stays as it is. */
export function undoRelabelledTables(driver: Driver, { segments, views }: RelabelledTablesPart): void {
  for (const { id, before, after } of segments) setTree(driver, id, after, before)
  for (const { id, before, after } of views) setFilter(driver, id, after, before)
}

function setTree(driver: Driver, id: number, from: string, to: string): void {
  driver.run('UPDATE segments SET tree = ? WHERE id = ? AND tree = ?', to, id, from)
}

function setFilter(driver: Driver, id: number, from: string, to: string): void {
  driver.run('UPDATE customer_views SET filter = ? WHERE id = ? AND filter = ?', to, id, from)
}
