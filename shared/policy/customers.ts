import type { PolicyEntry } from './policy-entry.ts'

const base = { validFrom: '2025-11-01', floor: null, stricter: 'lower' as const, isEditable: true }
const day = 86_400_000

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
  { ...base, key: 'undo.kept', value: 30 * day, unit: 'ms', source: 'Danggol: how long changes of customers can be taken back' },
]
