import type { CustomerChange, RecentChange } from '#shared/domain/recent-changes.ts'
import { Archive, History, Merge, Star, Tag, Trash2, TriangleAlert, Upload, type LucideIcon } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { api } from '../../client/api.ts'
import { onEvent } from '../../client/events.ts'
import { useLimit } from '../../client/policy-limits.ts'
import { takeBack, useUndoing } from '../../client/undo.ts'
import { usePages } from '../../client/use-pages.ts'
import { useFormat } from '../../strings/format.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/actions/button.tsx'
import { Dialog } from '../../ui/overlays/dialog.tsx'
import { EmptyState } from '../../ui/states/empty-state.tsx'
import { ErrorState } from '../../ui/states/error-state.tsx'
import { ProgressBar } from '../../ui/states/progress-bar.tsx'
import { Skeleton } from '../../ui/states/skeleton.tsx'
import { changeText } from './change-words.ts'
import styles from './changes-dialog.module.css'

const dayMs = 86_400_000
const pageSize = 50

/** Everything about customers that can still be taken back, whoever changed it, also before a restart. */
export function ChangesDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useStrings()
  const limit = useLimit()
  const content = useRef<HTMLDivElement>(null)
  return (
    <Dialog isOpen={isOpen} onClose={onClose} initialFocus={content} size="l" title={t('changes.title')} description={t('changes.lead', { days: Math.round(limit('undo.kept') / dayMs) })}>
      <div ref={content} tabIndex={-1} className={styles.content}><Changes /></div>
    </Dialog>
  )
}

function Changes() {
  const t = useStrings()
  const list = useRef<HTMLUListElement>(null)
  const { state, items, next, isLoadingMore, error, loadMore, reload, retry } = usePages(pageSize, (after, limit) => api.customers.changes({ after, limit }))
  useEffect(() => onEvent('library', ({ part }) => part === 'changes' && reload()), [reload])
  /** The button pressed goes away with its line: the focus stays at its place. */
  const focusAt = (index: number) => {
    const buttons = list.current?.querySelectorAll('button') ?? []
    const next = buttons[Math.min(index, buttons.length - 1)] ?? list.current
    next?.focus()
  }
  const undo = async (index: number, change: RecentChange) => {
    if (await takeBack(change.undoId)) focusAt(index)
  }
  if (state === 'loading') return <div className={styles.skeleton} aria-hidden>{[0, 1, 2].map((row) => <Skeleton key={row} height="2.75rem" shape="block" />)}</div>
  if (state === 'failed') return <ErrorState error={error} title={t('changes.error')} onRetry={retry} />
  return (
    <>
      <ul ref={list} tabIndex={-1} aria-label={t('changes.title')} className={styles.list}>
        {items.map((change, index) => <Change key={change.undoId} change={change} onUndo={() => void undo(index, change)} />)}
      </ul>
      {items.length === 0 && <EmptyState icon={<History />} title={t('changes.empty-title')} body={t('changes.empty-body')} />}
      {next !== null && <Button size="s" variant="quiet" isBusy={isLoadingMore} className={styles.more} onClick={loadMore}>{t('common.more')}</Button>}
    </>
  )
}

const icons: Readonly<Record<CustomerChange['kind'], LucideIcon>> = {
  'labels-changed': Tag, 'vip-changed': Star, 'conversations-archived': Archive, 'labels-merged': Merge, 'contacts-merged': Merge, import: Upload,
  'label-deleted': Trash2, 'field-deleted': Trash2, 'segment-deleted': Trash2, 'view-deleted': Trash2, 'purchase-deleted': Trash2, 'complaint-deleted': Trash2,
}

function Change({ change, onUndo }: { change: RecentChange; onUndo: () => void }) {
  const t = useStrings()
  const format = useFormat()
  const undoing = useUndoing()
  const Icon = change.state === 'interrupted' ? TriangleAlert : icons[change.change.kind]
  const text = changeText(t, change)
  const isUndoing = undoing.undoId === change.undoId
  return (
    <li className={styles.change}>
      <span aria-hidden className={styles.icon} data-state={change.state}><Icon /></span>
      <div className={styles.words}>
        <p className={styles.text}><bdi>{text}</bdi></p>
        <p className={`${styles.time} tabular`}>
          <time dateTime={new Date(change.atMs).toISOString()}>{format.dateTime(change.atMs)}</time>
          {change.state !== 'done' && ` · ${t(`changes.state.${change.state}`)}`}
        </p>
        {isUndoing && undoing.fraction > 0 && undoing.fraction < 1 && <ProgressBar label={t('changes.undoing')} fraction={undoing.fraction} />}
      </div>
      {(isUndoing || change.state !== 'running') && (
        <Button size="s" isBusy={isUndoing} disabled={undoing.undoId !== null && !isUndoing} aria-label={t('changes.undo-named', { text })} onClick={onUndo}>{t('common.undo')}</Button>
      )}
    </li>
  )
}
