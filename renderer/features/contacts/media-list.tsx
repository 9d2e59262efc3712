import type { SharedMedia } from '#shared/contract/contacts.ts'
import { mediaPath } from '#shared/contract/http.ts'
import { Clock, FileText, ImageOff, Mic, Play } from 'lucide-react'
import { useFormat } from '../../strings/format.ts'
import { useStrings } from '../../strings/use-strings.ts'
import type { MediaKind } from './use-shared-media.ts'
import styles from './contact-panel.module.css'

type Props = { items: readonly SharedMedia[]; onJump: (messageId: number) => void }

export function MediaList({ kind, items, onJump }: Props & { kind: MediaKind }) {
  return (
    <ul className={kind === 'pictures' ? styles.grid : styles.files}>
      {items.map((media) => <li key={media.messageId}>{kind === 'pictures' ? <PictureTile media={media} onJump={onJump} /> : <FileLine media={media} onJump={onJump} />}</li>)}
    </ul>
  )
}

function PictureTile({ media, onJump }: { media: SharedMedia; onJump: Props['onJump'] }) {
  const t = useStrings()
  const format = useFormat()
  const isVideo = media.type === 'video'
  const time = format.dateTime(media.timestampMs)
  const problem = media.state === 'ready' ? null : t(`contacts.media-state-${media.state}`)
  const label = [t(isVideo ? 'contacts.media-video-from' : 'contacts.media-picture-from', { time }), problem].filter(Boolean).join(', ')
  const isOnItsWay = media.state === 'waiting' || media.state === 'downloading'
  return (
    <button type="button" className={styles.tile} aria-label={label} title={label} onClick={() => onJump(media.messageId)}>
      {media.state === 'ready' && !isVideo && <img src={mediaPath(media.id)} alt="" loading="lazy" decoding="async" draggable={false} />}
      {media.state === 'ready' && isVideo && <Play aria-hidden />}
      {media.state !== 'ready' && (isOnItsWay ? <Clock aria-hidden /> : <ImageOff aria-hidden />)}
    </button>
  )
}

function FileLine({ media, onJump }: { media: SharedMedia; onJump: Props['onJump'] }) {
  const t = useStrings()
  const format = useFormat()
  const isVoice = media.type === 'audio'
  const time = format.dateTime(media.timestampMs)
  const name = isVoice ? t('contacts.media-voice-from', { time }) : (media.fileName ?? t('contacts.media-unnamed'))
  const facts = [
    t(media.direction === 'outbound' ? 'contacts.media-sent' : 'contacts.media-received'),
    isVoice ? null : time,
    media.sizeBytes === null ? null : format.fileSize(media.sizeBytes),
    media.state === 'ready' ? null : t(`contacts.media-state-${media.state}`),
  ]
  return (
    <button type="button" className={styles.file} onClick={() => onJump(media.messageId)}>
      {isVoice ? <Mic aria-hidden /> : <FileText aria-hidden />}
      <span className={styles.fileText}>
        <bdi className="one-line">{name}</bdi>
        <span className={`${styles.meta} one-line tabular`}>{facts.filter((fact) => fact !== null).join(' · ')}</span>
      </span>
    </button>
  )
}
