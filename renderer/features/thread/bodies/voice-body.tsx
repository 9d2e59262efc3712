import { FileAudio, Mic, Pause, Play } from 'lucide-react'
import { useContext, useEffect, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { useStore } from 'zustand'
import type { Message } from '#shared/domain/message.ts'
import { useFormat } from '../../../strings/format.ts'
import { useStrings } from '../../../strings/use-strings.ts'
import { IconButton } from '../../../ui/actions/icon-button.tsx'
import { mediaUrl } from '../media-url.ts'
import { RowTabIndexContext } from '../../../ui/message-text/row-tab-index.ts'
import { useThreadActions } from '../thread-context.ts'
import { barCount, voicePeaks, type VoicePeaks } from '../voice/voice-peaks.ts'
import { MediaNotice } from './media-notice.tsx'
import styles from './voice-body.module.css'

const flat: VoicePeaks = { peaks: Array.from({ length: barCount }, () => 0), durationS: 0 }
const stepS = 5

/** A recording with its real waveform, or an audio file with its name above. */
export function VoiceBody({ message }: { message: Message }) {
  const { media } = message
  if (media?.state !== 'ready') return <div className={styles.box}><MediaNotice message={message} media={media} state={media?.state ?? 'waiting'} /></div>
  return <VoicePlayer message={message} url={mediaUrl(media)} fileName={media.isVoice ? null : media.fileName} />
}

function VoicePlayer({ message, url, fileName }: { message: Message; url: string; fileName: string | null }) {
  const t = useStrings()
  const format = useFormat()
  const actions = useThreadActions()
  const { voice } = actions
  const tabIndex = useContext(RowTabIndexContext)
  const [wave, setWave] = useState<VoicePeaks | null>(null)
  const [isBroken, setIsBroken] = useState(false)
  const isMine = useStore(voice.store, (state) => state.url === url)
  const isPlaying = useStore(voice.store, (state) => state.url === url && state.isPlaying)
  const positionS = useStore(voice.store, (state) => (state.url === url ? state.positionS : voice.positionOf(url)))
  const rate = useStore(voice.store, (state) => state.rate)

  useEffect(() => {
    let isWanted = true
    voicePeaks(url).then((peaks) => isWanted && setWave(peaks), () => isWanted && setIsBroken(true))
    return () => void (isWanted = false)
  }, [url])

  if (isBroken) return <div className={styles.box}><MediaNotice message={message} media={null} state="refused">{t('thread.voice-failed')}</MediaNotice></div>
  const { peaks, durationS } = wave ?? flat
  const playedShare = durationS > 0 ? Math.min(1, positionS / durationS) : 0
  const toggle = () => {
    if (isPlaying) return voice.pause()
    void voice.play(url, message.id, (id) => actions.nextVoice(id)).then((isStarted) => !isStarted && setIsBroken(true))
  }
  const seekTo = (share: number) => voice.seek(url, Math.max(0, Math.min(1, share)) * durationS)
  const onPointer = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    if (event.buttons === 1) seekTo((event.clientX - box.left) / box.width)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const target = { ArrowLeft: positionS - stepS, ArrowRight: positionS + stepS, Home: 0, End: durationS }[event.key]
    if (target === undefined) return
    event.preventDefault()
    event.stopPropagation()
    seekTo(target / Math.max(durationS, 0.001))
  }
  return (
    <div className={styles.box} data-voice={isPlaying ? 'playing' : 'paused'}>
      {fileName && <div className={styles.file}><FileAudio aria-hidden size={16} /><bdi className="one-line">{fileName}</bdi></div>}
      <div className={styles.player}>
        <IconButton label={t(isPlaying ? 'thread.voice-pause' : 'thread.voice-play')} icon={isPlaying ? <Pause /> : <Play />} variant="primary" tabIndex={tabIndex} onClick={toggle} />
        <div
          className={styles.wave} role="slider" tabIndex={tabIndex} aria-label={t('thread.voice-position')} aria-valuemin={0} aria-valuemax={Math.round(durationS)}
          aria-valuenow={Math.round(positionS)} aria-valuetext={t('thread.voice-position-of', { position: format.duration(positionS * 1000), duration: format.duration(durationS * 1000) })}
          onPointerDown={onPointer} onPointerMove={onPointer} onKeyDown={onKeyDown}
        >
          {peaks.map((peak, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- a bar is its place
            <span key={at} className={styles.bar} data-played={(at + 0.5) / barCount <= playedShare || undefined} style={{ height: `${Math.round(12 + peak * 88)}%` }} />
          ))}
        </div>
      </div>
      <div className={styles.below}>
        <Mic aria-hidden size={12} />
        <span className="tabular">{format.duration((isMine || positionS > 0 ? positionS : durationS) * 1000)}</span>
        <button type="button" className={styles.rate} tabIndex={tabIndex} aria-label={t('thread.voice-speed', { rate })} onClick={() => voice.nextRate()}>{rate}×</button>
      </div>
    </div>
  )
}
