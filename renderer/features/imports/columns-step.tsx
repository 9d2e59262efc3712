import { isUsablePlan } from '#shared/domain/import-table.ts'
import { useFormat } from '../../strings/format.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Banner } from '../../ui/states/banner.tsx'
import { Button } from '../../ui/actions/button.tsx'
import { ColumnList } from './column-list.tsx'
import { check, goBack, useImportWork } from './import-work.ts'
import { PlanOptions } from './plan-options.tsx'
import { Problem } from './problem.tsx'
import { WorkBar } from './work-bar.tsx'
import styles from './imports.module.css'

/** What the file is taken for, to be put right before anything is looked at. */
export function ColumnsStep() {
  const t = useStrings()
  const format = useFormat()
  const { busy, problem, file, preview, plan } = useImportWork()
  if (!file || !preview || !plan) return null
  if (busy) return <WorkBar busy={busy} />
  const hasPhone = isUsablePlan(plan.columns)
  const orderColumns = plan.columns.filter((target) => target?.startsWith('order-'))
  const isOrderWhole = orderColumns.length === 0 || (orderColumns.includes('order-date') && orderColumns.includes('order-amount'))
  return (
    <>
      <div>
        <p className={styles.strong}><bdi>{file.fileName}</bdi></p>
        <p className={`${styles.hint} tabular`}>{[format.fileSize(preview.sizeBytes), t(`imports.encoding.${preview.encoding}`), t(`imports.delimiter.${delimiterWord[preview.delimiter]}`)].join(' · ')}</p>
      </div>
      {!preview.isSound && <div className={styles.note}><Banner tone="warn" title={t('imports.not-sound-title')} body={t('imports.not-sound-body')} /></div>}
      {preview.isLarge && <div className={styles.note}><Banner tone="info" title={t('imports.large-title')} body={t('imports.large-body')} /></div>}
      {preview.isRemembered && <p role="status" className={styles.remembered}>{t('imports.remembered')}</p>}
      <ColumnList preview={preview} plan={plan} />
      {!hasPhone && <Problem text={t('imports.needs-phone')} />}
      {!isOrderWhole && <Problem text={t('imports.needs-order')} />}
      <PlanOptions preview={preview} plan={plan} />
      <Problem text={problem} />
      <footer className={styles.actions}>
        <Button variant="quiet" onClick={() => goBack('file')}>{t('imports.other-file')}</Button>
        <Button variant="primary" disabled={!hasPhone || !isOrderWhole} onClick={() => void check()}>{t('imports.check')}</Button>
      </footer>
    </>
  )
}

const delimiterWord = { ',': 'comma', ';': 'semicolon', '\t': 'tab' } as const
