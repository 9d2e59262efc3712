import type { CustomerFilter } from '#shared/domain/customer-table.ts'
import type { Segment } from '#shared/domain/segment.ts'
import { BrushCleaning, Download, History, Upload } from 'lucide-react'
import { type KeyboardEvent, type RefObject } from 'react'
import { useLimit } from '../../client/policy-limits.ts'
import { useSettings } from '../../client/settings.ts'
import { runCommand } from '../../commands/registry.ts'
import { useFormat } from '../../strings/format.ts'
import { useNowMs } from '../../strings/use-now.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/actions/button.tsx'
import { IconButton } from '../../ui/actions/icon-button.tsx'
import { SearchField } from '../../ui/fields/search-field.tsx'
import { isComposingKey } from '../../ui/text-entry/ime-enter.ts'
import { ColumnsMenu } from './columns-menu.tsx'
import { FilterBar } from './filter-bar.tsx'
import type { TableState } from './table-feed.ts'
import { narrow } from './table-place.ts'
import { asksNothing } from './table-setup.ts'
import styles from './toolbar.module.css'

type Props = {
  search: RefObject<HTMLInputElement | null>
  filter: CustomerFilter
  segments: readonly Segment[]
  state: TableState
  onToGrid: () => void
  onImport?: (() => void) | undefined
  onExport?: (() => void) | undefined
  onSegments?: (() => void) | undefined
}

export function Toolbar({ search, filter, segments, state, onToGrid, onImport, onExport, onSegments }: Props) {
  const t = useStrings()
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposingKey(event.nativeEvent) || (event.key !== 'ArrowDown' && event.key !== 'Enter')) return
    event.preventDefault()
    onToGrid()
  }
  return (
    <div className={styles.toolbar}>
      <div className={styles.line}>
        <SearchField ref={search} label={t('customers.search')} shortcut="F" value={filter.text} className={styles.search} onChange={(text) => narrow({ text })} onKeyDown={onKeyDown} />
        <FilterBar filter={filter} segments={segments} onSegments={onSegments} />
      </div>
      <div className={styles.end}>
        <Count state={state} isNarrowed={!asksNothing(filter)} />
        <ColumnsMenu />
        <TidyButton />
        <IconButton label={t('changes.title')} icon={<History />} onClick={() => runCommand('customers.changes')} />
        {onExport && <IconButton label={t('customers.export')} icon={<Download />} onClick={onExport} />}
        {onImport && <Button size="s" icon={<Upload aria-hidden size={14} />} onClick={onImport}>{t('customers.import')}</Button>}
      </div>
    </div>
  )
}

/** Once a month it says in words that it is due; otherwise it stands aside. */
function TidyButton() {
  const t = useStrings()
  const limit = useLimit()
  const { tidiedAtMs } = useSettings()
  const nowMs = useNowMs()
  const open = () => runCommand('customers.tidy')
  if (tidiedAtMs !== null && nowMs - tidiedAtMs < limit('tidying.every')) return <IconButton label={t('tidy.title')} icon={<BrushCleaning />} onClick={open} />
  return <Button size="s" variant="quiet" aria-label={t('tidy.due')} icon={<BrushCleaning aria-hidden size={14} />} onClick={open}><span className={styles.due}>{t('tidy.due')}</span></Button>
}

/** The live count; silent while nothing was counted yet. */
function Count({ state, isNarrowed }: { state: TableState; isNarrowed: boolean }) {
  const t = useStrings()
  const format = useFormat()
  if (state.fitting === null || state.total === null) return null
  const total = format.number(state.total)
  return <span role="status" className={`${styles.count} tabular`}>{isNarrowed ? t('customers.count-of', { count: state.fitting, shown: format.number(state.fitting), total }) : t('customers.count', { count: state.total, total })}</span>
}
