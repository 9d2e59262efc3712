import { CalendarPlus, Trash2 } from 'lucide-react'
import type { SpecialDay } from '#shared/domain/opening-hours.ts'
import { useStrings } from '../../../strings/use-strings.ts'
import { Button } from '../../../ui/actions/button.tsx'
import { IconButton } from '../../../ui/actions/icon-button.tsx'
import { TextField } from '../../../ui/fields/text-field.tsx'
import { IntervalsEditor } from './intervals-editor.tsx'
import styles from './hours.module.css'

const tomorrow = () => new Date(Date.now() + 86_400_000).toLocaleDateString('sv-SE')

/** Days with hours of their own, or closed; they win over holidays and the week. */
export function SpecialDays({ days, onChange }: { days: readonly SpecialDay[]; onChange: (days: SpecialDay[]) => void }) {
  const t = useStrings()
  return (
    <section aria-label={t('hours.special-days')} className={styles.part}>
      <h3 className={styles.subheading}>{t('hours.special-days')}</h3>
      <p className={styles.hint}>{t('hours.special-days-hint')}</p>
      {days.length > 0 && (
        <ul className={styles.specials}>
          {days.map((special, index) => {
            const set = (part: Partial<SpecialDay>) => onChange(days.with(index, { ...special, ...part }))
            return (
              // oxlint-disable-next-line react/no-array-index-key -- a day being typed is known by its place
              <li key={index} className={styles.special}>
                <TextField label={t('hours.special-date', { number: index + 1 })} hidesLabel type="date" value={special.day} onChange={(day) => day !== '' && set({ day })} />
                <TextField label={t('hours.special-name', { number: index + 1 })} hidesLabel placeholder={t('hours.special-name-placeholder')} value={special.name} maxLength={200} onChange={(name) => set({ name })} />
                <IntervalsEditor of={special.name || special.day} intervals={special.intervals} closedText={t('hours.special-closed')} onChange={(intervals) => set({ intervals })} />
                <IconButton size="s" label={t('hours.remove-special', { day: special.name || special.day })} icon={<Trash2 />} onClick={() => onChange(days.toSpliced(index, 1))} />
              </li>
            )
          })}
        </ul>
      )}
      <Button size="s" icon={<CalendarPlus aria-hidden size={15} />} className={styles.addSpecial} onClick={() => onChange([...days, { day: tomorrow(), name: '', intervals: [] }])}>{t('hours.add-special')}</Button>
    </section>
  )
}
