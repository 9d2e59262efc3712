import { Clock, Lock } from 'lucide-react'
import { serviceWindowAt } from '#shared/domain/service-window.ts'
import { useFormat } from '../../strings/format.ts'
import { useNowMs } from '../../strings/use-now.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Tooltip } from '../../ui/actions/tooltip.tsx'
import styles from './window-countdown.module.css'

const soonMs = 2 * 60 * 60_000

/** How long free replies are still possible; the exact moment on hover and focus. */
export function WindowCountdown({ endsAtMs }: { endsAtMs: number | null }) {
  const t = useStrings()
  const format = useFormat()
  const nowMs = useNowMs()
  const window = serviceWindowAt(endsAtMs, nowMs)
  const words = {
    'never-opened': () => ({ tone: 'closed', text: t('thread.window-never'), exact: t('thread.window-never-hint') }),
    closed: () => ({ tone: 'closed', text: t('thread.window-closed'), exact: t('thread.window-closed-since', { time: format.dateTime(endsAtMs ?? 0) }) }),
    open: () => ({
      tone: (endsAtMs ?? 0) - nowMs < soonMs ? 'soon' : 'open',
      text: t('thread.window-open', { time: format.countdown((endsAtMs ?? 0) - nowMs) }), exact: t('thread.window-open-until', { time: format.dateTime(endsAtMs ?? 0) }),
    }),
  }[window.state]()
  return (
    <Tooltip content={words.exact} side="bottom">
      <button type="button" className={styles.countdown} data-tone={words.tone} aria-label={`${words.text}. ${words.exact}`}>
        {window.state === 'open' ? <Clock aria-hidden size={12} /> : <Lock aria-hidden size={12} />}
        <span className="one-line tabular">{words.text}</span>
      </button>
    </Tooltip>
  )
}
