import type { CustomerColumn, CustomerFilter, CustomerRow, CustomerSort } from '#shared/domain/customer-table.ts'
import { RefreshCw, SearchX, Upload, UsersRound } from 'lucide-react'
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { api } from '../../client/api.ts'
import { showFailure } from '../../client/failures.ts'
import { useFields } from '../../client/library.ts'
import { isNotFound } from '../../client/refusals.ts'
import { useLibrary } from '../../client/use-library.ts'
import { useCommands } from '../../commands/registry.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/actions/button.tsx'
import { EmptyState } from '../../ui/states/empty-state.tsx'
import { ErrorState } from '../../ui/states/error-state.tsx'
import { chordMatches } from '../../ui/actions/key-chord.ts'
import { BulkBar, bulkBarPx } from './bulk-bar.tsx'
import { knownColumns, type ShownColumn } from './columns.ts'
import { startJob, stopJob, takeUpJob, useCustomersJob } from './customers-job.ts'
import { GoneNotice } from './gone-notice.tsx'
import { Grid } from './grid.tsx'
import { nobody, sizeOf } from './selection.ts'
import { narrow, resumeView, showEverybody, useTablePlace } from './table-place.ts'
import { asksNothing } from './table-setup.ts'
import { Toolbar } from './toolbar.tsx'
import { useSelection } from './use-selection.ts'
import { useTable } from './use-table.ts'
import { ViewsBar } from './views-bar.tsx'
import { whoIs } from './who.ts'
import styles from './customers-table.module.css'

/** The table as it is on screen; with `contactIds` these of its customers, else all but some. */
export type CustomersToExport = { view: { filter: CustomerFilter; sort: CustomerSort }; columns: CustomerColumn[]; contactIds: number[] | null; except: number[] }
export type ShownCustomer = { contactId: number; conversationId: number | null }

/** A way to another room that is not given is not offered. */
export type CustomersTableProps = {
  onOpenConversation: (conversationId: number) => void
  /** The customer beside the table; null: nobody. */
  shownId: number | null
  onShow: (customer: ShownCustomer | null) => void
  onImport?: (() => void) | undefined
  onExport?: ((what: CustomersToExport) => void) | undefined
  onSegments?: (() => void) | undefined
}

