import { everybody, type CustomerColumn as ShownColumn, type CustomerFilter, type CustomerSort } from '#shared/domain/customer-table.ts'
import type { Field } from '#shared/domain/fields.ts'
import type { Segment } from '#shared/domain/segment.ts'
import { useState } from 'react'
import { api } from '../../client/api.ts'
import { useLibrary } from '../../client/use-library.ts'
import { useQuery } from '../../client/use-query.ts'
import { useFormat } from '../../strings/format.ts'
import { useLanguageStore } from '../../strings/language.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { ErrorState } from '../../ui/states/error-state.tsx'
import { Select } from '../../ui/fields/select.tsx'
import { Skeleton } from '../../ui/states/skeleton.tsx'
import { Switch } from '../../ui/fields/switch.tsx'
import { ColumnChoice } from './column-choice.tsx'
import { allColumns, columnsShown, type ChosenColumns } from './chosen-columns.ts'
import { ExportFrame } from './export-frame.tsx'
import { useExportRun } from './use-export-run.ts'
import styles from './exports.module.css'

/** What is on screen when the file is asked for; a way to choose that is not given is not offered. */
export type CustomersExportWish = { view?: { filter: CustomerFilter; sort: CustomerSort }; /** Of those the view shows: these, or all but these. */ contactIds?: readonly number[]; except?: readonly number[]; segmentId?: number; columns?: readonly ShownColumn[] }
type Who = 'all' | 'view' | 'selected' | `segment.${number}`

export function CustomersExport({ wish, onClose }: { wish: CustomersExportWish; onClose: () => void }) {
  const t = useStrings()
  const fields = useLibrary('fields', () => api.fields.list())
  const segments = useLibrary('segments', () => api.segments.list())
  if (fields.state === 'ready' && segments.state === 'ready') return <Choices wish={wish} fields={fields.data} segments={segments.data} onClose={onClose} />
  const failed = fields.state === 'error' ? fields : segments.state === 'error' ? segments : null
  return (
    <ExportFrame title={t('exports.customers-title')} run={{ step: 'choosing' }} isReady={false} onStart={() => {}} onCancel={() => {}} onClose={onClose}>
      {failed ? <ErrorState error={failed.error} onRetry={failed.reload} /> : <div className={styles.form} aria-hidden><Skeleton width="40%" /><Skeleton height="2.25rem" /><Skeleton width="30%" /><Skeleton height="8rem" /></div>}
    </ExportFrame>
  )
}

type ChoicesProps = { wish: CustomersExportWish; fields: readonly Field[]; segments: readonly Segment[]; onClose: () => void }

function Choices({ wish, fields, segments, onClose }: ChoicesProps) {
  const t = useStrings()
  const [who, setWho] = useState<Who>(() => firstChoice(wish))
  const [columns, setColumns] = useState<ChosenColumns>(() => allColumns(fields))
  const [hasBom, setHasBom] = useState(useLanguageStore((state) => state.language) === 'ko')
  const { run, start, cancel } = useExportRun()
  const count = useCount(wish, who)
  const options: { value: Who; label: string }[] = [
    ...(hasChosen(wish) ? [{ value: 'selected' as const, label: t('exports.who-selected') }] : []),
    ...(wish.view ? [{ value: 'view' as const, label: t('exports.who-view') }] : []),
    { value: 'all', label: t('exports.who-all') },
    ...segments.map(({ id, name }) => ({ value: `segment.${id}` as const, label: t('exports.who-segment', { name }) })),
  ]
  const save = () => void start((asked, call) => api.exports.customers({ who: whoOf(wish, who), columns: [...columns.columns], fieldIds: [...columns.fieldIds], hasBom, ...asked }, call))
  return (
    <ExportFrame
      title={t('exports.customers-title')} run={run} onCancel={cancel} onClose={onClose} onStart={save}
      isReady={columns.columns.length + columns.fieldIds.length > 0 && count.state === 'ready' && count.data > 0}
    >
      <div className={styles.form}>
        <Select label={t('exports.who')} hint={<CountHint count={count} />} value={who} options={options} onChange={setWho} />
        <ColumnChoice fields={fields} chosen={columns} shown={wish.columns ? columnsShown(wish.columns, fields) : null} onChange={setColumns} />
        <Switch label={t('exports.bom')} hint={t('exports.bom-hint')} isOn={hasBom} onChange={setHasBom} />
      </div>
    </ExportFrame>
  )
}

const hasChosen = ({ contactIds, except }: CustomersExportWish): boolean => contactIds !== undefined || except !== undefined

function firstChoice({ segmentId, view, ...chosen }: CustomersExportWish): Who {
  if (hasChosen(chosen)) return 'selected'
  if (segmentId !== undefined) return `segment.${segmentId}`
  return view ? 'view' : 'all'
}

const byName: CustomerSort = { by: 'name', fieldId: null, direction: 'ascending' }

function whoOf({ view, contactIds, except }: CustomersExportWish, who: Who): Parameters<typeof api.exports.customers>[0]['who'] {
  if (who === 'selected' && view && except) return { kind: 'filter', ...view, except: [...except] }
  if (who === 'selected') return { kind: 'selected', contactIds: [...(contactIds ?? [])], sort: view?.sort ?? byName }
  if (who === 'view' && view) return { kind: 'filter', ...view }
  return who === 'all' || who === 'view' ? { kind: 'all' } : { kind: 'segment', segmentId: segmentOf(who) }
}

const segmentOf = (who: `segment.${number}`): number => Number(who.slice('segment.'.length))

/** How many rows the file will have, before it is made. */
function useCount({ view, contactIds, except }: CustomersExportWish, who: Who) {
  return useQuery(async () => {
    if (who === 'selected') return view && except ? Math.max(0, (await api.customers.count({ filter: view.filter })).count - except.length) : (contactIds?.length ?? 0)
    const filter = who === 'view' && view ? view.filter : who === 'all' || who === 'view' ? everybody : { ...everybody, segmentId: segmentOf(who) }
    return (await api.customers.count({ filter })).count
  }, [who])
}

function CountHint({ count }: { count: ReturnType<typeof useCount> }) {
  const t = useStrings()
  const format = useFormat()
  if (count.state === 'loading') return <span className={styles.counting}>{t('exports.counting')}</span>
  if (count.state === 'error') return <span role="alert">{t('exports.count-failed')}</span>
  return <span role="status" className="tabular">{t('exports.rows', { count: count.data, number: format.number(count.data) })}</span>
}

