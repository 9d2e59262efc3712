import { Info } from 'lucide-react'
import { useFormat } from '../../strings/format.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/actions/button.tsx'
import { BadRows } from './bad-rows.tsx'
import { Counts } from './counts.tsx'
import { goBack, run, useImportWork } from './import-work.ts'
import { Problem } from './problem.tsx'
import { WorkBar } from './work-bar.tsx'
import styles from './imports.module.css'

/** What the import would do; nothing has been done yet. */
export function ReportStep() {
  const t = useStrings()
  const format = useFormat()
  const { busy, problem, file, report } = useImportWork()
  if (!file || !report) return null
  if (busy) return <WorkBar busy={busy} />
  const { counts, newLabels } = report
  const count = counts.new + counts.changed
  const newTitle = count > 0 ? t('imports.report-title', { count: report.rowCount }) : t('imports.report-nothing')
  return (
    <>
      <div>
        <h2 className={styles.heading}>{newTitle}</h2>
        <p className={styles.hint}>{t('imports.report-lead')}</p>
      </div>
      <Counts counts={counts} isDone={false} />
      {(newLabels.length > 0 || counts.keptOptOut > 0) && (
        <ul className={styles.remarks}>
          {newLabels.length > 0 && <li><Info aria-hidden />{t('imports.new-labels', { count: newLabels.length, names: format.list(newLabels.slice(0, 20)) })}</li>}
          {counts.keptOptOut > 0 && <li><Info aria-hidden />{t('imports.kept-opt-out', { count: counts.keptOptOut })}</li>}
        </ul>
      )}
      <BadRows fileId={file.fileId} bad={report.bad} counts={counts} />
      <Problem text={problem} />
      <footer className={styles.actions}>
        <Button variant="quiet" onClick={() => goBack('columns')}>{t('imports.back-to-columns')}</Button>
        <Button variant="primary" disabled={count === 0} onClick={() => void run()}>{t('imports.run', { count })}</Button>
      </footer>
    </>
  )
}
