import type { CustomerSelection } from '#core/ports/store/table-store.ts'
import { gramQuery } from '#shared/domain/search-grams.ts'
import type { Driver, SqlValue } from './driver.ts'
import { readings } from './search/search-contacts.ts'
import { anybody, conditionOf, nobody, segmentWorld, type Condition, type Looking } from './segment-sql.ts'

export function selectionCondition(driver: Driver, { text, tree, moment }: CustomerSelection, looking: Looking): Condition {
  const found = text.trim() === '' ? null : textCondition(text)
  const fits = tree.parts.length === 0 ? null : conditionOf(tree, segmentWorld(driver, looking, moment))
  if (found === null) return fits ?? anybody
  return fits === null ? found : { sql: `${found.sql} AND ${fits.sql}`, values: [...found.values, ...fits.values] }
}

/** Customers found by name, initial consonants, phone or user name, as in the search. */
function textCondition(text: string): Condition {
  const values: SqlValue[] = []
  const ways = readings(text).flatMap((words) => {
    const match = gramQuery(words)
    if (match === null) return []
    values.push(match, ...words)
    return [`f.contact_id IN (SELECT p.id FROM contact_text t CROSS JOIN contacts p ON p.id = t.rowid WHERE contact_text MATCH ?${words.map(() => ' AND instr(p.search_text, ?) > 0').join('')})`]
  })
  return ways.length === 0 ? nobody : { sql: `(${ways.join(' OR ')})`, values }
}
