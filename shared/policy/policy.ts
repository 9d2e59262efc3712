import { automationEntries } from './automation.ts'
import { customerEntries } from './customers.ts'
import { integrationEntries } from './integrations.ts'
import { mediaEntries } from './media.ts'
import { messageEntries } from './messages.ts'
import type { EffectivePolicyEntry, PolicyEntry } from './policy-entry.ts'
import { productEntries } from './products.ts'
import { quickReplyEntries } from './quick-replies.ts'
import { sendingEntries } from './sending.ts'

export const policyPack: readonly PolicyEntry[] = [...messageEntries, ...mediaEntries, ...sendingEntries, ...automationEntries, ...quickReplyEntries, ...productEntries, ...customerEntries, ...integrationEntries]

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