export function CustomersTable({ onOpenConversation, shownId, onShow, onImport, onExport, onSegments }: CustomersTableProps) {
  const t = useStrings()
  const grid = useRef<HTMLDivElement>(null)
  const search = useRef<HTMLInputElement>(null)
  const { viewId, kept, setup: { sort, filter, columns: chosen }, widths } = useTablePlace()
  const { items: fields } = useFields()
  const columns = useMemo<ShownColumn[]>(() => ['name', ...knownColumns(chosen, fields)], [chosen, fields])
  const views = useLibrary('segments', () => api.customers.views())
  const segments = useLibrary('segments', () => api.segments.list())
  const { feed, state, error } = useTable(sort, filter, kept !== null)
  const choice = useSelection(feed, filter)
  const { running } = useCustomersJob()
  const [active, setActive] = useState<CustomerRow | undefined>(undefined)
  const chosenCount = sizeOf(choice.selection, state.fitting ?? state.count)

  useEffect(() => {
    if (kept === null && views.state !== 'loading') resumeView(views.data?.find(({ id }) => id === viewId))
  }, [kept, views.state, views.data, viewId])
  useEffect(() => grid.current?.focus({ preventScroll: true }), [])
  useEffect(takeUpJob, [])
  useCommands({ 'view.panel': shownId !== null ? () => onShow(null) : active && (() => show(active)) })

  const show = ({ contactId, conversationId }: CustomerRow) => onShow({ contactId, conversationId })
  const open = (row: CustomerRow) => void openConversation(row, onOpenConversation).catch((failure: unknown) => showFailure(failure, t('customers.open-failed')))
  const follow = (row: CustomerRow | undefined) => {
    setActive(row)
    if (shownId !== null && row) show(row)
  }
  const exportThem = (chosenOnes: Pick<CustomersToExport, 'contactIds' | 'except'>) => onExport?.({ view: { filter, sort }, columns: [...chosen], ...chosenOnes })
  const exportChosen = () => {
    const who = whoIs(choice.selection, filter)
    exportThem(who.kind === 'these' ? { contactIds: who.contactIds, except: [] } : { contactIds: null, except: who.except })
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const isTyping = event.target instanceof HTMLInputElement && event.target.type !== 'checkbox'
    if (isTyping || event.defaultPrevented || !(chordMatches('F', event.nativeEvent) || chordMatches('/', event.nativeEvent))) return
    event.preventDefault()
    search.current?.focus()
  }

  if (state.phase === 'ready' && state.total === 0) return <NoCustomers onImport={onImport} />
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of the whole screen, not of this element
    <div className={styles.screen} onKeyDown={onKeyDown}>
      <ViewsBar views={views.data ?? []} />
      <Toolbar
        search={search} filter={filter} segments={segments.data ?? []} state={state} onToGrid={() => grid.current?.focus()}
        onImport={onImport} onExport={onExport && (() => exportThem({ contactIds: null, except: [] }))} onSegments={onSegments}
      />
      <GoneNotice segments={segments.data} onSegments={onSegments} />
      <div className={styles.body}>
        {state.isOutdated && <Button size="s" icon={<RefreshCw aria-hidden size={14} />} className={styles.refresh} onClick={() => void feed.refresh()}>{t('customers.refresh')}</Button>}
        {state.phase === 'failed' && isNotFound(error) && <SegmentGone />}
        {state.phase === 'failed' && !isNotFound(error) && <ErrorState error={error} title={t('customers.error-title')} onRetry={() => void feed.choose(sort, filter)} />}
        {state.phase === 'ready' && state.count === 0 && <NobodyFits />}
        {(state.phase === 'loading' || (state.phase === 'ready' && state.count > 0)) && (
          <Grid
            grid={grid} feed={feed} state={state} columns={columns} widths={widths} sort={sort} choice={choice} coveredPx={chosenCount > 0 || running ? bulkBarPx : 0} shownId={shownId}
            onOpen={open} onShow={(row) => (setActive(row), show(row))} onActive={follow} onSearch={() => search.current?.focus()}
          />
        )}
        <BulkBar
          count={chosenCount} running={running} onStop={stopJob} onClear={() => choice.choose(nobody)} onExport={onExport && exportChosen}
          onWish={(wish) => void startJob(wish, whoIs(choice.selection, filter))}
        />
      </div>
    </div>
  )
}

/** Somebody who was only ever written down gets a conversation when it is asked for. */
async function openConversation(row: CustomerRow, onOpen: (conversationId: number) => void): Promise<void> {
  if (row.conversationId !== null) onOpen(row.conversationId)
  else if (row.phoneText !== null) onOpen((await api.conversations.openByPhone({ phone: row.phoneText })).id)
}

/** Said rather than left out: without it the same table would hold everybody. */
function SegmentGone() {
  const t = useStrings()
  return <EmptyState icon={<UsersRound />} title={t('customers.segment-gone-title')} body={t('customers.segment-gone-body')} action={<Button onClick={() => narrow({ segmentId: null })}>{t('customers.segment-gone-drop')}</Button>} />
}

function NoCustomers({ onImport }: Pick<CustomersTableProps, 'onImport'>) {
  const t = useStrings()
  return <EmptyState icon={<UsersRound />} title={t('customers.empty-title')} body={t(onImport ? 'customers.empty-body-import' : 'customers.empty-body')} action={onImport && <Button variant="primary" icon={<Upload aria-hidden size={16} />} onClick={onImport}>{t('customers.import')}</Button>} />
}

function NobodyFits() {
  const t = useStrings()
  const filter = useTablePlace((state) => state.setup.filter)
  return <EmptyState icon={<SearchX />} title={t('customers.nobody-title')} body={t('customers.nobody-body')} action={!asksNothing(filter) && <Button onClick={showEverybody}>{t('customers.filter-clear')}</Button>} />
}
