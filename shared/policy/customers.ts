import type { PolicyEntry } from './policy-entry.ts'
import { guides, ownChoice, phoneApp } from './policy-source.ts'

const base = { validFrom: '2025-11-01', floor: null, stricter: 'lower' as const, isEditable: true }
const day = 86_400_000
const megabyte = 1_048_576

/** WhatsApp's API knows no labels: the first three are what the phone app can hold, and count while the shop keeps to it. */
export const customerEntries: readonly PolicyEntry[] = [
  { ...base, key: 'labels.count', value: 20, unit: 'count', source: phoneApp },
  /** As a reader counts them. */
  { ...base, key: 'labels.name', value: 20, unit: 'characters', source: phoneApp },
  /** A hint only. */
  { ...base, key: 'labels.contacts', value: 500, unit: 'count', source: phoneApp },
  { ...base, key: 'fields.count', value: 50, unit: 'count', source: ownChoice },
  { ...base, key: 'fields.name', value: 40, unit: 'characters', source: ownChoice },
  { ...base, key: 'fields.choices', value: 50, unit: 'count', source: ownChoice },
  { ...base, key: 'fields.text', value: 1000, unit: 'characters', source: ownChoice },
  { ...base, key: 'complaints.exclude-after', value: 2, unit: 'count', source: guides },
  { ...base, key: 'activity.engaged', value: 7 * day, unit: 'ms', source: guides },
  { ...base, key: 'activity.active', value: 30 * day, unit: 'ms', source: guides },
  { ...base, key: 'activity.kept', value: 90 * day, unit: 'ms', source: guides },
  /** A hint only: fewer customers are labelled by hand well, more come with a table. */
  { ...base, key: 'labels.by-hand', value: 500, unit: 'count', source: guides },
  /** Promotions go to whoever was in touch within it; the rest is offered for tidying. */
  { ...base, key: 'activity.look-back', value: 730 * day, unit: 'ms', source: guides },
  { ...base, key: 'tidying.every', value: 30 * day, unit: 'ms', source: guides },
  /** The newest ones of a conversation; a customer with more in the activity bands is counted as "at least". */
  { ...base, key: 'metrics.messages', value: 5000, unit: 'count', source: ownChoice },
  { ...base, key: 'segments.count', value: 100, unit: 'count', source: ownChoice },
  { ...base, key: 'segments.conditions', value: 50, unit: 'count', source: ownChoice },
  { ...base, key: 'customer-views.count', value: 50, unit: 'count', source: ownChoice },
  /** Named one by one; everybody who fits a table has no limit. */
  { ...base, key: 'customers.chosen', value: 100_000, unit: 'count', source: ownChoice, floor: 1_000_000 },
  { ...base, key: 'segments.name', value: 60, unit: 'characters', source: ownChoice },
  /** Read piece by piece. */
  { ...base, key: 'imports.size', value: 100 * megabyte, unit: 'bytes', source: ownChoice, floor: 1_000_000_000 },
  { ...base, key: 'imports.advised-size', value: 5 * megabyte, unit: 'bytes', source: guides },
  { ...base, key: 'imports.name', value: 120, unit: 'characters', source: ownChoice },
  { ...base, key: 'imports.note', value: 5000, unit: 'characters', source: ownChoice },
  { ...base, key: 'undo.kept', value: 30 * day, unit: 'ms', source: ownChoice },
]
