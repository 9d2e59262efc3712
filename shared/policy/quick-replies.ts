import type { PolicyEntry } from './policy-entry.ts'
import { ownChoice, phoneApp } from './policy-source.ts'

const base = { validFrom: '2025-11-01', stricter: 'lower' as const, floor: null, isEditable: true }

export const quickReplyEntries: readonly PolicyEntry[] = [
  { ...base, key: 'quick-replies.count', value: 50, unit: 'count', source: phoneApp },
  { ...base, key: 'quick-replies.title', value: 60, unit: 'characters', source: ownChoice, floor: 100 },
  { ...base, key: 'quick-replies.shortcut', value: 25, unit: 'characters', source: phoneApp, floor: 40 },
  { ...base, key: 'quick-replies.typing-speed', value: 150, unit: 'characters', source: ownChoice },
  { ...base, key: 'quick-replies.choosing-time', value: 5000, unit: 'ms', source: ownChoice },
]
