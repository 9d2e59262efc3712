import type { CustomerSelection, SegmentMoment, TableStore } from '#core/ports/store/table-store.ts'
import { holdsOf, type Explanation, type SegmentGroup, type SegmentNode } from '#shared/domain/segment.ts'
import { customerPage } from './customer-page.store.ts'
import { selectionCondition } from './customer-selection.ts'
import type { Driver } from './driver.ts'
import { anybody, conditionOf, segmentWorld } from './segment-sql.ts'

/** What looks through all customers; asked of the reading thread where there is one. */
export type CustomersQuestion =
  | { ask: 'page'; request: Parameters<TableStore['customerPage']>[0] }
  | { ask: 'count'; selection: CustomerSelection }
  | { ask: 'ids'; selection: CustomerSelection; after: number; limit: number }
  | { ask: 'explain'; request: { contactId: number; tree: SegmentGroup; moment: SegmentMoment } }
export type CustomerAsker = (question: CustomersQuestion) => Promise<unknown>

export function answerCustomers(driver: Driver, question: CustomersQuestion): unknown {
  switch (question.ask) {
    case 'page': return customerPage(driver, question.request)
    case 'count': return countCustomers(driver, question.selection)
    case 'ids': return customerIds(driver, question.selection, question.after, question.limit)
    case 'explain': return explainSegment(driver, question.request)
  }
}

const total = (driver: Driver): number => driver.get<{ count: number }>('SELECT count(*) AS count FROM contact_facts')?.count ?? 0

function countCustomers(driver: Driver, selection: CustomerSelection): { count: number; total: number } {
  const all = total(driver)
  const { sql, values } = selectionCondition(driver, selection, 'all')
  return { count: sql === anybody.sql ? all : (driver.get<{ count: number }>(`SELECT count(*) AS count FROM contact_facts f WHERE ${sql}`, ...values)?.count ?? 0), total: all }
}

function customerIds(driver: Driver, selection: CustomerSelection, after: number, limit: number): number[] {
  const { sql, values } = selectionCondition(driver, selection, 'all')
  return driver.all<{ id: number }>(`SELECT f.contact_id AS id FROM contact_facts f WHERE ${sql} AND f.contact_id > ? ORDER BY f.contact_id LIMIT ?`, ...values, after, limit).map(({ id }) => id)
}

function explainSegment(driver: Driver, { contactId, tree, moment }: { contactId: number; tree: SegmentGroup; moment: SegmentMoment }): Explanation | null {
  if (!driver.get('SELECT 1 FROM contact_facts WHERE contact_id = ?', contactId)) return null
  const world = segmentWorld(driver, 'each', moment)
  const explain = (node: SegmentNode): Explanation => {
    if (node.kind === 'group') {
      const parts = node.parts.map(explain)
      return { holds: holdsOf(node.match, parts.map(({ holds }) => holds)), parts }
    }
    const { sql, values } = conditionOf(node, world)
    return { holds: driver.get<{ holds: number }>(`SELECT (${sql}) AS holds FROM contact_facts f WHERE f.contact_id = ?`, ...values, contactId)?.holds === 1, parts: [] }
  }
  return explain(tree)
}
