import { Clock } from 'lucide-react'
import { useFormat } from '../../../strings/format.ts'
import { useStrings } from '../../../strings/use-strings.ts'
import { Tooltip } from '../../../ui/actions/tooltip.tsx'
import { timeLeft } from './reply-window.ts'
import styles from './window.module.css'

const minuteMs = 60_000

export function WindowCountdown({ endsAtMs, nowMs }: { endsAtMs: number; nowMs: number }) {
  const t = useStrings()
  const format = useFormat()
  const { hours, minutes, seconds } = timeLeft(endsAtMs, nowMs)
  const shownMs = seconds === null ? (hours * 60 + minutes) * minuteMs : seconds * 1000
  return (
    <Tooltip content={t('composer.window-left-exact', { time: format.dateTime(endsAtMs) })}>
      <p className={`${styles.countdown} tabular`} role="timer">
        <Clock aria-hidden />
        {t('composer.window-left', { time: format.countdown(shownMs) })}
      </p>
    </Tooltip>
  )
}
