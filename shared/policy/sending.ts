import type { PolicyEntry } from './policy-entry.ts'

const second = 1000
const minute = 60 * second
const base = { validFrom: '2025-11-01', stricter: 'lower' as const }

export const sendingEntries: readonly PolicyEntry[] = [
  { ...base, key: 'rate.throughput', value: 80, unit: 'per-second', source: 'Meta, throughput: standard number', floor: 1000, isEditable: true },
  { ...base, key: 'rate.throughput-coexistence', value: 20, unit: 'per-second', source: 'Meta, throughput: number shared with the phone app', floor: 20, isEditable: true },
  { ...base, key: 'rate.pair-interval', value: 6 * second, unit: 'ms', source: 'Meta, pair rate limit: one message per 6 s to the same user (131056)', floor: 6 * second, stricter: 'higher', isEditable: true },
  { ...base, key: 'rate.pair-burst', value: 45, unit: 'count', source: 'Meta, pair rate limit: burst borrowed from later', floor: 45, isEditable: true },
  { ...base, key: 'rate.portfolio-tier', value: 250, unit: 'per-day', source: 'Meta, messaging limits: unique users outside the window in rolling 24 h, per portfolio', floor: null, isEditable: false },
  { ...base, key: 'rate.owner-per-second', value: 5, unit: 'per-second', source: 'Danggol: business-initiated messages, what careful shops keep to', floor: 1000, isEditable: true },
  { ...base, key: 'rate.owner-per-minute', value: 30, unit: 'per-minute', source: 'Danggol: business-initiated messages, what careful shops keep to', floor: null, isEditable: true },
  { ...base, key: 'rate.owner-per-hour', value: 199, unit: 'per-hour', source: 'Danggol: business-initiated messages, what careful shops keep to', floor: null, isEditable: true },
  { ...base, key: 'sending.request-timeout', value: 20 * second, unit: 'ms', source: 'Danggol: after this the outcome counts as unknown', floor: null, isEditable: true },
  { ...base, key: 'sending.unknown-grace', value: 10 * minute, unit: 'ms', source: 'Danggol: how long an unknown outcome waits for a status before it is shown as not confirmed', floor: null, isEditable: true },
  { ...base, key: 'sending.unknown-hold', value: 15 * second, unit: 'ms', source: 'Danggol: how long an unknown outcome holds back later messages of its conversation, so that order is kept', floor: null, isEditable: true },
  { ...base, key: 'sending.retry-first', value: 2 * second, unit: 'ms', source: 'Danggol: first delay of the backoff, doubled each time, with jitter', floor: null, isEditable: true },
  { ...base, key: 'sending.retry-longest', value: 10 * minute, unit: 'ms', source: 'Danggol: longest delay of the backoff', floor: null, isEditable: true },
]
