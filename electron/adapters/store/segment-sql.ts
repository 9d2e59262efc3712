import type { SegmentMoment } from '#core/ports/store/table-store.ts'
import { undeliverableCode } from '#shared/domain/delivery-error.ts'
import { epochDay, type FieldKind } from '#shared/domain/fields.ts'
import type { SegmentCondition, SegmentNode } from '#shared/domain/segment.ts'
import { assertNever } from '#shared/lib/assert-never.ts'
import type { Driver, SqlValue } from './driver.ts'

/** A condition on `contact_facts f`. It is never null, so that its opposite is everybody else. */
export type Condition = { sql: string; values: SqlValue[] }

/**
 * `all`: everybody is looked at, so memberships are listed once. `each`: few are, so each is looked up. `any`: like `all`
 * for one of several alternatives, of which SQLite would otherwise fetch every member one by one to unite them.
 */
export type Looking = 'all' | 'each' | 'any'
export type SegmentWorld = { looking: Looking; moment: SegmentMoment; labelIds: ReadonlySet<number>; fieldKinds: ReadonlyMap<number, FieldKind> }

const dayMs = 86_400_000
export const nobody: Condition = { sql: '0', values: [] }
export const anybody: Condition = { sql: '1', values: [] }
const not = ({ sql, values }: Condition): Condition => ({ sql: `NOT (${sql})`, values })
const fact = (sql: string, ...values: SqlValue[]): Condition => ({ sql, values })
const unless = (isOpposite: boolean, condition: Condition): Condition => (isOpposite ? not(condition) : condition)

/** Nobody fits a condition about a deleted label or field, whichever way it asks: a segment without them would quietly hold others. */
export function segmentWorld(driver: Driver, looking: Looking, moment: SegmentMoment): SegmentWorld {
  return {
    looking, moment,
    labelIds: new Set(driver.all<{ id: number }>('SELECT id FROM labels WHERE deleted_at_ms IS NULL').map(({ id }) => id)),
    fieldKinds: new Map(driver.all<{ id: number; kind: FieldKind }>('SELECT id, kind FROM fields WHERE deleted_at_ms IS NULL').map(({ id, kind }) => [id, kind])),
  }
}

export function conditionOf(node: SegmentNode, world: SegmentWorld): Condition {
  if (node.kind !== 'group') return leaf(node, world)
  const within = node.match === 'any' && world.looking === 'all' ? { ...world, looking: 'any' as const } : world
  const parts = node.parts.map((part) => conditionOf(part, within))
  if (parts.length === 0) return anybody
  return { sql: `(${parts.map(({ sql }) => sql).join(node.match === 'all' ? ' AND ' : ' OR ')})`, values: parts.flatMap(({ values }) => values) }
}

function leaf(node: SegmentCondition, world: SegmentWorld): Condition {
  const { moment } = world
  const since = (days: number) => moment.nowMs - days * dayMs
  switch (node.kind) {
    case 'label': return world.labelIds.has(node.labelId) ? unless(node.is === 'has-not', belongs(world, 'contact_labels t', 't.label_id = ?', [node.labelId])) : nobody
    case 'field': return fieldCondition(node, world)
    case 'activity': return unless(node.is === 'not-within', fact('coalesce(f.last_inbound_at_ms, 0) >= ?', moment.nowMs - moment.bandMs[node.band]))
    case 'first-seen': return unless(node.is === 'not-within', fact('f.first_seen_at_ms >= ?', since(node.days)))
    case 'purchase-count': return purchaseCount(node, world)
    case 'purchase-total': {
      const total = fact('(CASE WHEN f.purchase_currency IS ? THEN f.purchase_minor ELSE 0 END)', node.currency)
      return { sql: `${total.sql} ${node.is === 'at-least' ? '>=' : '<='} ?`, values: [...total.values, node.amountMinor] }
    }
    case 'purchase-last': return unless(node.is === 'not-within', fact('coalesce(f.last_purchase_at_ms, 0) >= ?', since(node.days)))
    case 'purchase-item': {
      const item = asciiLower(node.item)
      return unless(node.is === 'not-bought', belongs(world, 'purchases t', 'instr(lower(t.item), ?) > 0 AND t.at_ms >= ?', [item, node.days === null ? 0 : since(node.days)]))
    }
    case 'campaign': return unless(node.is === 'not-within', belongs(world, 'messages m JOIN conversations t ON t.id = m.conversation_id', `m.origin = 'campaign' AND m.status <> 'failed' AND m.timestamp_ms >= ?`, [since(node.days)]))
    case 'consent': {
      if (node.state === 'unknown') return unless(node.is === 'is', belongs(lookedUp(world), 'consent_state t', `t.state <> 'unknown'`, []))
      return node.is === 'is' ? belongs(world, 'consent_state t', 't.state = ?', [node.state]) : not(belongs(lookedUp(world), 'consent_state t', 't.state = ?', [node.state]))
    }
    case 'undeliverable': return unless(node.is === 'no', belongs(world, 'messages m INDEXED BY messages_undeliverable JOIN conversations t ON t.id = m.conversation_id', refusedForGood, []))
    case 'vip': return fact('f.is_vip = ?', Number(node.is === 'yes'))
    case 'complaints': return fact(`f.complaint_count ${node.is === 'at-least' ? '>=' : '<='} ?`, node.count)
    default: return assertNever(node)
  }
}

