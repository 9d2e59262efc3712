import { Pause, Play, SendHorizontal, Trash2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useFormat } from '../../../strings/format.ts'
import { useStrings } from '../../../strings/use-strings.ts'
import { IconButton } from '../../../ui/actions/icon-button.tsx'
import { useLimit } from '../../../client/policy-limits.ts'
import { drawBars } from './draw-bars.ts'
import type { Recording } from './voice-recorder.ts'
import styles from './voice.module.css'

/** Listen before sending. */
export function ReviewBar({ recording, onDiscard, onSend }: { recording: Recording; onDiscard: () => void; onSend: () => void }) {
  const t = useStrings()
  const format = useFormat()
  const limit = useLimit()
  const audio = useRef<HTMLAudioElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const send = useRef<HTMLButtonElement>(null)
  const [isPlaying, setIsPlaying] = useState(false)
  const [positionMs, setPositionMs] = useState(0)
  const playIconBytes = limit('media.voice.play-icon-size')

  useEffect(() => {
    const url = URL.createObjectURL(recording.file)
    if (audio.current) audio.current.src = url
    send.current?.focus()
    return () => URL.revokeObjectURL(url)
  }, [recording])

  useEffect(() => {
    if (canvas.current) drawBars(canvas.current, recording.levels, positionMs / Math.max(1, recording.durationMs))
  }, [recording, positionMs])

  useEffect(() => {
    if (!isPlaying) return
    let frame = requestAnimationFrame(function follow() {
      setPositionMs((audio.current?.currentTime ?? 0) * 1000)
      frame = requestAnimationFrame(follow)
    })
    return () => cancelAnimationFrame(frame)
  }, [isPlaying])

  const toggle = () => {
    if (isPlaying) audio.current?.pause()
    else void audio.current?.play().catch(() => setIsPlaying(false))
  }
  const seek = (ms: number) => {
    setPositionMs(ms)
    if (audio.current) audio.current.currentTime = ms / 1000
  }

  return (
    <>
      <div className={styles.bar}>
        <IconButton label={t('composer.voice-cancel')} shortcut="Escape" icon={<Trash2 />} onClick={onDiscard} />
        <IconButton label={isPlaying ? t('composer.voice-pause-playing') : t('composer.voice-play')} icon={isPlaying ? <Pause /> : <Play />} onClick={toggle} />
        <div className={styles.seek}>
          <canvas ref={canvas} className={styles.wave} aria-hidden />
          <input
            type="range"
            min={0}
            max={Math.round(recording.durationMs)}
            step={100}
            value={Math.round(positionMs)}
            aria-label={t('composer.voice-position')}
            aria-valuetext={format.duration(positionMs)}
            className={styles.range}
            onChange={(event) => seek(Number(event.target.value))}
          />
        </div>
        <time className={`${styles.time} tabular`}>{format.duration(isPlaying || positionMs > 0 ? positionMs : recording.durationMs)}</time>
        <IconButton ref={send} label={t('composer.voice-send')} variant="primary" icon={<SendHorizontal />} onClick={onSend} />
        <audio ref={audio} onPlay={() => setIsPlaying(true)} onPause={() => setIsPlaying(false)} onEnded={() => seek(0)} />
      </div>
      {recording.file.size > playIconBytes && (
        <p className={styles.note} role="status">
          {t('composer.voice-long', { limit: format.fileSize(playIconBytes), duration: format.duration((playIconBytes / recording.file.size) * recording.durationMs) })}
        </p>
      )}
    </>
  )
}
