import type { HoursState } from '#shared/contract/hours.ts'
import type { HoursSettings } from '#shared/domain/opening-hours.ts'
import { api } from '../../../client/api.ts'
import { useQuery } from '../../../client/use-query.ts'
import { useLanguageStore } from '../../../strings/language.ts'
import { useStrings } from '../../../strings/use-strings.ts'
import { Select } from '../../../ui/fields/select.tsx'
import { useShopTime } from './hours-words.ts'
import styles from './hours.module.css'

/** Public holidays of the coming year, closed unless the shop works that day. */
export function Holidays({ draft, saved, onChange }: { draft: HoursSettings; saved: HoursState; onChange: (part: Partial<HoursSettings>) => void }) {
  const t = useStrings()
  const language = useLanguageStore((state) => state.language)
  const countries = useQuery(() => api.hours.holidayCountries({ language }), [language])
  const time = useShopTime(draft.timeZone)
  const regions = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' })
  const isOther = draft.holidayCountry !== saved.settings.holidayCountry
  const setWorks = (day: string, works: boolean) => onChange({ openHolidays: works ? [...draft.openHolidays, day] : draft.openHolidays.filter((one) => one !== day) })
  return (
    <section aria-label={t('hours.holidays')} className={styles.part}>
      <h3 className={styles.subheading}>{t('hours.holidays')}</h3>
      <Select
        label={t('hours.country')} value={draft.holidayCountry ?? ''}
        options={[{ value: '', label: t('hours.no-country') }, ...(countries.data ?? (draft.holidayCountry ? [{ country: draft.holidayCountry, name: draft.holidayCountry }] : [])).map(({ country, name }) => ({ value: country, label: (/^[A-Z]{2}$/.test(country) && regions.of(country)) || name }))]}
        onChange={(country) => onChange({ holidayCountry: country === '' ? null : country, openHolidays: [] })}
      />
      {isOther && draft.holidayCountry !== null && <p className={styles.hint}>{t('hours.country-unsaved')}</p>}
      {!isOther && saved.holidays.length > 0 && (
        <ul className={styles.holidays}>
          {saved.holidays.map(({ day, name }) => (
            <li key={`${day} ${name}`} className={styles.holiday}>
              <span className={`${styles.holidayDay} tabular`}>{time.longDay(day)}</span>
              <bdi className={styles.holidayName}>{name}</bdi>
              <label className={styles.works}>
                <input type="checkbox" checked={draft.openHolidays.includes(day)} onChange={(event) => setWorks(day, event.target.checked)} />
                {t('hours.works')}
              </label>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