/** Where most customers have a row, and it is found by the customer, to list them first costs more than to look. */
const lookedUp = (world: SegmentWorld): SegmentWorld => ({ ...world, looking: 'each' })

/** Rows of another table that carry the contact's id. `having` asks something of all of one contact's rows together. */
function belongs({ looking }: SegmentWorld, from: string, where: string, values: SqlValue[], having = ''): Condition {
  const group = having === '' ? '' : ` GROUP BY t.contact_id HAVING ${having}`
  if (looking === 'each') return { sql: `EXISTS (SELECT 1 FROM ${from} WHERE t.contact_id = f.contact_id AND ${where}${group})`, values }
  return { sql: `${looking === 'any' ? '+' : ''}f.contact_id IN (SELECT t.contact_id FROM ${from} WHERE ${where}${group})`, values }
}

function purchaseCount(node: Extract<SegmentCondition, { kind: 'purchase-count' }>, world: SegmentWorld): Condition {
  if (node.days === null) return fact(`f.purchase_count ${node.is === 'at-least' ? '>=' : '<='} ?`, node.count)
  const least = node.is === 'at-least' ? node.count : node.count + 1
  const isSo = least <= 0 ? anybody : belongs(world, 'purchases t', 't.at_ms >= ?', [world.moment.nowMs - node.days * dayMs, least], 'count(*) >= ?')
  return unless(node.is === 'at-most', isSo)
}

function fieldCondition({ is, fieldId, value }: Extract<SegmentCondition, { kind: 'field' }>, world: SegmentWorld): Condition {
  const kind = world.fieldKinds.get(fieldId)
  if (kind === undefined) return nobody
  const has = (where: string, ...values: SqlValue[]) => belongs(lookedUp(world), 'field_values t', `t.field_id = ?${where}`, [fieldId, ...values])
  if (is === 'set' || is === 'not-set') return unless(is === 'not-set', has(''))
  if (value === null) return is === 'not-equal' ? anybody : nobody
  if (kind === 'text') {
    const text = asciiLower(String(value))
    if (is === 'contains') return has(' AND instr(lower(t.text), ?) > 0', text)
    return is === 'equal' || is === 'not-equal' ? unless(is === 'not-equal', has(' AND lower(t.text) = ?', text)) : nobody
  }
  const number = kind === 'date' ? epochDay(String(value)) : Number(value)
  if (Number.isNaN(number)) return is === 'not-equal' ? anybody : nobody
  switch (is) {
    case 'equal': return has(' AND t.number = ?', number)
    case 'not-equal': return not(has(' AND t.number = ?', number))
    case 'at-least': return has(' AND t.number >= ?', number)
    case 'at-most': return has(' AND t.number <= ?', number)
    case 'contains': return nobody
    default: return assertNever(is)
  }
}

/** Meta's 131026, unless the customer wrote or received something since; CASE has the cheap question asked first. The first line is that of the index. */
const refusedForGood = `m.status = 'failed' AND m.direction = 'outbound' AND m.is_hidden = 0 AND m.error ->> '$.code' = ${undeliverableCode}
  AND CASE WHEN coalesce(t.last_inbound_at_ms, 0) < m.timestamp_ms THEN NOT EXISTS (SELECT 1 FROM messages d WHERE d.conversation_id = m.conversation_id AND d.is_hidden = 0 AND d.timestamp_ms > m.timestamp_ms AND d.direction = 'outbound' AND d.status IN ('delivered', 'read', 'played')) ELSE 0 END`

/** What `lower` of SQLite does: other letters than A to Z stay as they are. */
const asciiLower = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
