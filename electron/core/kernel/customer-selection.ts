import { treeOfFilter, type CustomerFilter } from '#shared/domain/customer-table.ts'
import { graphemeLength, isSameName, tidyName } from '#shared/domain/labels.ts'
import { conditionsOf, type SegmentGroup } from '#shared/domain/segment.ts'
import type { Clock } from '../ports/clock.ts'
import type { Store } from '../ports/store/store.ts'
import type { CustomerSelection, SegmentMoment } from '../ports/store/table-store.ts'
import type { FeaturePorts } from './feature-ports.ts'
import { found, refused } from './refuse.ts'

export function segmentMoment({ clock, facts }: Pick<SelectionPorts, 'clock' | 'facts'>): SegmentMoment {
  return { nowMs: clock.nowMs(), bandMs: { engaged: facts.policy('activity.engaged'), active: facts.policy('activity.active'), kept: facts.policy('activity.kept'), 'look-back': facts.policy('activity.look-back') } }
}

export type SelectionPorts = { store: Pick<Store, 'segments'>; clock: Pick<Clock, 'nowMs'>; facts: Pick<FeaturePorts['facts'], 'policy'> }

/** NOT_FOUND when the segment is gone: a filter never quietly becomes a wider one. */
export async function selectionOf(ports: SelectionPorts, filter: CustomerFilter): Promise<CustomerSelection> {
  const segment = filter.segmentId === null ? null : found((await ports.store.segments()).find(({ id }) => id === filter.segmentId)).tree
  const tree = treeOfFilter(filter, segment)
  assertFewConditions(ports, tree)
  return { text: filter.text, tree, moment: segmentMoment(ports) }
}

/** Customers named one by one. */
export function fewEnough({ facts }: Pick<SelectionPorts, 'facts'>, contactIds: readonly number[]): readonly number[] {
  const limit = facts.policy('customers.chosen')
  if (contactIds.length > limit) throw refused('too-many-chosen', 'customers.chosen', { limit })
  return contactIds
}

export function assertFewConditions({ facts }: Pick<SelectionPorts, 'facts'>, tree: SegmentGroup): void {
  const limit = facts.policy('segments.conditions')
  if (conditionsOf(tree).length > limit) throw refused('too-many-items', 'segments.conditions', { limit })
}

/** The name of a segment or of a view: short enough, and nobody else's. */
export function checkedSavedName({ facts }: Pick<FeaturePorts, 'facts'>, typed: string, others: readonly { name: string }[]): string {
  const name = tidyName(typed)
  if (name === '') throw refused('name-empty')
  const limit = facts.policy('segments.name')
  if (graphemeLength(name) > limit) throw refused('field-too-long', 'segments.name', { limit })
  if (others.some((other) => isSameName(other.name, name))) throw refused('name-taken', null, { name })
  return name
}
