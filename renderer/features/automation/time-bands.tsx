import { Plus, X } from 'lucide-react'
import type { RuleConditions } from '#shared/domain/automation/rule.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/actions/button.tsx'
import editorPage from '../../ui/pages/editor-page.module.css'
import { IconButton } from '../../ui/actions/icon-button.tsx'
import { useWeekdayNames } from './hours/hours-words.ts'
import { minuteText, TimeField } from './time-field.tsx'
import { ToggleChips } from './toggle-chips.tsx'
import styles from './editor.module.css'

type Bands = RuleConditions['timeBands']

/** Bands of the shop's day, such as a lunch menu; no weekday chosen means every day. */
export function TimeBands({ bands, onChange }: { bands: Bands; onChange: (bands: Bands) => void }) {
  const t = useStrings()
  const names = useWeekdayNames('short')
  return (
    <>
      {bands.map((band, index) => {
        const set = (part: Partial<Bands[number]>) => onChange(bands.with(index, { ...band, ...part }))
        return (
          // oxlint-disable-next-line react/no-array-index-key -- a band is known by its place
          <div key={index} className={styles.band}>
            <div className={styles.times}>
              <TimeField label={t('automation.band-from')} hidesLabel value={minuteText(band.fromMinute)} onChange={(fromMinute) => set({ fromMinute })} />
              <span aria-hidden>–</span>
              <TimeField label={t('automation.band-to')} hidesLabel value={minuteText(band.toMinute)} onChange={(toMinute) => set({ toMinute })} />
              <IconButton size="s" label={t('automation.remove-band')} icon={<X />} onClick={() => onChange(bands.toSpliced(index, 1))} />
            </div>
            <ToggleChips label={t('automation.weekdays')} values={band.weekdays} options={names.map((label, day) => ({ value: day + 1, label }))} onChange={(weekdays) => set({ weekdays: weekdays.toSorted((one, other) => one - other) })} />
          </div>
        )
      })}
      <p className={editorPage.hint}>{t('automation.band-hint')}</p>
      <Button size="s" variant="quiet" icon={<Plus aria-hidden size={15} />} className={editorPage.add} onClick={() => onChange([...bands, { fromMinute: 690, toMinute: 780, weekdays: [] }])}>{t('automation.add-band')}</Button>
    </>
  )
}
