import type { PolicyEntry } from './policy-entry.ts'
import { guides, ownChoice } from './policy-source.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const base = { validFrom: '2025-11-01', floor: null, stricter: 'lower' as const, isEditable: true }

export const automationEntries: readonly PolicyEntry[] = [
  { ...base, key: 'automation.cap', value: 3, unit: 'count', source: guides },
  { ...base, key: 'automation.cap-span', value: 24 * hour, unit: 'ms', source: guides, stricter: 'higher' },
  /** Direct answers to a word are exempt. */
  { ...base, key: 'automation.spacing', value: 6 * hour, unit: 'ms', source: guides, stricter: 'higher' },
  { ...base, key: 'automation.offer-person-from', value: 2, unit: 'count', source: guides },
  { ...base, key: 'automation.per-message', value: 1, unit: 'count', source: ownChoice },
  { ...base, key: 'automation.person-silence', value: 5 * minute, unit: 'ms', source: ownChoice, stricter: 'higher' },
  { ...base, key: 'automation.handover-silence', value: 12 * hour, unit: 'ms', source: ownChoice, stricter: 'higher' },
  { ...base, key: 'automation.message-age', value: 10 * minute, unit: 'ms', source: ownChoice },
  { ...base, key: 'automation.send-within', value: 5 * minute, unit: 'ms', source: ownChoice },
  { ...base, key: 'automation.burst', value: 5, unit: 'per-minute', source: guides },
  { ...base, key: 'automation.new-customer', value: 24 * hour, unit: 'ms', source: ownChoice, stricter: 'higher' },
  { ...base, key: 'automation.busy', value: 10, unit: 'count', source: ownChoice },
  { ...base, key: 'automation.busy-span', value: 30 * minute, unit: 'ms', source: ownChoice },
  { ...base, key: 'automation.speed-target', value: 2 * second, unit: 'ms', source: guides },
  { ...base, key: 'automation.speed-warning', value: 5 * second, unit: 'ms', source: guides },
  { ...base, key: 'automation.speed-alarm', value: 10 * second, unit: 'ms', source: guides },
  /** Meta allows 4,096. */
  { ...base, key: 'automation.text', value: 256, unit: 'characters', source: guides },
  { ...base, key: 'automation.text-fold', value: 150, unit: 'characters', source: guides },
  { ...base, key: 'automation.variants', value: 5, unit: 'count', source: guides },
  { ...base, key: 'automation.words', value: 100, unit: 'count', source: ownChoice },
  /** Deciding among so many is measured to take 5 ms at most. */
  { ...base, key: 'automation.rules', value: 500, unit: 'count', source: ownChoice },
  { ...base, key: 'automation.codes-low', value: 20, unit: 'count', source: ownChoice, stricter: 'higher' },
  { ...base, key: 'automation.suggest-from', value: 2_000, unit: 'count', source: ownChoice },
  { ...base, key: 'automation.suggest-fewest', value: 3, unit: 'count', source: ownChoice, stricter: 'higher' },
  { ...base, key: 'automation.suggest-most', value: 5, unit: 'count', source: ownChoice },
  { ...base, key: 'automation.traces', value: 20_000, unit: 'count', source: ownChoice },
  { ...base, key: 'automation.trace-rules', value: 20, unit: 'count', source: ownChoice },
  { ...base, key: 'automation.phone-greeting', value: 10 * second, unit: 'ms', source: ownChoice },
]
