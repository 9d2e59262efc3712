import { Plus } from 'lucide-react'
import type { QuickReplyLibrary } from '#shared/domain/quick-reply.ts'
import { useLimit } from '../../client/policy-limits.ts'
import { useSettings } from '../../client/settings.ts'
import { useFormat } from '../../strings/format.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { classNames } from '../../ui/class-names.ts'
import { EmptyState } from '../../ui/states/empty-state.tsx'
import { useEscape } from '../../ui/overlays/escape-ladder.ts'
import { IconButton } from '../../ui/actions/icon-button.tsx'
import listPane from '../../ui/lists/list-pane.module.css'
import { SearchField } from '../../ui/fields/search-field.tsx'
import { startNew, useLibraryPlace } from './edited-reply.ts'
import { LibraryMenu } from './library-menu.tsx'
import { groupsOf } from './library-order.ts'
import { PhoneAppNote } from './phone-app-note.tsx'
import { ReplyList } from './reply-list.tsx'
import { SavedTime } from './saved-time.tsx'
import { SortMenu } from './sort-menu.tsx'
import styles from './quick-replies.module.css'

export function LibraryPane({ library, onImport }: { library: QuickReplyLibrary; onImport: () => void }) {
  const t = useStrings()
  const format = useFormat()
  const { query, sort, selected } = useLibraryPlace()
  const { phoneAppCompatible } = useSettings()
  const cap = useLimit()('quick-replies.count')
  const groups = groupsOf(library, query, sort)
  const count = library.replies.length
  const setQuery = (text: string) => useLibraryPlace.setState({ query: text })
  useEscape('panel', query !== '', () => setQuery(''))
  const folderOfSelected = library.replies.find(({ id }) => id === selected)?.folderId ?? null

  return (
    <section className={listPane.pane} aria-label={t('quick-replies.list')}>
      <header className={listPane.header}>
        <div className={listPane.titleLine}>
          <h1 className={listPane.title}>{t('quick-replies.title')}</h1>
          <span className={`${listPane.count} tabular`} data-over={count > cap || undefined}>{t('quick-replies.count', { count, cap: phoneAppCompatible ? format.number(cap) : 'none' })}</span>
          <LibraryMenu library={library} onImport={onImport} />
          <IconButton label={t('quick-replies.new')} variant="primary" icon={<Plus />} onClick={() => startNew(folderOfSelected)} />
        </div>
        <div className={styles.findLine}>
          <SearchField label={t('quick-replies.search')} value={query} onChange={setQuery} className={styles.search} />
          <SortMenu sort={sort} />
        </div>
        <PhoneAppNote count={count} cap={cap} />
      </header>
      <div className={classNames(listPane.scroll, styles.scroll)}>
        {query.trim() !== '' && groups[0]?.replies.length === 0
          ? <EmptyState title={t('quick-replies.nothing-found')} body={t('common.nothing-found-body')} />
          : <ReplyList library={library} groups={groups} isOrdered={query.trim() === '' && sort === 'own'} />}
      </div>
      {count > 0 && <SavedTime replies={library.replies} />}
    </section>
  )
}
