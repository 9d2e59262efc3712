import { Moon, Plus, X } from 'lucide-react'
import type { HoursInterval } from '#shared/domain/opening-hours.ts'
import { useStrings } from '../../../strings/use-strings.ts'
import { IconButton } from '../../../ui/actions/icon-button.tsx'
import { minuteText, TimeField } from '../time-field.tsx'
import { isOvernight, isWholeDay } from './hours-words.ts'
import styles from './hours.module.css'

const usual: HoursInterval = { fromMinute: 540, toMinute: 1080 }
const pauseMinutes = 60
const most = 12

/** After the last one, with an hour between, as long as the day lasts. */
function following(last: HoursInterval | undefined): HoursInterval {
  if (!last || isOvernight(last) || last.toMinute === 0) return usual
  const fromMinute = last.toMinute + pauseMinutes
  return fromMinute >= 1320 ? usual : { fromMinute, toMinute: Math.min(fromMinute + 180, 1439) }
}

/** `of` names the day for people who hear it. */
export function IntervalsEditor({ of, intervals, closedText, onChange }: { of: string; intervals: readonly HoursInterval[]; closedText: string; onChange: (intervals: HoursInterval[]) => void }) {
  const t = useStrings()
  return (
    <div className={styles.intervals}>
      {intervals.length === 0 && <span className={styles.closed}>{closedText}</span>}
      {intervals.map((interval, index) => {
        const number = index + 1
        return (
          // oxlint-disable-next-line react/no-array-index-key -- hours are known by their place in the day
          <div key={index} className={styles.interval}>
            <TimeField label={t('hours.opens-at', { day: of, number })} hidesLabel value={minuteText(interval.fromMinute)} onChange={(fromMinute) => onChange(intervals.with(index, { ...interval, fromMinute }))} />
            <span aria-hidden>–</span>
            <TimeField label={t('hours.closes-at', { day: of, number })} hidesLabel value={minuteText(interval.toMinute)} onChange={(toMinute) => onChange(intervals.with(index, { ...interval, toMinute }))} />
            <IconButton size="s" label={t('hours.remove-interval', { day: of, number })} icon={<X />} onClick={() => onChange(intervals.toSpliced(index, 1))} />
            {isWholeDay(interval) ? <span className={styles.nightly}>{t('hours.whole-day')}</span> : isOvernight(interval) && <span className={styles.nightly}><Moon aria-hidden size={13} />{t('hours.overnight')}</span>}
          </div>
        )
      })}
      {intervals.length < most && <IconButton size="s" label={t('hours.add-interval', { day: of })} icon={<Plus />} onClick={() => onChange([...intervals, following(intervals.at(-1))])} />}
    </div>
  )
}
