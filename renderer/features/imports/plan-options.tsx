import { useMemo } from 'react'
import type { ImportPreview } from '#shared/contract/imports.ts'
import type { ImportPlan } from '#shared/domain/import-table.ts'
import { useLanguageStore } from '../../strings/language.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { RadioCards } from '../../ui/fields/radio-cards.tsx'
import { Select } from '../../ui/fields/select.tsx'
import { changePlan } from './import-work.ts'
import styles from './imports.module.css'

const firstCurrencies = ['KRW', 'USD', 'JPY', 'CNY', 'EUR']

export function PlanOptions({ preview, plan }: { preview: ImportPreview; plan: ImportPlan }) {
  const t = useStrings()
  const language = useLanguageStore((state) => state.language)
  const hasMoney = plan.columns.some((target) => target === 'order-amount')
  const countries = useMemo(() => {
    const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'code' })
    return preview.countries.map((value) => ({ value, label: names.of(value) ?? value })).sort((one, other) => one.label.localeCompare(other.label, language))
  }, [preview.countries, language])
  const currencies = useMemo(() => {
    const names = new Intl.DisplayNames(language, { type: 'currency', fallback: 'code' })
    const all = Intl.supportedValuesOf('currency')
    return [...new Set([preview.currency, ...firstCurrencies, ...all])].map((value) => ({ value, label: `${names.of(value) ?? value} (${value})` }))
  }, [preview.currency, language])
  return (
    <section className={styles.section} aria-labelledby="import-options">
      <h2 id="import-options" className={styles.heading}>{t('imports.options')}</h2>
      <div className={styles.options}>
        <Select label={t('imports.country')} hint={t('imports.country-hint')} value={plan.country} options={countries} onChange={(country) => changePlan({ country })} />
        {hasMoney && <Select label={t('imports.currency')} hint={t('imports.currency-hint')} value={plan.currency} options={currencies} onChange={(currency) => changePlan({ currency })} />}
      </div>
      <RadioCards
        label={t('imports.known')}
        value={plan.known}
        cards={(['keep', 'replace'] as const).map((value) => ({ value, label: t(`imports.known-${value}`), hint: t(`imports.known-${value}-hint`) }))}
        onChange={(known) => changePlan({ known })}
      />
    </section>
  )
}
