import type { PolicyEntry } from './policy-entry.ts'
import { ownChoice } from './policy-source.ts'

const base = { validFrom: '2025-11-01', floor: null, stricter: 'lower' as const, isEditable: true }

export const integrationEntries: readonly PolicyEntry[] = [
  { ...base, key: 'local-api.requests', value: 200, unit: 'per-second', source: ownChoice },
  { ...base, key: 'local-api.body', value: 65_536, unit: 'bytes', source: ownChoice, floor: 1_048_576 },
  { ...base, key: 'local-api.keys', value: 20, unit: 'count', source: ownChoice, floor: 100 },
  { ...base, key: 'webhooks.count', value: 10, unit: 'count', source: ownChoice, floor: 50 },
  { ...base, key: 'webhooks.retry-for', value: 86_400_000, unit: 'ms', source: ownChoice },
  { ...base, key: 'webhooks.timeout', value: 10_000, unit: 'ms', source: ownChoice, floor: 30_000 },
]
