import type { CustomerSelection, TableStore } from '#core/ports/store/table-store.ts'
import type { Page } from '#shared/contract/base.ts'
import type { CustomerRow, CustomerSort } from '#shared/domain/customer-table.ts'
import type { FieldKind } from '#shared/domain/fields.ts'
import { customersByIds } from './customer-rows.store.ts'
import { selectionCondition } from './customer-selection.ts'
import type { Driver, SqlValue } from './driver.ts'
import { anybody, type Condition } from './segment-sql.ts'

type Key = string | number | null
type Place = { key: Key; id: number }
type Request = Parameters<TableStore['customerPage']>[0]
/** One stretch of the order: `key` ascends or descends along an index, within one key the contacts do. */
type Stretch = { from: string; where: Condition; key: string; id: string; isKeyed: boolean }

export function customerPage(driver: Driver, request: Request): Page<CustomerRow> {
  const { items, next } = customerIdPage(driver, request)
  return { items: customersByIds(driver, items), next }
}

/** Walks along the index of the sort, past whoever does not fit; a choice of few is sorted instead. */
export function customerIdPage(driver: Driver, { sort, selection, after, skip, limit }: Request): Page<number> {
  const isFew = holdsFew(driver, selection)
  const condition = selectionCondition(driver, selection, isFew ? 'all' : 'each')
  let place = after === null ? null : parsePlace(after)
  let left = skip
  const places: Place[] = []
  for (const stretch of stretches(driver, sort, isFew, condition.sql !== anybody.sql)) {
    if (place !== null && stretch.isKeyed !== (place.key !== null)) {
      if (!stretch.isKeyed) place = null
      else continue
    }
    const got = walk(driver, stretch, sort, condition, place, left, limit + 1 - places.length)
    places.push(...got)
    if (places.length > limit) break
    if (left > 0) left = got.length > 0 ? 0 : Math.max(0, left - countFrom(driver, stretch, sort, condition, place))
    place = null
  }
  const shown = places.slice(0, limit)
  const last = shown.at(-1)
  return { items: shown.map(({ id }) => id), next: places.length > limit && last ? JSON.stringify([last.key, last.id]) : null }
}

function walk(driver: Driver, stretch: Stretch, sort: CustomerSort, condition: Condition, place: Place | null, skip: number, limit: number): Place[] {
  const direction = sort.direction === 'ascending' ? 'ASC' : 'DESC'
  const { sql, values } = from(stretch, sort, condition, place)
  return driver.all<Place>(`SELECT ${stretch.key} AS key, ${stretch.id} AS id ${sql} ORDER BY ${stretch.isKeyed ? `${stretch.key} ${direction}, ` : ''}${stretch.id} ${direction} LIMIT ? OFFSET ${Math.trunc(skip)}`, ...values, limit)
}

function countFrom(driver: Driver, stretch: Stretch, sort: CustomerSort, condition: Condition, place: Place | null): number {
  const { sql, values } = from(stretch, sort, condition, place)
  return driver.get<{ count: number }>(`SELECT count(*) AS count ${sql}`, ...values)?.count ?? 0
}

function from({ from: tables, where, key, id, isKeyed }: Stretch, sort: CustomerSort, condition: Condition, place: Place | null): Condition {
  const [beyond, orAt] = sort.direction === 'ascending' ? ['>', '>='] : ['<', '<=']
  const parts: Condition[] = [where, condition]
  if (place !== null) parts.push(isKeyed ? { sql: `${key} ${orAt} ? AND (${key} ${beyond} ? OR ${id} ${beyond} ?)`, values: [place.key, place.key, place.id] } : { sql: `${id} ${beyond} ?`, values: [place.id] })
  const asked = parts.filter(({ sql }) => sql !== anybody.sql)
  return { sql: `FROM ${tables}${asked.length === 0 ? '' : ` WHERE ${asked.map(({ sql }) => sql).join(' AND ')}`}`, values: asked.flatMap(({ values }) => values) }
}

