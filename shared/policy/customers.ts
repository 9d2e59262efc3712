import type { PolicyEntry } from './policy-entry.ts'

const base = { validFrom: '2025-11-01', floor: null, stricter: 'lower' as const, isEditable: true }
const day = 86_400_000
const megabyte = 1_048_576

/** WhatsApp's API knows no labels: the first three are what the phone app can hold, and count while the shop keeps to it. */
export const customerEntries: readonly PolicyEntry[] = [
  { ...base, key: 'labels.count', value: 20, unit: 'count', source: 'WhatsApp Business phone app: at most 20 labels (F01, X27)' },
  { ...base, key: 'labels.name', value: 20, unit: 'characters', source: 'WhatsApp Business phone app: at most 20 characters as a reader counts them (F02, X27)' },
  { ...base, key: 'labels.contacts', value: 500, unit: 'count', source: 'WhatsApp Business phone app: customers of one label, a hint only (F03, X27)' },
  { ...base, key: 'fields.count', value: 50, unit: 'count', source: 'Danggol: own fields of a customer, what a panel can show' },
  { ...base, key: 'fields.name', value: 40, unit: 'characters', source: 'Danggol: name of an own field or of one of its choices' },
  { ...base, key: 'fields.choices', value: 50, unit: 'count', source: 'Danggol: choices of one field' },
  { ...base, key: 'fields.text', value: 1000, unit: 'characters', source: 'Danggol: text in an own field' },
  { ...base, key: 'complaints.exclude-after', value: 2, unit: 'count', source: 'F14: a customer who complained this often gets no promotion any more' },
  { ...base, key: 'activity.engaged', value: 7 * day, unit: 'ms', source: 'F07, X13: whoever wrote within 7 days is engaged' },
  { ...base, key: 'activity.active', value: 30 * day, unit: 'ms', source: 'F09, X13: whoever wrote within 30 days is active' },
  { ...base, key: 'activity.kept', value: 90 * day, unit: 'ms', source: 'F08, X13: whoever has not written for 90 days is lost' },
  { ...base, key: 'segments.count', value: 100, unit: 'count', source: 'Danggol: saved segments, what a list can show' },
  { ...base, key: 'segments.conditions', value: 50, unit: 'count', source: 'Danggol: conditions of one segment, what is counted within a moment' },
  { ...base, key: 'customer-views.count', value: 50, unit: 'count', source: 'Danggol: saved views of the customer table' },
  { ...base, key: 'customers.chosen', value: 100_000, unit: 'count', source: 'Danggol: customers named one by one for one change or file; everybody who fits a table has no limit', floor: 1_000_000 },
  { ...base, key: 'segments.name', value: 60, unit: 'characters', source: 'Danggol: name of a segment or of a view' },
  { ...base, key: 'imports.size', value: 100 * megabyte, unit: 'bytes', source: 'Danggol: largest table that is taken in; read piece by piece', floor: 1_000_000_000 },
  { ...base, key: 'imports.advised-size', value: 5 * megabyte, unit: 'bytes', source: 'WhatsApp tools take tables up to 5 MB (G04): above it Danggol says so, and goes on' },
  { ...base, key: 'imports.name', value: 120, unit: 'characters', source: 'Danggol: name of a customer from a table' },
  { ...base, key: 'imports.note', value: 5000, unit: 'characters', source: 'Danggol: note about a customer from a table' },
  { ...base, key: 'undo.kept', value: 30 * day, unit: 'ms', source: 'Danggol: how long changes of customers can be taken back' },
]
