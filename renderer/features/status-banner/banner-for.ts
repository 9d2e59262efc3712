import type { Health, SendingState } from '#shared/domain/health.ts'
import type { ConnectionState } from '../../client/connection.ts'
import type { BannerTone } from '../../ui/states/banner.tsx'

export type BannerKind =
  | 'link-needed' | 'connection-lost'
  | 'damaged' | 'disk-full' | 'read-only'
  | 'token-invalid'
  | 'account-locked' | 'disconnected' | 'billing' | 'not-permitted'
  | 'paused'
  | 'receiver-down'
  | 'offline' | 'unreachable'
  | 'clock-behind'
  | 'brake'
export type BannerAction = 'replace-token' | 'resume' | 'discard' | 'check-now' | 'open-health' | 'open-rules'
export type StatusBanner = {
  kind: BannerKind
  tone: BannerTone
  /** Messages that wait because of it. */
  queuedCount: number
  sinceMs: number | null
  actions: readonly BannerAction[]
}

/** Shorter holds pass before anybody could read about them. */
const brakeWorthTellingMs = 10_000

/**
 * The one thing worth saying now, or null. What stands first keeps more from working, and is the cause of what
 * stands below: with a full disk nobody needs to hear about a paused outbox.
 */
export function bannerFor(health: Health | null, sending: SendingState | null, connection: ConnectionState, nowMs: number): StatusBanner | null {
  const queuedCount = sending?.queuedCount ?? 0
  const banner = (kind: BannerKind, tone: BannerTone, actions: readonly BannerAction[], sinceMs: number | null = null): StatusBanner => ({ kind, tone, queuedCount, sinceMs, actions })
  const whenQueued = (action: BannerAction): readonly BannerAction[] => (queuedCount > 0 ? [action] : [])
  const pause = sending?.isPaused ? (sending.pauseReason ?? 'owner') : null
  const api = health?.api

  if (connection === 'refused') return banner('link-needed', 'danger', [])
  if (connection === 'lost') return banner('connection-lost', 'danger', [])
  if (health && health.store.state !== 'ok') return banner(health.store.state, 'danger', ['open-health'])
  if (api?.state === 'token-invalid' || pause === 'token-invalid') return banner('token-invalid', 'danger', ['replace-token', ...whenQueued('discard')], api?.sinceMs ?? null)
  if (pause === 'account-locked' || pause === 'disconnected') return banner(pause, 'danger', ['check-now', 'resume', 'open-health'])
  if (pause === 'billing') return banner('billing', 'danger', ['resume', ...whenQueued('discard'), 'open-health'])
  if (api?.state === 'not-permitted' || pause === 'not-permitted') return banner('not-permitted', 'danger', ['check-now', ...(pause ? ['resume' as const] : []), 'open-health'], api?.sinceMs ?? null)
  if (pause === 'owner') return banner('paused', 'warn', ['resume', ...whenQueued('discard')])
  if (health?.receiver.state === 'down') return banner('receiver-down', 'warn', ['open-health'])
  if (api?.state === 'offline' || api?.state === 'unreachable') return banner(api.state, 'warn', ['check-now', ...whenQueued('discard')], api.sinceMs)
  if (health?.clock.isBehind) return banner('clock-behind', 'warn', ['open-health'])
  const brake = sending?.brake
  if (brake && brake.untilMs - nowMs >= brakeWorthTellingMs) return { ...banner('brake', 'info', ['open-rules']), queuedCount: brake.waitingCount }
  return null
}
