import type { CustomerFilter } from '#shared/domain/customer-table.ts'
import { activityBands, type ActivityBand, type Segment } from '#shared/domain/segment.ts'
import { Settings2 } from 'lucide-react'
import { useLabels } from '../../client/library.ts'
import { useLimit } from '../../client/policy-limits.ts'
import { runCommand } from '../../commands/registry.ts'
import { useStrings } from '../../strings/use-strings.ts'
import type { MenuItems } from '../../ui/actions/menu-items.tsx'
import { Swatch } from '../../ui/marks/swatch.tsx'
import { FilterChip } from './filter-chip.tsx'
import { narrow, showEverybody } from './table-place.ts'
import { asksNothing } from './table-setup.ts'
import styles from './toolbar.module.css'

const dayMs = 86_400_000
const consents = ['opted-in', 'opted-out', 'unknown'] as const

type Props = { filter: CustomerFilter; segments: readonly Segment[]; onSegments?: (() => void) | undefined }

export function FilterBar({ filter, segments, onSegments }: Props) {
  const t = useStrings()
  const activity = useActivityChoices(filter)
  return (
    <div role="group" aria-label={t('customers.filters')} className={styles.chips}>
      <LabelChip labelId={filter.labelId} />
      <FilterChip
        name={t('customers.filter.vip')} value={filter.isVip === null ? null : t(filter.isVip ? 'customers.filter.vip-yes' : 'customers.filter.vip-no')} onClear={() => narrow({ isVip: null })}
        items={[true, false].map((isVip) => ({ id: String(isVip), label: t(isVip ? 'customers.filter.vip-yes' : 'customers.filter.vip-no'), isChecked: filter.isVip === isVip, onSelect: () => narrow({ isVip }) }))}
      />
      <FilterChip
        name={t('customers.filter.consent')} value={filter.consent === null ? null : t(`customers.filter.consent-${filter.consent}`)} onClear={() => narrow({ consent: null })}
        items={consents.map((consent) => ({ id: consent, label: t(`customers.filter.consent-${consent}`), isChecked: filter.consent === consent, onSelect: () => narrow({ consent }) }))}
      />
      <FilterChip name={t('customers.filter.activity')} value={activity.value} items={activity.items} onClear={() => narrow({ activity: null })} />
      {(segments.length > 0 || onSegments || filter.segmentId !== null) && (
        <FilterChip
          name={t('customers.filter.segment')} value={filter.segmentId === null ? null : (segments.find(({ id }) => id === filter.segmentId)?.name ?? t('customers.filter.gone'))} onClear={() => narrow({ segmentId: null })}
          items={[
            ...segments.map(({ id, name }) => ({ id: String(id), label: name, isChecked: id === filter.segmentId, onSelect: () => narrow({ segmentId: id }) })),
            ...(segments.length > 0 && onSegments ? ['separator' as const] : []),
            ...(onSegments ? [{ id: 'manage', label: t('customers.segments-manage'), icon: <Settings2 />, onSelect: onSegments }] : []),
          ]}
        />
      )}
      {!asksNothing(filter) && <button type="button" className={styles.clear} onClick={showEverybody}>{t('customers.filter-clear')}</button>}
    </div>
  )
}

function LabelChip({ labelId }: { labelId: number | null }) {
  const t = useStrings()
  const { items, state } = useLabels()
  return (
    <FilterChip
      name={t('customers.filter.label')} value={labelId === null ? null : (items.find(({ id }) => id === labelId)?.name ?? (state === 'ready' ? t('customers.filter.gone') : '…'))} onClear={() => narrow({ labelId: null })}
      items={[
        ...items.map(({ id, name, color }) => ({ id: String(id), label: name, icon: <Swatch color={color} />, isChecked: id === labelId, onSelect: () => narrow({ labelId: id }) })),
        ...(items.length > 0 ? ['separator' as const] : []),
        { id: 'manage', label: t('labels.manage'), icon: <Settings2 />, onSelect: () => runCommand('go.labels') },
      ]}
    />
  )
}

/** Who wrote within 7, 30 or 90 days, and who did not; the days are the owner's. */
function useActivityChoices({ activity }: CustomerFilter): { value: string | null; items: MenuItems } {
  const t = useStrings()
  const limit = useLimit()
  const words = (is: 'within' | 'not-within', band: ActivityBand) => t(`customers.filter.activity-${is}`, { days: Math.round(limit(`activity.${band}`) / dayMs) })
  const entries = (is: 'within' | 'not-within') =>
    activityBands.map((band) => ({ id: `${is}-${band}`, label: words(is, band), isChecked: activity?.is === is && activity.band === band, onSelect: () => narrow({ activity: { is, band } }) }))
  return { value: activity && words(activity.is, activity.band), items: [...entries('within'), 'separator', ...entries('not-within')] }
}
