import type { PolicyEntry } from './policy-entry.ts'
import { guides, metaDocs, ownChoice } from './policy-source.ts'

const second = 1000
const minute = 60 * second
const base = { validFrom: '2025-11-01', stricter: 'lower' as const }

export const sendingEntries: readonly PolicyEntry[] = [
  { ...base, key: 'rate.throughput', value: 80, unit: 'per-second', source: metaDocs('throughput'), floor: 1000, isEditable: true },
  { ...base, key: 'rate.throughput-coexistence', value: 20, unit: 'per-second', source: metaDocs('throughput', '2026-05'), floor: 20, isEditable: true },
  /** 131056. */
  { ...base, key: 'rate.pair-interval', value: 6 * second, unit: 'ms', source: metaDocs('pair-rate'), floor: 6 * second, stricter: 'higher', isEditable: true },
  { ...base, key: 'rate.pair-burst', value: 45, unit: 'count', source: metaDocs('pair-rate'), floor: 45, isEditable: true },
  /** Per portfolio, in any 24 hours. */
  { ...base, key: 'rate.portfolio-tier', value: 250, unit: 'per-day', source: metaDocs('messaging-limits'), floor: null, isEditable: false },
  { ...base, key: 'rate.owner-per-second', value: 5, unit: 'per-second', source: guides, floor: 1000, isEditable: true },
  { ...base, key: 'rate.owner-per-minute', value: 30, unit: 'per-minute', source: guides, floor: null, isEditable: true },
  /** Guides warn of 200. */
  { ...base, key: 'rate.owner-per-hour', value: 199, unit: 'per-hour', source: guides, floor: null, isEditable: true },
  { ...base, key: 'sending.request-timeout', value: 20 * second, unit: 'ms', source: ownChoice, floor: null, isEditable: true },
  { ...base, key: 'sending.unknown-grace', value: 10 * minute, unit: 'ms', source: ownChoice, floor: null, isEditable: true },
  { ...base, key: 'sending.unknown-hold', value: 15 * second, unit: 'ms', source: ownChoice, floor: null, isEditable: true },
  { ...base, key: 'sending.retry-first', value: 2 * second, unit: 'ms', source: ownChoice, floor: null, isEditable: true },
  { ...base, key: 'sending.retry-longest', value: 10 * minute, unit: 'ms', source: ownChoice, floor: null, isEditable: true },
]
