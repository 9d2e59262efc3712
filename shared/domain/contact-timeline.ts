import type { ConsentKind, ConsentPath } from './consent.ts'
import type { Purchase } from './purchases.ts'

/** What happened with one customer, one line each. `key` is unique within the timeline. */
export type TimelineItem = { key: string; atMs: number } & (
  | { kind: 'first-seen' }
  /** All messages of one day in the reader's time zone; `atMs` is the last of them. */
  | { kind: 'messages'; inboundCount: number; outboundCount: number; firstMessageId: number }
  /** The name as it is now; null when the label was deleted for good. */
  | { kind: 'label-set' | 'label-removed'; labelId: number; name: string | null }
  | { kind: 'purchase'; purchase: Purchase }
  | { kind: 'note-changed' }
  | { kind: 'vip-set' | 'vip-removed' }
  | { kind: 'complaint'; text: string }
  | { kind: 'merged'; name: string }
  | { kind: 'consent'; change: ConsentKind; path: ConsentPath }
  | { kind: 'imported'; source: string }
)

/** What is written down as it happens, beside what other tables already say. */
export type ContactEvent =
  | { kind: 'label-set' | 'label-removed'; labelId: number }
  | { kind: 'note-changed' }
  | { kind: 'vip-set' | 'vip-removed' }
  | { kind: 'merged'; name: string }
  | { kind: 'imported'; source: string }
