import { policyValue } from '#shared/policy/policy.ts'
import { useCallback, useEffect } from 'react'
import { create } from 'zustand'
import { api } from './api.ts'
import { onEvent, onResync } from './events.ts'

/** The owner's own limits by key; whatever is missing has the value of the policy pack. */
const useLimits = create<{ values: Readonly<Record<string, number>> }>(() => ({ values: {} }))

export const limitInForce = (policyKey: string): number => useLimits.getState().values[policyKey] ?? policyValue(policyKey)

let isFollowing = false

function follow(): void {
  if (isFollowing) return
  isFollowing = true
  const load = () =>
    void api.settings.policy().then(
      (entries) => useLimits.setState({ values: Object.fromEntries(entries.map((entry) => [entry.key, entry.effectiveValue])) }),
      () => undefined,
    )
  load()
  onEvent('settings', load)
  onEvent('restart', load)
  onResync(load)
}

/** The limit in force; the component is drawn anew when the owner changes one. */
export function useLimit(): (policyKey: string) => number {
  const values = useLimits((state) => state.values)
  useEffect(follow, [])
  return useCallback((policyKey: string) => values[policyKey] ?? policyValue(policyKey), [values])
}
