import type { PolicyEntry } from './policy-entry.ts'

export const consentEntries: readonly PolicyEntry[] = [
  { key: 'consent.complaints', value: 2, unit: 'count', source: 'F14: who complains twice gets no promotion any more', validFrom: '2026-11-01', floor: 2, stricter: 'lower', isEditable: true },
]
