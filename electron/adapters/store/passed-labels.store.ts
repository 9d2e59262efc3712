import { flowWithLabel, ruleWithLabel } from '#shared/domain/automation/replace-label.ts'
import type { CustomerFilter } from '#shared/domain/customer-table.ts'
import type { UndoId } from '#shared/domain/ids.ts'
import { treeWithLabel } from '#shared/domain/segment.ts'
import type { Driver } from './driver.ts'
import { addUndoPart } from './undo-steps.store.ts'

type Rewrite = (value: never, from: number, into: number) => unknown
type Place = { table: string; column: string; rewrite: Rewrite }

/** Where a label is named inside of JSON. */
const places = {
  rules: { table: 'automation_rules', column: 'draft', rewrite: ruleWithLabel },
  flows: { table: 'automation_flows', column: 'draft', rewrite: flowWithLabel },
  segments: { table: 'segments', column: 'tree', rewrite: treeWithLabel },
  views: { table: 'customer_views', column: 'filter', rewrite: filterWithLabel },
} as const satisfies Readonly<Record<string, Place>>
type PlaceName = keyof typeof places

/** Rows of JSON as they were and as they are now. */
type Rewritten = { id: number; before: string; after: string }
export type PassedLabelPart = Partial<Record<PlaceName, Rewritten[]>>

/** Whatever names a label names the one it became part of; answers where any did. */
export function passLabelOn(driver: Driver, { from, into, undoId }: { from: number; into: number; undoId: UndoId }): { automation: boolean; tables: boolean } {
  const pass = (kind: string, names: readonly PlaceName[]): boolean => {
    const part: PassedLabelPart = Object.fromEntries(names.map((name) => [name, rewritten(driver, places[name], from, into)]))
    for (const name of names) for (const { id, before, after } of part[name] ?? []) put(driver, name, id, before, after)
    const hasChanged = Object.values(part).some((rows) => rows.length > 0)
    if (hasChanged) addUndoPart(driver, undoId, kind, part)
    return hasChanged
  }
  return { automation: pass('relabelled', ['rules', 'flows']), tables: pass('relabelled-tables', ['segments', 'views']) }
}

/** What somebody changed since stays as it is. */
export function undoPassedLabel(driver: Driver, part: PassedLabelPart): void {
  for (const name of Object.keys(places) as PlaceName[]) for (const { id, before, after } of part[name] ?? []) put(driver, name, id, after, before)
}

/** Only the rows that change. */
function rewritten(driver: Driver, { table, column, rewrite }: Place, from: number, into: number): Rewritten[] {
  return driver.all<{ id: number; before: string }>(`SELECT id, ${column} AS before FROM ${table}`)
    .map(({ id, before }) => ({ id, before, after: JSON.stringify(rewrite(JSON.parse(before) as never, from, into)) }))
    .filter(({ before, after }) => before !== after)
}

function put(driver: Driver, name: PlaceName, id: number, from: string, to: string): void {
  const { table, column } = places[name]
  const { changes } = driver.run(`UPDATE ${table} SET ${column} = ? WHERE id = ? AND ${column} = ?`, to, id, from)
  if (changes > 0 && name === 'rules') driver.run(`UPDATE automation_rules SET label_id = draft ->> '$.trigger.event.labelId' WHERE id = ?`, id)
}

function filterWithLabel(filter: CustomerFilter, from: number, into: number): CustomerFilter {
  return { ...filter, labelId: filter.labelId === from ? into : filter.labelId, tree: filter.tree && treeWithLabel(filter.tree, from, into) }
}
