import { graphemeLength, isSameName, tidyName, type Label } from '#shared/domain/labels.ts'
import type { FeaturePorts } from './feature-ports.ts'
import { refused } from './refuse.ts'

/** Limits of the phone app count while the shop keeps to it. */
const inForce = (facts: FeaturePorts['facts'], key: string): number => (facts.settings.phoneAppCompatible ? facts.policy(key) : Number.POSITIVE_INFINITY)

export function checkedLabelName(facts: FeaturePorts['facts'], typed: string, others: readonly Label[]): string {
  const name = tidyName(typed)
  if (name === '') throw refused('name-empty')
  const limit = inForce(facts, 'labels.name')
  if (graphemeLength(name) > limit) throw refused('field-too-long', 'labels.name', { limit })
  if (others.some((other) => isSameName(other.name, name))) throw refused('name-taken', null, { name })
  return name
}

export function assertRoomForLabel(facts: FeaturePorts['facts'], count: number): void {
  const limit = inForce(facts, 'labels.count')
  if (count >= limit) throw refused('too-many-items', 'labels.count', { limit })
}

export const labelLimits = (facts: FeaturePorts['facts']): { name: number; count: number } => ({ name: inForce(facts, 'labels.name'), count: inForce(facts, 'labels.count') })
