import { api } from '../../client/api.ts'
import { useQuery } from '../../client/use-query.ts'

const hourMs = 3_600_000

/** The two rules about the reply window, Meta's usual values until the shop's own are known. */
export function useWindowPolicy(): { lengthMs: number; closingWithinMs: number } {
  const policy = useQuery(() => api.settings.policy(), [])
  const value = (key: string) => policy.data?.find((entry) => entry.key === key)?.effectiveValue
  return { lengthMs: value('window.length') ?? 24 * hourMs, closingWithinMs: value('window.closing-notice') ?? 4 * hourMs }
}
