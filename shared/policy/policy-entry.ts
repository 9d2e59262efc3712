import type { PolicySource } from './policy-source.ts'

/**
 * One limit or rule, dated and sourced. `floor` is Meta's own limit: an owner may be stricter, never looser.
 * `stricter` says in which direction stricter lies.
 */
export type PolicyEntry = {
  key: string
  value: number
  unit: 'ms' | 'count' | 'characters' | 'bytes' | 'per-second' | 'per-minute' | 'per-hour' | 'per-day'
  source: PolicySource
  validFrom: string
  floor: number | null
  stricter: 'lower' | 'higher'
  isEditable: boolean
}
export type EffectivePolicyEntry = PolicyEntry & { effectiveValue: number }
