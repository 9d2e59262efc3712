import { useCallback, useEffect, useRef, useState } from 'react'
import { CircleAlert, X } from 'lucide-react'
import { useStrings } from '../../../strings/use-strings.ts'
import { Button } from '../../../ui/actions/button.tsx'
import { useEscape } from '../../../ui/overlays/escape-ladder.ts'
import { IconButton } from '../../../ui/actions/icon-button.tsx'
import { showToast } from '../../../ui/overlays/toast.tsx'
import { RecordingBar } from './recording-bar.tsx'
import { ReviewBar } from './review-bar.tsx'
import { startVoiceRecorder, VoiceRefused, type Recording, type VoiceProblem, type VoiceRecorder } from './voice-recorder.ts'
import styles from './voice.module.css'

type Stage =
  | { at: 'starting' }
  | { at: 'recording'; recorder: VoiceRecorder; isPaused: boolean }
  | { at: 'review'; recording: Recording }
  | { at: 'problem'; problem: VoiceProblem | 'failed' }

/** A discarded recording of at least this length can be brought back for a moment. */
const worthUndoMs = 2000

export type VoicePanelProps = {
  /** A recording that was discarded and brought back. */
  restored: Recording | null
  onSend: (recording: Recording) => void
  onClose: () => void
  onRestore: (recording: Recording) => void
}

export function VoicePanel({ restored, onSend, onClose, onRestore }: VoicePanelProps) {
  const t = useStrings()
  const [stage, setStage] = useState<Stage>(restored ? { at: 'review', recording: restored } : { at: 'starting' })
  const [round, setRound] = useState(0)
  const live = useRef<VoiceRecorder | null>(null)

  useEffect(() => {
    if (restored && round === 0) return
    let isGone = false
    const fail = (error: unknown) => {
      if (!isGone) setStage({ at: 'problem', problem: error instanceof VoiceRefused ? error.problem : 'failed' })
    }
    startVoiceRecorder(fail).then((recorder) => {
      if (isGone) return void recorder.cancel()
      live.current = recorder
      setStage({ at: 'recording', recorder, isPaused: false })
    }, fail)
    return () => {
      isGone = true
      void live.current?.cancel()
      live.current = null
    }
  }, [round, restored])

  const finish = useCallback(async () => {
    const recorder = live.current
    live.current = null
    return recorder ? await recorder.finish() : null
  }, [])

  const review = () => void finish().then((recording) => recording && setStage({ at: 'review', recording }), () => setStage({ at: 'problem', problem: 'failed' }))
  const send = () => void (stage.at === 'review' ? Promise.resolve(stage.recording) : finish()).then((recording) => recording && onSend(recording), () => setStage({ at: 'problem', problem: 'failed' }))
  const discard = () => {
    const offerUndo = (recording: Recording | null) => {
      if (!recording || recording.durationMs < worthUndoMs) return
      showToast({ text: t('composer.voice-discarded'), action: { label: t('common.undo'), run: () => onRestore(recording) } })
    }
    void (stage.at === 'review' ? Promise.resolve(stage.recording) : finish()).then(offerUndo, () => undefined)
    onClose()
  }
  // A recording takes the key before anything that merely stands open.
  useEscape('popup', true, discard)

  return (
    <section className={styles.panel} aria-label={t('composer.voice')}>
      {stage.at === 'starting' && <p className={styles.starting} role="status">{t('composer.voice-starting')}</p>}
      {stage.at === 'recording' && (
        <RecordingBar
          recorder={stage.recorder}
          isPaused={stage.isPaused}
          onPause={(isPaused) => {
            if (isPaused) stage.recorder.pause()
            else stage.recorder.resume()
            setStage({ ...stage, isPaused })
          }}
          onDiscard={discard}
          onReview={review}
          onSend={send}
        />
      )}
      {stage.at === 'review' && <ReviewBar recording={stage.recording} onDiscard={discard} onSend={send} />}
      {stage.at === 'problem' && (
        <Refusal
          problem={stage.problem}
          onRetry={() => {
            setStage({ at: 'starting' })
            setRound(round + 1)
          }}
          onClose={onClose}
        />
      )}
    </section>
  )
}

function Refusal({ problem, onRetry, onClose }: { problem: VoiceProblem | 'failed'; onRetry: () => void; onClose: () => void }) {
  const t = useStrings()
  return (
    <div role="alert" className={styles.problem}>
      <CircleAlert aria-hidden />
      <div className={styles.problemText}>
        <p className={styles.problemTitle}>{t(`composer.voice-${problem}`)}</p>
        <p>{t(`composer.voice-${problem}-next`)}</p>
      </div>
      {problem !== 'unsupported' && <Button size="s" onClick={onRetry}>{t('common.retry')}</Button>}
      <IconButton label={t('common.close')} size="s" icon={<X />} onClick={onClose} />
    </div>
  )
}
