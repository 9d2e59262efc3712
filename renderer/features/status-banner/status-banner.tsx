import { useEffect, useState } from 'react'
import { api } from '../../client/api.ts'
import { useConnection } from '../../client/connection.ts'
import { showFailure } from '../../client/failures.ts'
import { useLive } from '../../client/live.ts'
import { useFormat } from '../../strings/format.ts'
import { useNowMs } from '../../strings/use-now.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Banner } from '../../ui/states/banner.tsx'
import { Button } from '../../ui/actions/button.tsx'
import { ConfirmDialog } from '../../ui/overlays/confirm-dialog.tsx'
import { showToast } from '../../ui/overlays/toast.tsx'
import { bannerFor, type BannerAction, type StatusBanner as BannerState } from './banner-for.ts'
import { useAwayLetters } from './use-away-letters.ts'
import { ReplaceTokenDialog } from './replace-token-dialog.tsx'

const tellAfterMs = 1500

/** A connection that comes back at once is not worth a word. */
function useTellableConnection() {
  const state = useConnection((connection) => connection.state)
  const [isLong, setIsLong] = useState(false)
  useEffect(() => {
    if (state !== 'lost') return
    const timer = setTimeout(() => setIsLong(true), tellAfterMs)
    return () => {
      clearTimeout(timer)
      setIsLong(false)
    }
  }, [state])
  return state === 'lost' && !isLong ? 'open' : state
}

export function StatusBanner({ onOpenSettings }: { onOpenSettings: (section: 'health' | 'rules') => void }) {
  const t = useStrings()
  const { health, sending } = useLive()
  const connection = useTellableConnection()
  useAwayLetters()
  const nowMs = useNowMs()
  const [isReplacing, setIsReplacing] = useState(false)
  const [isDiscarding, setIsDiscarding] = useState(false)
  const [busy, setBusy] = useState<BannerAction | null>(null)
  const banner = bannerFor(health, sending, connection, nowMs)

  const attempt = async (action: BannerAction, work: () => Promise<unknown>) => {
    setBusy(action)
    try {
      await work()
    } catch (error) {
      showFailure(error, t('status.action-failed'))
    } finally {
      setBusy(null)
    }
  }
  const actions: Record<BannerAction, () => void> = {
    'replace-token': () => setIsReplacing(true),
    resume: () => void attempt('resume', () => api.sending.resume()),
    discard: () => setIsDiscarding(true),
    'check-now': () => void attempt('check-now', async () => useLive.setState({ health: await api.account.checkNow() })),
    'open-health': () => onOpenSettings('health'),
    'open-rules': () => onOpenSettings('rules'),
  }
  const discard = async () => {
    const { discardedCount } = await api.sending.discardQueued()
    showToast({ text: t('status.discarded', { count: discardedCount }) })
  }

  return (
    <>
      {banner && (
        <Banner
          tone={banner.tone}
          title={t(`status.${banner.kind}.title`)}
          body={<BannerBody banner={banner} />}
          actions={banner.actions.map((action, index) => (
            <Button key={action} size="s" variant={index === 0 ? 'secondary' : 'quiet'} isBusy={busy === action} onClick={actions[action]}>
              {t(action === 'discard' ? 'status.action.discard' : `status.action.${action}`, { count: banner.queuedCount })}
            </Button>
          ))}
        />
      )}
      <ReplaceTokenDialog isOpen={isReplacing} onClose={() => setIsReplacing(false)} />
      <ConfirmDialog
        isOpen={isDiscarding}
        title={t('status.discard-title', { count: sending?.queuedCount ?? 0 })}
        consequences={[t('status.discard-consequence'), t('status.discard-kept')]}
        confirmLabel={t('status.action.discard', { count: sending?.queuedCount ?? 0 })}
        isDangerous
        onConfirm={discard}
        onClose={() => setIsDiscarding(false)}
      />
    </>
  )
}

function BannerBody({ banner }: { banner: BannerState }) {
  const t = useStrings()
  const format = useFormat()
  const nowMs = useNowMs()
  const { sending, health } = useLive()
  const since = banner.sinceMs === null ? '' : t('status.since', { time: format.ago(banner.sinceMs, nowMs) })
  const values = {
    since,
    count: banner.queuedCount,
    behind: format.countdown(health?.clock.behindMs ?? 0),
    wait: format.countdown((sending?.brake?.untilMs ?? nowMs) - nowMs),
    bucket: sending?.brake ? t(`status.bucket.${sending.brake.bucket}`) : '',
  }
  const waiting = banner.queuedCount > 0 && banner.kind !== 'brake' ? ` ${t('status.waiting', { count: banner.queuedCount })}` : ''
  return `${t(`status.${banner.kind}.body`, values)}${waiting}`.trim()
}
