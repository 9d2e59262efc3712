import type { Health, SendingState } from '#shared/domain/health.ts'
import type { AccountSummary } from '#shared/domain/shop.ts'
import type { Format } from '../../../strings/format.ts'
import type { Translate } from '../../../strings/use-strings.ts'
import type { Fact } from '../fact-list.tsx'

type Words = { t: Translate; format: Format; nowMs: number }

export function accountFacts(account: AccountSummary, isSample: boolean, { t, format }: Words): Fact[] {
  return [
    { label: t('settings.fact.name'), value: isSample ? t('settings.sample-name', { name: account.verifiedName }) : account.verifiedName },
    { label: t('settings.fact.number'), value: account.displayPhoneNumber },
    { label: t('settings.fact.phone-number-id'), value: account.phoneNumberId },
    { label: t('settings.fact.waba-id'), value: account.wabaId },
    { label: t('settings.fact.quality'), value: qualityWords(account.qualityRating, t), tone: qualityTone(account.qualityRating) },
    { label: t('settings.fact.tier'), value: tierWords(account.messagingLimitTier, t) },
    { label: t('settings.fact.throughput'), value: t('settings.per-second', { count: format.number(account.throughputPerSecond) }) },
    { label: t('settings.fact.phone-app'), value: t(account.isOnPhoneApp ? 'settings.yes' : 'settings.no') },
  ]
}

function qualityWords(rating: string | null, t: Translate): string {
  switch (rating) {
    case 'GREEN': case 'YELLOW': case 'RED': return t(`settings.quality.${rating}`)
    case null: case 'UNKNOWN': case 'NA': return t('settings.unknown')
    default: return rating
  }
}

/** `TIER_250`, `TIER_1K`, `TIER_10K`, `TIER_100K`, `TIER_UNLIMITED`; a name Meta adds later is shown as it is. */
function tierWords(tier: string | null, t: Translate): string {
  if (tier === null) return t('settings.unknown')
  if (tier === 'TIER_UNLIMITED') return t('settings.tier-unlimited')
  const [, digits, thousand] = /^TIER_(\d+)(K?)$/.exec(tier) ?? []
  return digits === undefined ? tier : t('settings.tier', { count: Number(digits) * (thousand ? 1000 : 1) })
}

function qualityTone(rating: string | null): Fact['tone'] {
  if (rating === 'GREEN') return 'ok'
  if (rating === 'YELLOW') return 'warn'
  return rating === 'RED' ? 'danger' : undefined
}

export function healthFacts({ api, receiver, account, historySync, store, clock }: Health, { t, format, nowMs }: Words): Fact[] {
  const ago = (ms: number | null) => (ms === null ? t('settings.never') : format.ago(ms, nowMs))
  const problem = (count: number): Fact['tone'] => (count > 0 ? 'warn' : undefined)
  return [
    { label: t('settings.fact.api'), value: t(`settings.api.${api.state}`), tone: api.state === 'ok' ? 'ok' : 'danger' },
    { label: t('settings.fact.api-last'), value: ago(api.lastOkAtMs) },
    ...(api.detail ? [{ label: t('settings.fact.api-detail'), value: api.detail }] : []),
    ...(account ? [{ label: t('settings.fact.account'), value: t(`settings.account.${account.state}`, { event: account.event }), tone: account.state === 'ok' ? ('ok' as const) : account.state === 'limited' ? ('warn' as const) : ('danger' as const) }] : []),
    ...(historySync ? [{ label: t('settings.fact.history'), value: t(`settings.history.${historySync.state}`, { progress: format.number(historySync.progress) }), tone: historySync.state === 'declined' ? ('warn' as const) : undefined }] : []),
    { label: t('settings.fact.receiver'), value: t(`settings.receiver.${receiver.mode}.${receiver.state}`), tone: receiver.state === 'listening' ? 'ok' : 'danger' },
    ...(receiver.url ? [{ label: t('settings.fact.receiver-url'), value: receiver.url }] : []),
    ...(receiver.problem ? [{ label: t('settings.fact.receiver-problem'), value: receiver.problem }] : []),
    { label: t('settings.fact.last-delivery'), value: ago(receiver.lastDeliveryAtMs) },
    { label: t('settings.fact.rejected'), value: format.number(receiver.rejectedSignatureCount), tone: problem(receiver.rejectedSignatureCount) },
    { label: t('settings.fact.unreadable'), value: format.number(receiver.unreadableCount), tone: problem(receiver.unreadableCount) },
    { label: t('settings.fact.unknown-types'), value: format.number(receiver.unknownTypeCount) },
    ...(receiver.otherNumbers ? [{ label: t('settings.fact.other-number'), value: t('settings.other-number', { ids: receiver.otherNumbers.phoneNumberIds.join(', '), count: receiver.otherNumbers.messageCount }), tone: 'warn' as const }] : []),
    { label: t('settings.fact.pending'), value: format.number(receiver.pendingCount) },
    { label: t('settings.fact.store'), value: t(`settings.store.${store.state}`), tone: store.state === 'ok' ? 'ok' : 'danger' },
    { label: t('settings.fact.backup'), value: ago(store.lastBackupAtMs) },
    { label: t('settings.fact.clock'), value: clock.isBehind ? t('settings.clock-behind', { behind: format.countdown(clock.behindMs) }) : t('settings.clock-ok'), tone: clock.isBehind ? 'warn' : 'ok' },
  ]
}

export function sendingFacts({ isPaused, queuedCount, oldestQueuedAtMs, unknownCount, brake }: SendingState, { t, format, nowMs }: Words): Fact[] {
  return [
    { label: t('settings.fact.outbox'), value: t(isPaused ? 'settings.outbox-paused' : 'settings.outbox-running'), tone: isPaused ? 'warn' : 'ok' },
    { label: t('settings.fact.queued'), value: format.number(queuedCount) },
    ...(oldestQueuedAtMs === null ? [] : [{ label: t('settings.fact.oldest'), value: format.ago(oldestQueuedAtMs, nowMs) }]),
    { label: t('settings.fact.unknown-outcome'), value: format.number(unknownCount), tone: unknownCount > 0 ? ('warn' as const) : undefined },
    {
      label: t('settings.fact.brake'),
      value: brake ? t('settings.brake', { bucket: t(`status.bucket.${brake.bucket}`), count: brake.waitingCount, wait: format.countdown(brake.untilMs - nowMs) }) : t('settings.no-brake'),
    },
  ]
}
