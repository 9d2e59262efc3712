import { Copy } from 'lucide-react'
import type { HoursInterval } from '#shared/domain/opening-hours.ts'
import { useStrings } from '../../../strings/use-strings.ts'
import { IconButton } from '../../../ui/actions/icon-button.tsx'
import { Menu } from '../../../ui/actions/menu.tsx'
import { IntervalsEditor } from './intervals-editor.tsx'
import { useWeekdayNames } from './hours-words.ts'
import styles from './hours.module.css'

type Week = HoursInterval[][]
const groups = { all: [0, 1, 2, 3, 4, 5, 6], weekdays: [0, 1, 2, 3, 4], weekend: [5, 6] } as const

/** Monday first; a day without hours is closed. */
export function WeekEditor({ weekly, onChange }: { weekly: Week; onChange: (weekly: Week) => void }) {
  const t = useStrings()
  const names = useWeekdayNames('long')
  const copyTo = (from: number, days: readonly number[]) => onChange(weekly.map((day, index) => (days.includes(index) ? (weekly[from] ?? []).map((interval) => ({ ...interval })) : day)))
  return (
    <section aria-label={t('hours.week')} className={styles.part}>
      <h3 className={styles.subheading}>{t('hours.week')}</h3>
      <ul className={styles.week}>
        {weekly.map((intervals, day) => {
          const name = names[day] ?? ''
          return (
            <li key={name} className={styles.day}>
              <span className={styles.dayName}>{name}</span>
              <IntervalsEditor of={name} intervals={intervals} closedText={t('hours.day-closed')} onChange={(next) => onChange(weekly.with(day, next))} />
              <Menu
                trigger={<IconButton size="s" label={t('hours.copy-day', { day: name })} icon={<Copy />} />}
                items={[
                  ...(['all', 'weekdays', 'weekend'] as const).map((group) => ({ id: group, label: t(`hours.copy-${group}`), onSelect: () => copyTo(day, groups[group]) })),
                  'separator' as const,
                  ...names.map((other, index) => ({ id: other, label: other, isDisabled: index === day, onSelect: () => copyTo(day, [index]) })),
                ]}
              />
            </li>
          )
        })}
      </ul>
    </section>
  )
}
