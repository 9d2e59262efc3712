import type { PolicyEntry } from './policy-entry.ts'

const base = { validFrom: '2025-11-01', floor: null, stricter: 'lower' as const, isEditable: true }

export const integrationEntries: readonly PolicyEntry[] = [
  { ...base, key: 'local-api.requests', value: 200, unit: 'per-second', source: 'Danggol: requests of one key; a CRM sends up to 100 updates a second (G09)' },
  { ...base, key: 'local-api.body', value: 65_536, unit: 'bytes', source: 'Danggol: largest request of another program', floor: 1_048_576 },
  { ...base, key: 'local-api.keys', value: 20, unit: 'count', source: 'Danggol: keys that are in use at the same time', floor: 100 },
  { ...base, key: 'webhooks.count', value: 10, unit: 'count', source: 'Danggol: other programs that hear what happens', floor: 50 },
  { ...base, key: 'webhooks.retry-for', value: 86_400_000, unit: 'ms', source: 'Danggol: how long a program may be away before its webhook pauses (G09)' },
  { ...base, key: 'webhooks.timeout', value: 10_000, unit: 'ms', source: 'Danggol: how long a webhook waits for an answer', floor: 30_000 },
]
