import { api } from '../../client/api.ts'
import { useQuery } from '../../client/use-query.ts'

const usualMs = 4 * 3_600_000

/** How long before its end a reply window counts as closing; the shop's own value once it is known. */
export function useClosingNoticeMs(): number {
  const policy = useQuery(() => api.settings.policy(), [])
  return policy.data?.find((entry) => entry.key === 'window.closing-notice')?.effectiveValue ?? usualMs
}
