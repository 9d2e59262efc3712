import { ArrowLeft, MousePointerClick, Plus, UsersRound } from 'lucide-react'
import { api } from '../../client/api.ts'
import { useLibrary } from '../../client/use-library.ts'
import { Button } from '../../ui/actions/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { EmptyState } from '../../ui/states/empty-state.tsx'
import { ErrorState } from '../../ui/states/error-state.tsx'
import listPane from '../../ui/lists/list-pane.module.css'
import { Skeleton } from '../../ui/states/skeleton.tsx'
import { SplitPane } from '../../ui/pages/split-pane.tsx'
import type { Words } from './condition-words.ts'
import { draftOf } from './draft.ts'
import { SegmentEditor, type SegmentCallbacks } from './segment-editor.tsx'
import { SegmentList } from './segment-list.tsx'
import { select, startNew, useSegmentsPlace } from './segments-place.ts'
import { StarterList } from './starter-list.tsx'
import { useWords } from './use-words.ts'
import styles from './segments.module.css'

/** All segments on the left, the chosen one with who is in it on the right; one at a time on a narrow window. */
export function SegmentsScreen({ isSingle, ...callbacks }: SegmentCallbacks & { isSingle: boolean }) {
  const { words, isReady } = useWords()
  const { t } = words
  const segments = useLibrary('segments', () => api.segments.list())
  const selected = useSegmentsPlace((state) => state.selected)
  if (segments.state === 'loading') return <SegmentsSkeleton isSingle={isSingle} />
  if (segments.state === 'error') return <ErrorState error={segments.error} title={t('segments.error-title')} onRetry={segments.reload} />

  const chosen = segments.data.find(({ id }) => id === selected) ?? null
  const isEditing = selected === 'new' || chosen !== null
  const pane = <SegmentList segments={segments.data} words={words} isReady={isReady} isSingle={isSingle} />
  const editor = isEditing
    ? <SegmentEditor key={selected} segment={chosen} segments={segments.data} words={words} isSingle={isSingle} {...callbacks} />
    : <NothingChosen isEmpty={segments.data.length === 0} words={words} />
  if (isSingle) {
    if (!isEditing && segments.data.length > 0) return pane
    return (
      <div className={classNames(listPane.page, styles.single)}>
        {isEditing && <Button variant="quiet" size="s" icon={<ArrowLeft aria-hidden size={16} />} className={styles.back} onClick={() => select(null)}>{t('segments.back')}</Button>}
        {editor}
      </div>
    )
  }
  return <SplitPane rememberAs="segments-width" label={t('ui.resize-list')} min={240} max={400} initial={280} start={pane} end={<div className={classNames(listPane.page, styles.content)}>{editor}</div>} />
}

function NothingChosen({ isEmpty, words }: { isEmpty: boolean; words: Words }) {
  const { t } = words
  if (!isEmpty) return <EmptyState icon={<MousePointerClick />} title={t('segments.pick-title')} body={t('segments.pick-body')} />
  return (
    <div className={styles.beginning}>
      <EmptyState icon={<UsersRound />} title={t('segments.empty-title')} body={t('segments.empty-body')} action={<Button variant="primary" icon={<Plus aria-hidden size={16} />} onClick={() => startNew()}>{t('segments.new')}</Button>} />
      <StarterList words={words} onStart={({ nameKey, tree }) => startNew({ name: t(nameKey), root: draftOf(tree) })} />
    </div>
  )
}

export function SegmentsSkeleton({ isSingle }: { isSingle: boolean }) {
  const widths = ['58%', '72%', '46%', '64%', '52%']
  return (
    <div className={listPane.skeleton} aria-hidden>
      <div className={classNames(listPane.skeletonList, styles.skeletonList)} data-single={isSingle || undefined}>{widths.map((width) => <div key={width} className={listPane.skeletonRow}><Skeleton width={width} /><Skeleton width="88%" height="0.75rem" /></div>)}</div>
      {!isSingle && <div className={classNames(listPane.skeletonPage, styles.skeletonPage)}><Skeleton width="40%" height="1.75rem" /><Skeleton height="2.75rem" shape="block" /><Skeleton height="2.75rem" shape="block" /><Skeleton height="8rem" shape="block" /></div>}
    </div>
  )
}
