import { AudioLines, ChevronLeft, ChevronRight, FileText, Film, Music, RotateCw, X } from 'lucide-react'
import { useRef, useState, type DragEvent, type KeyboardEvent } from 'react'
import { useFormat } from '../../../strings/format.ts'
import { useStrings } from '../../../strings/use-strings.ts'
import { IconButton } from '../../../ui/actions/icon-button.tsx'
import { VisuallyHidden } from '../../../ui/marks/visually-hidden.tsx'
import type { DraftSession } from '../draft/draft-session.ts'
import type { DraftItem } from '../draft/draft-state.ts'
import { useDraft } from '../draft/use-draft.ts'
import type { FileAdder } from './add-files.ts'
import { PictureSize } from './picture-size.tsx'
import { describeProblem } from '../rules/describe-problem.ts'
import styles from './attachment-strip.module.css'

const dragType = 'application/x-danggol-attachment'

/** The files in the order they go out. Arrow keys choose, Alt with arrow keys moves, Delete removes. */
export function AttachmentStrip({ session, files, announce, onLeave }: { session: DraftSession; files: FileAdder; announce: (text: string) => void; onLeave: () => void }) {
  const t = useStrings()
  const items = useDraft(session, (state) => state.items)
  const list = useRef<HTMLUListElement>(null)
  const [chosenKey, setChosenKey] = useState<string | null>(null)
  if (items.length === 0) return null
  const chosen = Math.max(0, items.findIndex((item) => item.key === chosenKey))

  const focusAt = (index: number) => {
    const target = items[index]
    if (!target) return
    setChosenKey(target.key)
    list.current?.querySelector<HTMLElement>(`[data-key="${target.key}"]`)?.focus()
  }
  const move = (item: DraftItem, by: number) => {
    session.change({ type: 'item-moved', key: item.key, by })
    const position = session.state.items.findIndex((each) => each.key === item.key) + 1
    announce(t('composer.file-moved', { name: item.fileName, position, count: items.length }))
  }
  const remove = (item: DraftItem, index: number) => {
    const neighbour = items[index + 1] ?? items[index - 1]
    files.remove(item.key)
    announce(t('composer.file-removed', { name: item.fileName }))
    if (!neighbour) return onLeave()
    setChosenKey(neighbour.key)
    list.current?.querySelector<HTMLElement>(`[data-key="${neighbour.key}"]`)?.focus()
  }
  const onKeyDown = (event: KeyboardEvent, item: DraftItem, index: number) => {
    if (event.target !== event.currentTarget) return
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (step !== 0 && event.altKey) move(item, step)
    else if (step !== 0) focusAt(index + step)
    else if (event.key === 'Delete' || event.key === 'Backspace') remove(item, index)
    else return
    event.preventDefault()
  }

  return (
    <section className={styles.strip} aria-label={t('composer.files')}>
      <ul ref={list} className={styles.list}>
        {items.map((item, index) => (
          <Card
            key={item.key}
            item={item}
            index={index}
            count={items.length}
            isChosen={index === chosen}
            files={files}
            onKeyDown={(event) => onKeyDown(event, item, index)}
            onMove={(by) => move(item, by)}
            onRemove={() => remove(item, index)}
            onDropKey={(key) => session.change({ type: 'item-moved', key, by: index - items.findIndex((each) => each.key === key) })}
          />
        ))}
      </ul>
      {items.length > 1 && <p className={styles.note}>{t('composer.files-messages', { count: items.length })}</p>}
      <VisuallyHidden><span id="composer-file-keys">{t('composer.file-keys')}</span></VisuallyHidden>
    </section>
  )
}

type CardProps = {
  item: DraftItem
  index: number
  count: number
  isChosen: boolean
  files: FileAdder
  onKeyDown: (event: KeyboardEvent) => void
  onMove: (by: number) => void
  onRemove: () => void
  onDropKey: (key: string) => void
}

function Card({ item, index, count, isChosen, files, onKeyDown, onMove, onRemove, onDropKey }: CardProps) {
  const t = useStrings()
  const format = useFormat()
  const name = item.fileName
  const onDragOver = (event: DragEvent) => {
    if (event.dataTransfer.types.includes(dragType)) event.preventDefault()
  }
  const onDrop = (event: DragEvent) => {
    const key = event.dataTransfer.getData(dragType)
    if (key === '') return
    event.preventDefault()
    onDropKey(key)
  }
  return (
    <li
      data-key={item.key}
      data-state={item.upload.state}
      tabIndex={isChosen ? 0 : -1}
      aria-label={t('composer.file-label', { name, size: format.fileSize(item.sizeBytes), position: index + 1, count })}
      aria-describedby="composer-file-keys"
      draggable
      className={styles.card}
      onKeyDown={onKeyDown}
      onDragStart={(event) => event.dataTransfer.setData(dragType, item.key)}
      onDragOver={onDragOver}
      onDrop={onDrop}
    >
      <Picture item={item} />
      <div className={styles.words}>
        <p className={styles.name} title={name}>{name}</p>
        <Status item={item} />
        {item.picture && item.upload.state !== 'failed' && files.has(item.key) && (
          <PictureSize name={name} choice={item.picture} onChoose={(uses) => files.choose(item.key, uses)} />
        )}
      </div>
      <div className={styles.actions}>
        <IconButton
          label={item.upload.state === 'working' ? t('composer.file-cancel', { name }) : t('composer.file-remove', { name })}
          size="s"
          tabIndex={isChosen ? 0 : -1}
          icon={<X />}
          onClick={onRemove}
        />
        {item.upload.state === 'failed' && files.has(item.key) && (
          <IconButton label={t('composer.file-retry', { name })} size="s" tabIndex={isChosen ? 0 : -1} icon={<RotateCw />} onClick={() => files.retry(item.key)} />
        )}
        {count > 1 && (
          <span className={styles.order}>
            <IconButton label={t('composer.file-earlier', { name })} size="s" tabIndex={-1} disabled={index === 0} icon={<ChevronLeft />} onClick={() => onMove(-1)} />
            <IconButton label={t('composer.file-later', { name })} size="s" tabIndex={-1} disabled={index === count - 1} icon={<ChevronRight />} onClick={() => onMove(1)} />
          </span>
        )}
      </div>
    </li>
  )
}

function Status({ item }: { item: DraftItem }) {
  const t = useStrings()
  const format = useFormat()
  switch (item.upload.state) {
    case 'staged': return item.picture ? null : <p className={styles.size}>{format.fileSize(item.sizeBytes)}</p>
    case 'failed': return <p className={styles.failed}>{item.upload.problem.refusal ? describeProblem(t, format, item.upload.problem).title : t('composer.file-failed')}</p>
    case 'working': return (
      <progress className={styles.progress} max={1} value={item.upload.fraction} aria-label={t('composer.file-working', { percent: format.percent(item.upload.fraction) })} />
    )
  }
}

function Picture({ item }: { item: DraftItem }) {
  if (item.previewUrl && (item.type === 'image' || item.type === 'sticker')) return <img src={item.previewUrl} alt="" className={styles.picture} draggable={false} />
  if (item.previewUrl && item.type === 'video') return <video src={item.previewUrl} muted preload="metadata" className={styles.picture} />
  const Icon = item.isVoice ? AudioLines : item.type === 'audio' ? Music : item.type === 'video' ? Film : FileText
  return <span className={styles.icon} aria-hidden><Icon /></span>
}
