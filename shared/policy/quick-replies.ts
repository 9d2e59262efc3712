import type { PolicyEntry } from './policy-entry.ts'

const base = { validFrom: '2025-11-01', stricter: 'lower' as const, floor: null, isEditable: true }

export const quickReplyEntries: readonly PolicyEntry[] = [
  { ...base, key: 'quick-replies.count', value: 50, unit: 'count', source: 'WhatsApp Business phone app: 50 quick replies (D01, X27); Cloud API has none of its own' },
  { ...base, key: 'quick-replies.title', value: 60, unit: 'characters', source: 'Danggol: what fits one line of the list', floor: 100 },
  { ...base, key: 'quick-replies.shortcut', value: 25, unit: 'characters', source: 'WhatsApp Business phone app: shortcut of a quick reply', floor: 40 },
  { ...base, key: 'quick-replies.typing-speed', value: 150, unit: 'characters', source: 'Danggol: what a person types in a minute, for the time saved (D03)' },
  { ...base, key: 'quick-replies.choosing-time', value: 5000, unit: 'ms', source: 'Danggol: what choosing a quick reply takes, for the time saved (D03)' },
]
