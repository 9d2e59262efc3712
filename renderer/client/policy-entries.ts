import { useEffect } from 'react'
import { api } from './api.ts'
import { onEvent } from './events.ts'
import { useQuery } from './use-query.ts'

/** Every limit in force, with its source. */
export function usePolicyEntries() {
  const query = useQuery(() => api.settings.policy(), [])
  const { reload } = query
  useEffect(() => onEvent('settings', reload), [reload])
  return query
}