/** The keys word for word as their indexes have them. */
const factKeys: Readonly<Record<Exclude<CustomerSort['by'], 'name' | 'field'>, { key: string; index: string }>> = {
  'last-inbound': { key: 'coalesce(f.last_inbound_at_ms, 0)', index: 'facts_last_inbound' },
  'first-seen': { key: 'f.first_seen_at_ms', index: 'facts_first_seen' },
  messages: { key: 'f.inbound_count + f.outbound_count', index: 'facts_messages' },
  'purchase-count': { key: 'f.purchase_count', index: 'facts_purchase_count' },
  'purchase-total': { key: 'f.purchase_minor', index: 'facts_purchase_total' },
  'last-purchase': { key: 'coalesce(f.last_purchase_at_ms, 0)', index: 'facts_last_purchase' },
  vip: { key: 'f.is_vip', index: 'facts_vip' },
}

function stretches(driver: Driver, sort: CustomerSort, isFew: boolean, asksFacts: boolean): Stretch[] {
  if (sort.by === 'name') {
    const walked = `contacts p INDEXED BY contacts_name${asksFacts ? ' CROSS JOIN contact_facts f ON f.contact_id = p.id' : ''}`
    return [{ from: isFew ? 'contact_facts f CROSS JOIN contacts p ON p.id = f.contact_id' : walked, where: anybody, key: 'p.name COLLATE NOCASE', id: 'p.id', isKeyed: true }]
  }
  if (sort.by !== 'field') {
    const { key, index } = factKeys[sort.by]
    return [{ from: isFew ? 'contact_facts f' : `contact_facts f INDEXED BY ${index}`, where: anybody, key, id: 'f.contact_id', isKeyed: true }]
  }
  return fieldStretches(driver, sort.fieldId ?? 0, isFew, asksFacts)
}

function fieldStretches(driver: Driver, fieldId: number, isFew: boolean, asksFacts: boolean): Stretch[] {
  const kind = driver.get<{ kind: FieldKind }>('SELECT kind FROM fields WHERE id = ? AND deleted_at_ms IS NULL', fieldId)?.kind
  const column = kind === 'text' ? 'text' : 'number'
  const isOfField: Condition = { sql: 'v.field_id = ?', values: [kind === undefined ? 0 : fieldId] }
  const walked = `field_values v INDEXED BY field_values_${column}${asksFacts ? ' CROSS JOIN contact_facts f ON f.contact_id = v.contact_id' : ''}`
  const without: Condition = { sql: 'NOT EXISTS (SELECT 1 FROM field_values v WHERE v.contact_id = f.contact_id AND v.field_id = ?)', values: isOfField.values }
  return [
    { from: isFew ? 'contact_facts f CROSS JOIN field_values v ON v.contact_id = f.contact_id' : walked, where: isOfField, key: `v.${column}`, id: 'v.contact_id', isKeyed: true },
    { from: 'contact_facts f', where: without, key: 'NULL', id: 'f.contact_id', isKeyed: false },
  ]
}

const few = 3000

/** A text, a rare label or the mark of VIPs leave so few that they are found first and then sorted. */
function holdsFew(driver: Driver, { text, tree }: CustomerSelection): boolean {
  if (text.trim() !== '') return true
  return tree.match === 'all' && tree.parts.some((part) => {
    if (part.kind === 'label' && part.is === 'has') return (driver.get<{ count: number }>('SELECT contact_count AS count FROM labels WHERE id = ?', part.labelId)?.count ?? 0) <= few
    if (part.kind === 'vip' && part.is === 'yes') return countUpToFew(driver, 'contact_facts WHERE is_vip = 1')
    return part.kind === 'consent' && part.is === 'is' && part.state !== 'unknown' && countUpToFew(driver, 'consent_state WHERE state = ?', part.state)
  })
}

const countUpToFew = (driver: Driver, from: string, ...values: SqlValue[]): boolean =>
  (driver.get<{ count: number }>(`SELECT count(*) AS count FROM (SELECT 1 FROM ${from} LIMIT ${few + 1})`, ...values)?.count ?? 0) <= few

function parsePlace(after: string): Place {
  const [key, id] = JSON.parse(after) as [Key, number]
  return { key, id }
}
