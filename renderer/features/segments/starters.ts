import type { SegmentGroup } from '#shared/domain/segment.ts'
import type { MessageKey } from '#shared/locales/en/index.ts'

export type Starter = { nameKey: MessageKey; tree: SegmentGroup }

/** Beginnings that make sense for most shops, to be changed. */
export const starters: readonly Starter[] = [
  { nameKey: 'segments.starter.lost', tree: { kind: 'group', match: 'all', parts: [{ kind: 'purchase-count', is: 'at-least', count: 2, days: null }, { kind: 'activity', is: 'not-within', band: 'kept' }] } },
  { nameKey: 'segments.starter.fresh', tree: { kind: 'group', match: 'all', parts: [{ kind: 'first-seen', is: 'within', days: 30 }] } },
  { nameKey: 'segments.starter.best', tree: { kind: 'group', match: 'all', parts: [{ kind: 'group', match: 'any', parts: [{ kind: 'vip', is: 'yes' }, { kind: 'purchase-count', is: 'at-least', count: 3, days: null }] }, { kind: 'consent', is: 'is', state: 'opted-in' }] } },
]
