import { Check, Mic, Pause, SendHorizontal, Trash2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useFormat } from '../../../strings/format.ts'
import { useStrings } from '../../../strings/use-strings.ts'
import { IconButton } from '../../../ui/actions/icon-button.tsx'
import { VisuallyHidden } from '../../../ui/marks/visually-hidden.tsx'
import { useLimit } from '../../../client/policy-limits.ts'
import type { VoiceRecorder } from './voice-recorder.ts'
import { drawBars } from './draw-bars.ts'
import styles from './voice.module.css'

export type RecordingBarProps = {
  recorder: VoiceRecorder
  isPaused: boolean
  onPause: (isPaused: boolean) => void
  onDiscard: () => void
  onReview: () => void
  onSend: () => void
}

export function RecordingBar({ recorder, isPaused, onPause, onDiscard, onReview, onSend }: RecordingBarProps) {
  const t = useStrings()
  const format = useFormat()
  const limit = useLimit()
  const [elapsedMs, setElapsedMs] = useState(0)
  const canvas = useRef<HTMLCanvasElement>(null)
  const first = useRef<HTMLButtonElement>(null)
  const playIconBytes = limit('media.voice.play-icon-size')
  const bytesPerMs = elapsedMs > 0 ? recorder.estimatedBytes() / Math.max(1, recorder.durationMs()) : 3

  useEffect(() => {
    first.current?.focus()
    return recorder.levels.subscribe(() => {
      setElapsedMs(Math.floor(recorder.durationMs() / 1000) * 1000)
      if (canvas.current) drawBars(canvas.current, recorder.levels, null)
    })
  }, [recorder])

  return (
    <>
      <div className={styles.bar}>
        <IconButton label={t('composer.voice-cancel')} shortcut="Escape" icon={<Trash2 />} onClick={onDiscard} />
        <span className={styles.dot} data-paused={isPaused} aria-hidden />
        <time className={`${styles.time} tabular`}>{format.duration(elapsedMs)}</time>
        <canvas ref={canvas} className={styles.wave} aria-hidden />
        <IconButton ref={first} label={isPaused ? t('composer.voice-resume') : t('composer.voice-pause')} icon={isPaused ? <Mic /> : <Pause />} onClick={() => onPause(!isPaused)} />
        <IconButton label={t('composer.voice-stop')} icon={<Check />} onClick={onReview} />
        <IconButton label={t('composer.voice-send')} variant="primary" icon={<SendHorizontal />} onClick={onSend} />
        <VisuallyHidden><span role="status">{isPaused ? t('composer.voice-paused') : t('composer.voice-recording')}</span></VisuallyHidden>
      </div>
      {recorder.estimatedBytes() > playIconBytes && (
        <p className={styles.note} role="status">
          {t('composer.voice-long', { limit: format.fileSize(playIconBytes), duration: format.duration(playIconBytes / bytesPerMs) })}
        </p>
      )}
    </>
  )
}
