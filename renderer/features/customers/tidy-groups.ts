import { everybody, type CustomerFilter } from '#shared/domain/customer-table.ts'
import type { SegmentNode } from '#shared/domain/segment.ts'

/** Customers that a shop goes through once a month; pairs of duplicates are found in another way. */
export const tidyGroups = ['undeliverable', 'opted-out', 'look-back'] as const
export type TidyGroup = (typeof tidyGroups)[number]

const parts: Readonly<Record<TidyGroup, (lookBackDays: number) => SegmentNode[]>> = {
  undeliverable: () => [{ kind: 'undeliverable', is: 'yes' }],
  'opted-out': () => [{ kind: 'consent', is: 'is', state: 'opted-out' }],
  /** Somebody who is new here, or bought in the shop, is not out of touch. */
  'look-back': (days) => [{ kind: 'activity', is: 'not-within', band: 'look-back' }, { kind: 'first-seen', is: 'not-within', days }, { kind: 'purchase-last', is: 'not-within', days }],
}

export const filterOf = (group: TidyGroup, lookBackDays: number): CustomerFilter & { tree: NonNullable<CustomerFilter['tree']> } => ({ ...everybody, tree: { kind: 'group', match: 'all', parts: parts[group](lookBackDays) } })
