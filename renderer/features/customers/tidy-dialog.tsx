import { everybody } from '#shared/domain/customer-table.ts'
import type { Label } from '#shared/domain/labels.ts'
import { useRef, useState } from 'react'
import { api } from '../../client/api.ts'
import { showFailure } from '../../client/failures.ts'
import { useLimit } from '../../client/policy-limits.ts'
import { updateSettings, useSettings } from '../../client/settings.ts'
import { useLibrary } from '../../client/use-library.ts'
import { useQuery } from '../../client/use-query.ts'
import { runCommand } from '../../commands/registry.ts'
import { useFormat } from '../../strings/format.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/actions/button.tsx'
import { Dialog } from '../../ui/overlays/dialog.tsx'
import { BulkLabels } from './bulk-labels.tsx'
import { startJob, type BulkWish } from './customers-job.ts'
import { narrow, showView } from './table-place.ts'
import { TidyLine } from './tidy-line.tsx'
import { filterOf, tidyGroups, type TidyGroup } from './tidy-groups.ts'
import styles from './tidy-dialog.module.css'

const dayMs = 86_400_000
const mostPairs = 200

type Props = { isOpen: boolean; onClose: () => void; onShow: () => void }

/** Who should be looked at once a month, and what can safely be done about it. */
export function TidyDialog({ isOpen, onClose, onShow }: Props) {
  const t = useStrings()
  const format = useFormat()
  const content = useRef<HTMLDivElement>(null)
  const { tidiedAtMs } = useSettings()
  const last = tidiedAtMs === null ? '' : ` ${t('tidy.last', { date: format.date(tidiedAtMs) })}`
  const finish = () => void updateSettings({ tidiedAtMs: Date.now() }).then(onClose, (error: unknown) => showFailure(error, t('settings.not-saved')))
  return (
    <Dialog isOpen={isOpen} onClose={onClose} initialFocus={content} size="l" title={t('tidy.title')} description={t('tidy.lead') + last} footer={<Button variant="primary" onClick={finish}>{t('tidy.done')}</Button>}>
      <div ref={content} tabIndex={-1} className={styles.content}><Groups onClose={onClose} onShow={onShow} /></div>
    </Dialog>
  )
}

function Groups({ onClose, onShow }: Omit<Props, 'isOpen'>) {
  const t = useStrings()
  const lookBackDays = Math.round(useLimit()('activity.look-back') / dayMs)
  const [labelled, setLabelled] = useState<{ group: TidyGroup; count: number } | null>(null)
  const counts = useLibrary('changes', () => Promise.all(tidyGroups.map(async (group) => (await api.customers.count({ filter: filterOf(group, lookBackDays) })).count)), [lookBackDays])
  const pairs = useQuery(() => api.contacts.duplicates({ after: null, limit: mostPairs }), [])

  const nameOf = (group: TidyGroup | 'duplicates') => (group === 'look-back' ? t('tidy.look-back', { days: lookBackDays }) : t(`tidy.${group}`))
  const show = async (group: TidyGroup) => {
    try {
      const segmentId = group === 'opted-out' ? null : await segmentOf(group, nameOf(group), lookBackDays)
      showView(undefined)
      narrow(segmentId === null ? { ...everybody, consent: 'opted-out' } : { ...everybody, segmentId })
      onShow()
      onClose()
    } catch (error) {
      showFailure(error, t('tidy.show-failed'))
    }
  }
  const start = (wish: BulkWish, group: TidyGroup) => void startJob(wish, { kind: 'all-who-fit', filter: filterOf(group, lookBackDays), except: [] })
  const label = (chosen: Label) => {
    if (labelled) start({ kind: 'labels', label: chosen, isRemoval: false }, labelled.group)
    setLabelled(null)
  }
  return (
    <>
      <ul className={styles.list}>
        {tidyGroups.map((group, index) => {
          const count = counts.data?.[index]
          return (
            <TidyLine key={group} name={nameOf(group)} why={t(`tidy.${group}-why`)} state={counts.state} count={count ?? 0} onRetry={counts.reload}>
              <Button size="s" aria-label={t('tidy.show-named', { group: nameOf(group) })} onClick={() => void show(group)}>{t('tidy.show')}</Button>
              <Button size="s" variant="quiet" aria-label={t('tidy.label-named', { group: nameOf(group) })} onClick={() => setLabelled({ group, count: count ?? 0 })}>{t('tidy.label')}</Button>
              {group === 'look-back' && <Button size="s" variant="quiet" aria-label={t('tidy.archive-named', { group: nameOf(group) })} onClick={() => start({ kind: 'archive' }, group)}>{t('tidy.archive')}</Button>}
            </TidyLine>
          )
        })}
        <TidyLine name={nameOf('duplicates')} why={t('tidy.duplicates-why')} state={pairs.state} count={pairs.data?.items.length ?? 0} unit="pairs" isMore={pairs.data?.next != null} onRetry={pairs.reload}>
          <Button
            size="s" aria-label={t('tidy.merge-named', { group: nameOf('duplicates') })}
            onClick={() => {
              onClose()
              runCommand('go.duplicates')
            }}
          >
            {t('tidy.merge')}
          </Button>
        </TidyLine>
      </ul>
      <BulkLabels picking={labelled ? 'set' : null} count={labelled?.count ?? 0} onClose={() => setLabelled(null)} onPick={label} />
    </>
  )
}

/** The saved segment of this group; made at its first use, so that the table can name it and promotions can leave it out. */
async function segmentOf(group: TidyGroup, name: string, lookBackDays: number): Promise<number> {
  const { tree } = filterOf(group, lookBackDays)
  const known = (await api.segments.list()).find((segment) => JSON.stringify(segment.tree) === JSON.stringify(tree))
  return (known ?? (await api.segments.save({ id: null, name, tree }))).id
}
