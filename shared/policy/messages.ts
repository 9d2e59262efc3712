import type { PolicyEntry } from './policy-entry.ts'

const hour = 3_600_000
const meta = (key: string, value: number, unit: PolicyEntry['unit'], source: string, validFrom = '2025-07-01'): PolicyEntry =>
  ({ key, value, unit, source, validFrom, floor: value, stricter: 'lower', isEditable: false })

export const messageEntries: readonly PolicyEntry[] = [
  { ...meta('window.length', 24 * hour, 'ms', 'Meta, send messages: customer service window'), isEditable: true },
  { ...meta('window.closing-notice', 4 * hour, 'ms', 'Danggol: when the countdown turns amber'), floor: 24 * hour, isEditable: true },
  meta('text.body', 4096, 'characters', 'Meta, text messages'),
  { ...meta('text.counter-from', 3500, 'characters', 'Danggol: when the counter appears'), floor: 4096, isEditable: true },
  meta('media.caption', 1024, 'characters', 'Meta, media messages'),
  meta('interactive.body', 1024, 'characters', 'Meta, interactive messages'),
  meta('interactive.list-body', 4096, 'characters', 'Meta, interactive list messages'),
  meta('interactive.header', 60, 'characters', 'Meta, interactive messages'),
  meta('interactive.footer', 60, 'characters', 'Meta, interactive messages'),
  meta('interactive.buttons', 3, 'count', 'Meta, interactive reply buttons'),
  meta('interactive.button-title', 20, 'characters', 'Meta, interactive reply buttons'),
  meta('interactive.button-id', 256, 'characters', 'Meta, interactive reply buttons'),
  meta('interactive.list-button', 20, 'characters', 'Meta, interactive list messages'),
  meta('interactive.list-sections', 10, 'count', 'Meta, interactive list messages'),
  meta('interactive.list-rows', 10, 'count', 'Meta, interactive list messages'),
  meta('interactive.row-id', 200, 'characters', 'Meta, interactive list messages'),
  meta('interactive.row-title', 24, 'characters', 'Meta, interactive list messages'),
  meta('interactive.row-description', 72, 'characters', 'Meta, interactive list messages'),
  meta('interactive.section-title', 24, 'characters', 'Meta, interactive list messages'),
  meta('interactive.cta-text', 20, 'characters', 'Meta, interactive call-to-action URL'),
  meta('contacts.count', 257, 'count', 'Meta, contacts messages'),
  meta('reaction.age', 30 * 24 * hour, 'ms', 'Meta, reaction messages'),
  meta('read-receipt.age', 30 * 24 * hour, 'ms', 'Meta, mark messages as read'),
]
