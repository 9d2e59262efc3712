import { useContext, useState } from 'react'
import type { Message } from '#shared/domain/message.ts'
import { useFormat } from '../../../strings/format.ts'
import { useStrings } from '../../../strings/use-strings.ts'
import { mediaUrl } from '../media-url.ts'
import { RowTabIndexContext } from '../../../ui/message-text/row-tab-index.ts'
import { StillPicture, usePrefersLessMotion } from '../../../ui/marks/still-picture.tsx'
import { CustomerNameContext, useThreadActions } from '../thread-context.ts'
import { MediaNotice } from './media-notice.tsx'
import { learnPictureShape, pictureShape } from './picture-sizes.ts'
import styles from './picture-body.module.css'

/** The box has its size before the picture is there, so that nothing below ever moves. */
export function PictureBody({ message, caption }: { message: Message; caption: string | null }) {
  const t = useStrings()
  const format = useFormat()
  const actions = useThreadActions()
  const tabIndex = useContext(RowTabIndexContext)
  const customerName = useContext(CustomerNameContext)
  const [picture, setPicture] = useState<'loading' | 'shown' | 'broken'>('loading')
  const { media } = message
  const [shape] = useState(() => media && pictureShape(media))
  if (media?.state !== 'ready') return <div className={styles.box}><MediaNotice message={message} media={media} state={media?.state ?? 'waiting'} /></div>
  if (picture === 'broken') return <div className={styles.box}><MediaNotice message={message} media={null} state="refused">{t('thread.media-broken')}</MediaNotice></div>
  const name = message.direction === 'outbound' ? t('thread.you') : customerName
  const label = caption ? t('thread.picture-captioned', { name, caption }) : t('thread.picture-of', { name, time: format.time(message.timestampMs) })
  return (
    <button type="button" className={styles.box} style={{ aspectRatio: `1 / ${shape}` }} tabIndex={tabIndex} aria-label={`${t('thread.open-picture')}: ${label}`} onClick={() => actions.openPicture(message.id)}>
      <img
        className={styles.image} data-state={picture} src={mediaUrl(media)} alt={label} decoding="async" draggable
        onLoad={(event) => { learnPictureShape(media, event.currentTarget); setPicture('shown') }} onError={() => setPicture('broken')}
      />
    </button>
  )
}

/** A sticker stands without a bubble; animated ones play by themselves unless the system asks for less motion. */
export function StickerBody({ message }: { message: Message }) {
  const t = useStrings()
  const [isBroken, setIsBroken] = useState(false)
  const prefersLessMotion = usePrefersLessMotion()
  const { media } = message
  if (media?.state !== 'ready') return <div className={styles.sticker}><MediaNotice message={message} media={media} state={media?.state ?? 'waiting'} /></div>
  if (isBroken) return <div className={styles.sticker}><MediaNotice message={message} media={null} state="refused">{t('thread.media-broken')}</MediaNotice></div>
  const picture = { src: mediaUrl(media), alt: t('thread.kind-sticker'), onError: () => setIsBroken(true) }
  return <div className={styles.sticker}>{prefersLessMotion ? <StillPicture {...picture} /> : <img {...picture} alt={picture.alt} decoding="async" />}</div>
}

export function VideoBody({ message }: { message: Message }) {
  const t = useStrings()
  const tabIndex = useContext(RowTabIndexContext)
  const [isBroken, setIsBroken] = useState(false)
  const { media } = message
  if (media?.state !== 'ready') return <div className={styles.box}><MediaNotice message={message} media={media} state={media?.state ?? 'waiting'} /></div>
  if (isBroken) return <div className={styles.box}><MediaNotice message={message} media={null} state="refused">{t('thread.media-broken')}</MediaNotice></div>
  return (
    <div className={styles.box}>
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- customers' films come without subtitles */}
      <video className={styles.video} src={mediaUrl(media)} controls preload="metadata" tabIndex={tabIndex} aria-label={t('thread.kind-video')} onError={() => setIsBroken(true)} />
    </div>
  )
}
