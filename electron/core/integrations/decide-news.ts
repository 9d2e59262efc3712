import type { Hook, HookFailure } from '#shared/domain/integrations.ts'
import type { HookNews, HookSettlement } from '../ports/store/integrations-store.ts'

const firstRetryMs = 5_000
const longestRetryMs = 3_600_000

export type NewsOutcome = { news: HookNews; failure: HookFailure | null }
type Circumstances = { nowMs: number; retryForMs: number; /** In [0, 1): spreads what many would do at the same moment. */ random: number }

const delayMs = (count: number, random: number) => Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(20, count - 1)) * (1 + random / 10)

/**
 * What becomes of news after a try. Where anything got through the program is there: single pieces it refuses are tried on
 * and given up after a while. Where nothing did it is asked less and less often, and after as long the hook pauses.
 */
export function decideNews(hook: Hook & { failureCount: number }, outcomes: readonly NewsOutcome[], { nowMs, retryForMs, random }: Circumstances): HookSettlement {
  const failed = outcomes.flatMap(({ news, failure }) => (failure === null ? [] : [{ news, failure }]))
  const told = outcomes.flatMap(({ news, failure }) => (failure === null ? [news.id] : []))
  const [first] = told.length > 0 ? [] : failed
  const sinceMs = hook.failure?.sinceMs ?? nowMs
  const pauses = first !== undefined && nowMs - sinceMs >= retryForMs
  const isOver = ({ firstAttemptAtMs }: HookNews) => !pauses && nowMs - firstAttemptAtMs >= retryForMs
  const count = hook.failureCount + 1
  return {
    hookId: hook.id, told, nowMs,
    again: failed.filter(({ news }) => !isOver(news)).map(({ news }) => ({ id: news.id, atMs: Math.round(nowMs + delayMs(news.attemptCount, random)) })),
    givenUp: failed.filter(({ news }) => isOver(news)).map(({ news }) => news.id),
    failure: first ? { ...first.failure, sinceMs, count, nextAttemptAtMs: Math.round(nowMs + delayMs(count, random)), pauses } : null,
  }
}
