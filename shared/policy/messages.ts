import type { PolicyEntry } from './policy-entry.ts'
import { metaDocs, ownChoice, type PolicySource } from './policy-source.ts'

const hour = 3_600_000
const meta = (key: string, value: number, unit: PolicyEntry['unit'], source: PolicySource, validFrom = '2025-07-01'): PolicyEntry =>
  ({ key, value, unit, source, validFrom, floor: value, stricter: 'lower', isEditable: false })

export const messageEntries: readonly PolicyEntry[] = [
  { ...meta('window.length', 24 * hour, 'ms', metaDocs('service-window')), isEditable: true },
  { ...meta('window.closing-notice', 4 * hour, 'ms', ownChoice), floor: 24 * hour, isEditable: true },
  meta('text.body', 4096, 'characters', metaDocs('text')),
  { ...meta('text.counter-from', 3500, 'characters', ownChoice), floor: 4096, isEditable: true },
  meta('media.caption', 1024, 'characters', metaDocs('media')),
  meta('interactive.body', 1024, 'characters', metaDocs('interactive')),
  meta('interactive.list-body', 4096, 'characters', metaDocs('list-messages')),
  meta('interactive.header', 60, 'characters', metaDocs('interactive')),
  meta('interactive.footer', 60, 'characters', metaDocs('interactive')),
  meta('interactive.buttons', 3, 'count', metaDocs('reply-buttons')),
  meta('interactive.button-title', 20, 'characters', metaDocs('reply-buttons')),
  meta('interactive.button-id', 256, 'characters', metaDocs('reply-buttons')),
  meta('interactive.list-button', 20, 'characters', metaDocs('list-messages')),
  meta('interactive.list-sections', 10, 'count', metaDocs('list-messages')),
  meta('interactive.list-rows', 10, 'count', metaDocs('list-messages')),
  meta('interactive.row-id', 200, 'characters', metaDocs('list-messages')),
  meta('interactive.row-title', 24, 'characters', metaDocs('list-messages')),
  meta('interactive.row-description', 72, 'characters', metaDocs('list-messages')),
  meta('interactive.section-title', 24, 'characters', metaDocs('list-messages')),
  meta('interactive.cta-text', 20, 'characters', metaDocs('link-buttons')),
  meta('contacts.count', 257, 'count', metaDocs('contacts')),
  meta('reaction.age', 30 * 24 * hour, 'ms', metaDocs('reactions')),
  meta('read-receipt.age', 30 * 24 * hour, 'ms', metaDocs('read-receipts')),
]
