import { ChevronLeft, ChevronRight, Copy, Download, RotateCw, X, ZoomIn, ZoomOut } from 'lucide-react'
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent, type WheelEvent } from 'react'
import type { Media, Message } from '#shared/domain/message.ts'
import { useFormat } from '../../strings/format.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { useOwnEscape } from '../../ui/overlays/escape-ladder.ts'
import { IconButton } from '../../ui/actions/icon-button.tsx'
import { showToast } from '../../ui/overlays/toast.tsx'
import { mediaUrl, saveName } from './media-url.ts'
import { copyPicture } from './copy-picture.ts'
import styles from './picture-viewer.module.css'

export type Picture = Pick<Message, 'direction' | 'timestampMs'> & { messageId: number; media: Media; caption: string | null }
type Props = { pictures: readonly Picture[]; openId: number; customerName: string; onOpen: (messageId: number) => void; onClose: () => void }

const leastZoom = 1
const mostZoom = 8
const zoomStep = 1.5
const upright = { zoom: 1, turns: 0, x: 0, y: 0 }

/** One picture over everything: zoom, rotate, next and previous, copy, save; Escape closes. */
export function PictureViewer({ pictures, openId, customerName, onOpen, onClose }: Props) {
  const t = useStrings()
  const format = useFormat()
  const dialog = useRef<HTMLDialogElement>(null)
  const [view, setView] = useState(upright)
  const at = pictures.findIndex((picture) => picture.messageId === openId)
  const picture = pictures[at]
  useOwnEscape(true)

  useEffect(() => {
    const element = dialog.current
    const before = document.activeElement
    element?.showModal()
    element?.focus()
    return () => {
      element?.close()
      if (before instanceof HTMLElement) before.focus({ preventScroll: true })
    }
  }, [])

  if (!picture) return null
  const { media, direction, timestampMs } = picture
  const name = direction === 'outbound' ? t('thread.you') : customerName
  const zoomBy = (factor: number) => setView((shown) => {
    const zoom = Math.min(mostZoom, Math.max(leastZoom, shown.zoom * factor))
    return zoom === 1 ? { ...upright, turns: shown.turns } : { ...shown, zoom }
  })
  const rotate = () => setView((shown) => ({ ...shown, turns: shown.turns + 1 }))
  const open = (index: number) => {
    const next = pictures[index]
    if (!next) return
    setView(upright)
    onOpen(next.messageId)
  }
  const copy = () => void copyPicture(mediaUrl(media)).then(() => showToast({ text: t('common.copied') }), () => showToast({ text: t('thread.viewer-copy-failed'), tone: 'danger' }))
  const save = () => dialog.current?.querySelector<HTMLAnchorElement>('a[download]')?.click()
  const keys: Record<string, () => void> = {
    ArrowLeft: () => open(at - 1), ArrowRight: () => open(at + 1), '+': () => zoomBy(zoomStep), '=': () => zoomBy(zoomStep), '-': () => zoomBy(1 / zoomStep), 0: () => setView(upright), r: rotate, R: rotate, ㄱ: rotate,
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const hasModifier = event.ctrlKey || event.metaKey
    const run = hasModifier ? { KeyC: copy, KeyS: save }[event.code] : keys[event.key]
    event.stopPropagation()
    if (!run) return
    event.preventDefault()
    run()
  }
  const onWheel = (event: WheelEvent) => zoomBy(event.deltaY < 0 ? 1.15 : 1 / 1.15)
  const onPointerMove = (event: PointerEvent) => {
    if (event.buttons === 1 && view.zoom > 1) setView((shown) => ({ ...shown, x: shown.x + event.movementX, y: shown.y + event.movementY }))
  }
  return (
    <dialog
      ref={dialog} tabIndex={-1} role="dialog" aria-label={t('thread.viewer')} className={styles.viewer} onKeyDown={onKeyDown}
      onCancel={(event) => { event.preventDefault(); onClose() }}
    >
      <header className={styles.bar}>
        <div className={styles.words}>
          <bdi className="one-line">{name}</bdi>
          <span className={styles.meta}>{format.dateTime(timestampMs)} · <span role="status">{t('thread.viewer-position', { index: at + 1, count: pictures.length })}</span></span>
        </div>
        <IconButton label={t('thread.viewer-zoom-out')} shortcut="-" icon={<ZoomOut />} tooltipSide="bottom" disabled={view.zoom <= leastZoom} onClick={() => zoomBy(1 / zoomStep)} />
        <button type="button" className={styles.percent} aria-label={`${format.percent(view.zoom)}, ${t('thread.viewer-zoom-fit')}`} onClick={() => setView(upright)}>{format.percent(view.zoom)}</button>
        <IconButton label={t('thread.viewer-zoom-in')} shortcut="+" icon={<ZoomIn />} tooltipSide="bottom" disabled={view.zoom >= mostZoom} onClick={() => zoomBy(zoomStep)} />
        <IconButton label={t('thread.viewer-rotate')} shortcut="R" icon={<RotateCw />} tooltipSide="bottom" onClick={rotate} />
        <IconButton label={t('thread.viewer-copy')} shortcut="Mod+C" icon={<Copy />} tooltipSide="bottom" onClick={copy} />
        <IconButton label={t('thread.viewer-save')} shortcut="Mod+S" icon={<Download />} tooltipSide="bottom" onClick={save} />
        <a className={styles.saveLink} href={mediaUrl(media)} download={saveName(media, 'picture')} tabIndex={-1} aria-hidden>{t('thread.viewer-save')}</a>
        <IconButton label={t('common.close')} shortcut="Escape" icon={<X />} tooltipSide="bottom" onClick={onClose} />
      </header>
      <div className={styles.stage} data-zoomed={view.zoom > 1 || undefined} onWheel={onWheel} onPointerMove={onPointerMove} onDoubleClick={() => (view.zoom > 1 ? setView(upright) : zoomBy(2))}>
        <img
          key={media.id} className={styles.picture} src={mediaUrl(media)} draggable={false} data-turned={view.turns % 2 === 1 || undefined}
          alt={picture.caption ? t('thread.picture-captioned', { name, caption: picture.caption }) : t('thread.picture-of', { name, time: format.time(timestampMs) })}
          style={{ transform: `translate(${view.x}px, ${view.y}px) scale(${view.zoom}) rotate(${view.turns * 90}deg)` }}
        />
        <span className={styles.previous}><IconButton label={t('thread.viewer-previous')} shortcut="ArrowLeft" icon={<ChevronLeft />} tooltipSide="right" disabled={at <= 0} onClick={() => open(at - 1)} /></span>
        <span className={styles.next}><IconButton label={t('thread.viewer-next')} shortcut="ArrowRight" icon={<ChevronRight />} tooltipSide="left" disabled={at >= pictures.length - 1} onClick={() => open(at + 1)} /></span>
      </div>
      {picture.caption && <p className={styles.caption} dir="auto">{picture.caption}</p>}
    </dialog>
  )
}
