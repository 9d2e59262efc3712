import { Copy, PencilLine, Plus, Trash2, TriangleAlert } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { pointsNowhere, type Segment } from '#shared/domain/segment.ts'
import { classNames } from '../../ui/class-names.ts'
import { IconButton } from '../../ui/actions/icon-button.tsx'
import listPane from '../../ui/lists/list-pane.module.css'
import { ListRow, type RowInList } from '../../ui/lists/list-row.tsx'
import { Skeleton } from '../../ui/states/skeleton.tsx'
import { useRowKeys } from '../../ui/lists/use-row-keys.ts'
import { VisuallyHidden } from '../../ui/marks/visually-hidden.tsx'
import { lineOf, type Words } from './condition-words.ts'
import type { CountQueue, Counts } from './count-queue.ts'
import { duplicateSegment, neighborIn, removeSegment } from './segment-changes.ts'
import { focusOn, focusTaken, isChanged, select, startNew, useSegmentsPlace } from './segments-place.ts'
import { useCountedRow, useCounts } from './use-counts.ts'
import styles from './segments.module.css'

type Props = { segments: readonly Segment[]; words: Words; isReady: boolean; isSingle: boolean }

/** Arrow keys choose, F2 renames, Delete deletes. */
export function SegmentList({ segments, words, isReady, isSingle }: Props) {
  const { t } = words
  const selected = useSegmentsPlace((state) => state.selected)
  const { queue, counts } = useCounts()
  const list = useRef<HTMLUListElement>(null)
  const inTabOrder = segments.find(({ id }) => id === selected) ?? segments[0]

  const rename = (segment: Segment) => {
    select(segment.id)
    focusOn('name', segment.id)
  }
  const remove = (segment: Segment) => void removeSegment(segment, neighborIn(segments, segment), isSingle)
  const onKeyDown = useRowKeys(list, { rows: segments, onSelect: ({ id }) => !isSingle && select(id), onRemove: remove, onRename: rename })

  return (
    <section className={classNames(listPane.pane, styles.pane)} aria-label={t('segments.list')}>
      <header className={styles.paneHeader}>
        <h2 className={styles.paneTitle}>{t('segments.title')}</h2>
        <IconButton label={t('segments.new')} variant="primary" icon={<Plus />} onClick={() => startNew()} />
      </header>
      <div className={classNames(listPane.scroll, styles.scroll)}>
        <ul ref={list} className={listPane.rows}>
          <NewRow words={words} />
          {segments.map((segment) => (
            <SegmentRow
              key={segment.id} segment={segment} words={words} queue={queue} counts={counts} inList={{ isSelected: segment.id === selected, isInTabOrder: segment === inTabOrder, onKeyDown: (event) => onKeyDown(event, segment) }}
              isBroken={isReady && pointsNowhere(segment.tree, words)} onRename={() => rename(segment)} onDuplicate={() => void duplicateSegment(segment, segments)} onRemove={() => remove(segment)}
            />
          ))}
        </ul>
        <VisuallyHidden><span id="segment-keys">{t('segments.keys')}</span></VisuallyHidden>
      </div>
    </section>
  )
}

/** The one that was begun and is not saved yet. */
function NewRow({ words: { t } }: { words: Words }) {
  const begun = useSegmentsPlace((state) => state.edits['new'])
  const isSelected = useSegmentsPlace((state) => state.selected === 'new')
  if (!begun) return null
  return (
    <li>
      <button type="button" aria-current={isSelected || undefined} className={listPane.row} onClick={() => select('new')}>
        <span className={listPane.rowLine}>
          <bdi className={classNames(listPane.clipped, listPane.rowTitle)}>{begun.name.trim() || t('segments.new')}</bdi>
          <span className={listPane.unsaved} role="img" aria-label={t('segments.unsaved')} />
        </span>
        <span className={classNames(listPane.clipped, listPane.rowText)}>{t('segments.unsaved')}</span>
      </button>
    </li>
  )
}

type RowProps = {
  segment: Segment
  words: Words
  queue: CountQueue
  counts: Counts
  inList: RowInList
  isBroken: boolean
  onRename: () => void
  onDuplicate: () => void
  onRemove: () => void
}

function SegmentRow({ segment, words, queue, counts, inList, isBroken, onRename, onDuplicate, onRemove }: RowProps) {
  const { t } = words
  const row = useRef<HTMLButtonElement>(null)
  useCountedRow(queue, segment, row)
  const isFocusWished = useSegmentsPlace(({ focus }) => focus?.on === 'row' && focus.key === segment.id)
  useEffect(() => {
    if (!isFocusWished) return
    row.current?.focus()
    focusTaken()
  }, [isFocusWished])
  const edited = useSegmentsPlace((state) => state.edits[segment.id])
  const count = counts.get(segment.id)
  const menu = () => [
    { id: 'rename', label: t('segments.rename'), icon: <PencilLine />, shortcut: 'F2', onSelect: onRename },
    { id: 'duplicate', label: t('segments.duplicate'), icon: <Copy />, onSelect: onDuplicate },
    'separator' as const,
    { id: 'delete', label: t('segments.delete'), icon: <Trash2 />, shortcut: 'Delete', isDangerous: true, onSelect: onRemove },
  ]
  return (
    <li>
      <ListRow ref={row} id={segment.id} inList={inList} keysId="segment-keys" menu={menu} onSelect={() => select(segment.id)}>
        <span className={listPane.rowLine}>
          <bdi className={classNames(listPane.clipped, listPane.rowTitle)}>{segment.name}</bdi>
          {edited && isChanged(edited, segment) && <span className={listPane.unsaved} role="img" aria-label={t('segments.unsaved')} />}
          {isBroken && <TriangleAlert className={styles.broken} aria-label={t('segments.points-nowhere')} size={14} />}
          <span className={`${listPane.rowEnd} ${styles.rowCount} tabular`}>
            {count === undefined && <span role="img" aria-label={t('segments.counting')}><Skeleton width="2rem" height="0.75rem" /></span>}
            {count === null && <span title={t('segments.not-counted')}>–</span>}
            {typeof count === 'number' && t('segments.count', { count })}
          </span>
        </span>
        <bdi className={classNames(listPane.clipped, listPane.rowText)}>{lineOf(segment.tree, words)}</bdi>
      </ListRow>
    </li>
  )
}
