import { ArrowRight } from 'lucide-react'
import type { ImportPreview } from '#shared/contract/imports.ts'
import { importColumns, type ImportPlan, type ImportTarget } from '#shared/domain/import-table.ts'
import { useFields } from '../../client/library.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Select } from '../../ui/fields/select.tsx'
import { Switch } from '../../ui/fields/switch.tsx'
import { changePlan } from './import-work.ts'
import styles from './imports.module.css'

const samplesShown = 3
const passedOver = 'none'

/** One line for each column of the file: how it is headed, what stands in it, what it becomes. */
export function ColumnList({ preview, plan }: { preview: ImportPreview; plan: ImportPlan }) {
  const t = useStrings()
  const fields = useFields()
  const options = [
    { value: passedOver, label: t('imports.target.none') },
    ...importColumns.map((column) => ({ value: column as string, label: t(`imports.target.${column}`) })),
    ...fields.items.map(({ id, name }) => ({ value: `field:${id}`, label: name })),
  ]
  /** Each meaning belongs to one column: chosen again, it moves. */
  const choose = (at: number, value: string) => {
    const target = value === passedOver ? null : (value as ImportTarget)
    changePlan({ columns: plan.columns.map((other, index) => (index === at ? target : other === target ? null : other)) })
  }
  const [first = [], ...rest] = preview.rows
  const rows = plan.hasHeader ? rest : preview.rows
  return (
    <section className={styles.section} aria-labelledby="import-columns">
      <h2 id="import-columns" className={styles.heading}>{t('imports.columns')}</h2>
      <p className={styles.hint}>{t('imports.columns-hint')}</p>
      <Switch label={t('imports.has-header')} isOn={plan.hasHeader} onChange={(hasHeader) => changePlan({ hasHeader })} />
      <ul className={styles.columns}>
        {plan.columns.map((target, at) => {
          const head = (plan.hasHeader && first[at]?.trim()) || t('imports.column-number', { number: at + 1 })
          const samples = rows.map((row) => row[at]?.trim() ?? '').filter(Boolean).slice(0, samplesShown)
          return (
            // oxlint-disable-next-line react/no-array-index-key -- a column is its place in the file
            <li key={at} className={styles.column} data-passed={target === null || undefined}>
              <div className={styles.columnText}>
                <p className={styles.strong}><bdi>{head}</bdi></p>
                <p className={styles.samples}>{samples.length === 0 ? t('imports.column-empty') : samples.map((sample, index) => <bdi key={`${index}:${sample}`}>{sample.slice(0, 80)}</bdi>)}</p>
              </div>
              <ArrowRight aria-hidden className={styles.arrow} />
              <Select label={t('imports.becomes', { head })} hidesLabel value={target ?? passedOver} options={options} onChange={(value) => choose(at, value)} />
            </li>
          )
        })}
      </ul>
    </section>
  )
}
