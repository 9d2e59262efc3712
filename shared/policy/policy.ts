import { sendingEntries } from './sending.ts'
import { mediaEntries } from './media.ts'
import { messageEntries } from './messages.ts'

/**
 * One limit or rule, dated and sourced. `floor` is Meta's own limit: an owner may be stricter, never looser.
 * `stricter` says in which direction stricter lies.
 */
export type PolicyEntry = {
  key: string
  value: number
  unit: 'ms' | 'count' | 'characters' | 'bytes' | 'per-second' | 'per-minute' | 'per-hour' | 'per-day'
  source: string
  validFrom: string
  floor: number | null
  stricter: 'lower' | 'higher'
  isEditable: boolean
}
export type EffectivePolicyEntry = PolicyEntry & { effectiveValue: number }

export const policyPack: readonly PolicyEntry[] = [...messageEntries, ...mediaEntries, ...sendingEntries]

const byKey = new Map(policyPack.map((entry) => [entry.key, entry]))

/** The owner's own values by key; whatever is missing or looser than the floor falls back to the pack. */
export type PolicyOverrides = Readonly<Record<string, number>>

export function policyEntry(key: string): PolicyEntry {
  const entry = byKey.get(key)
  if (!entry) throw new Error(`No policy entry named ${key}`)
  return entry
}

/** Value in force, in the entry's unit. */
export function policyValue(key: string, overrides: PolicyOverrides = {}): number {
  const entry = policyEntry(key)
  const own = overrides[key]
  if (own === undefined || !entry.isEditable) return entry.value
  return isWithinFloor(entry, own) ? own : (entry.floor ?? entry.value)
}

export function isWithinFloor(entry: PolicyEntry, value: number): boolean {
  if (entry.floor === null) return true
  return entry.stricter === 'lower' ? value <= entry.floor : value >= entry.floor
}

export function effectivePolicy(overrides: PolicyOverrides): EffectivePolicyEntry[] {
  return policyPack.map((entry) => ({ ...entry, effectiveValue: policyValue(entry.key, overrides) }))
}
