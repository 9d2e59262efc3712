import { ArrowLeft, MousePointerClick, Plus, Zap } from 'lucide-react'
import { useEffect } from 'react'
import type { QuickReplyLibrary } from '#shared/domain/quick-reply.ts'
import { loadQuickReplies, useQuickReplies } from '../../client/quick-replies.ts'
import { useQuickRepliesWish, wishForQuickReplies, wishGranted } from '../../client/quick-replies-wish.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/actions/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { EmptyState } from '../../ui/states/empty-state.tsx'
import { ErrorState } from '../../ui/states/error-state.tsx'
import listPane from '../../ui/lists/list-pane.module.css'
import { Skeleton } from '../../ui/states/skeleton.tsx'
import { SplitPane } from '../../ui/pages/split-pane.tsx'
import { select, startNew, useLibraryPlace } from './edited-reply.ts'
import { ImportReplies } from './import-replies.tsx'
import { LibraryPane } from './library-pane.tsx'
import { ReplyEditor } from './reply-editor.tsx'
import styles from './quick-replies.module.css'

/** Library on the left, the chosen quick reply with its preview on the right; one at a time on a narrow window. */
export function QuickRepliesScreen({ isSingle }: { isSingle: boolean }) {
  const t = useStrings()
  const answer = useQuickReplies()
  const { wish } = useQuickRepliesWish()

  useEffect(() => {
    if (wish !== 'new') return
    startNew(null)
    wishGranted()
  }, [wish])

  return (
    <div className={styles.screen}>
      {answer.state === 'loading' && <LibrarySkeleton />}
      {answer.state === 'error' && <ErrorState error={answer.error} title={t('quick-replies.error-title')} body={t('common.saved-is-safe')} onRetry={() => void loadQuickReplies()} />}
      {answer.state === 'ready' && <Library library={answer.library} isSingle={isSingle} onImport={() => wishForQuickReplies('import')} />}
      <ImportReplies isOpen={wish === 'import'} onClose={wishGranted} />
    </div>
  )
}

function Library({ library, isSingle, onImport }: { library: QuickReplyLibrary; isSingle: boolean; onImport: () => void }) {
  const t = useStrings()
  const selected = useLibraryPlace((state) => state.selected)
  const chosen = library.replies.find(({ id }) => id === selected)
  const isEditing = selected === 'new' || chosen !== undefined
  const pane = <LibraryPane library={library} onImport={onImport} />
  const editor = isEditing
    ? <ReplyEditor key={selected} reply={chosen ?? null} library={library} />
    : <NothingChosen isEmpty={library.replies.length === 0} />
  if (isSingle) {
    if (!isEditing && library.replies.length > 0) return pane
    return (
      <div className={listPane.page}>
        {isEditing && <Button variant="quiet" size="s" icon={<ArrowLeft aria-hidden size={16} />} className={listPane.back} onClick={() => select(null)}>{t('quick-replies.back')}</Button>}
        {editor}
      </div>
    )
  }
  return <SplitPane rememberAs="quick-replies-width" label={t('ui.resize-list')} min={300} max={420} initial={340} start={pane} end={<div id="content" tabIndex={-1} className={listPane.page}>{editor}</div>} />
}

function NothingChosen({ isEmpty }: { isEmpty: boolean }) {
  const t = useStrings()
  if (!isEmpty) return <EmptyState icon={<MousePointerClick />} title={t('quick-replies.pick-title')} body={t('common.pick-body')} />
  return (
    <EmptyState
      icon={<Zap />}
      title={t('quick-replies.empty-title')}
      body={t('quick-replies.empty-body')}
      action={<Button variant="primary" icon={<Plus aria-hidden size={16} />} onClick={() => startNew(null)}>{t('quick-replies.new')}</Button>}
    />
  )
}

function LibrarySkeleton() {
  const widths = ['58%', '72%', '46%', '64%', '52%', '70%', '44%']
  return (
    <div className={listPane.skeleton} aria-hidden>
      <div className={classNames(listPane.skeletonList, styles.skeletonList)}>
        <Skeleton height="2.25rem" shape="block" />
        {widths.map((width) => <div key={width} className={listPane.skeletonRow}><Skeleton width={width} /><Skeleton width="90%" height="0.75rem" /></div>)}
      </div>
      <div className={classNames(listPane.skeletonPage, styles.skeletonEditor)}><Skeleton width="30%" height="1.75rem" /><Skeleton height="2.25rem" shape="block" /><Skeleton height="10rem" shape="block" /></div>
    </div>
  )
}
