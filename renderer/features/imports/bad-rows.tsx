import { Download } from 'lucide-react'
import type { BadImportRow, ImportCounts } from '#shared/domain/import-table.ts'
import { api } from '../../client/api.ts'
import { startDownload } from '../../client/download.ts'
import { showFailure } from '../../client/failures.ts'
import { useLanguageStore } from '../../strings/language.ts'
import { useFormat } from '../../strings/format.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/actions/button.tsx'
import styles from './imports.module.css'

/** Rows that are not taken over, by number and reason; all of them as a table to put right and bring again. */
export function BadRows({ fileId, bad, counts }: { fileId: string; bad: readonly BadImportRow[]; counts: ImportCounts }) {
  const t = useStrings()
  const format = useFormat()
  const count = counts.bad + counts.duplicate
  if (count === 0) return null
  const download = () => void api.imports.badRows({ fileId, language: useLanguageStore.getState().language }).then(({ path }) => startDownload(path), (error: unknown) => showFailure(error, t('imports.download-failed')))
  return (
    <section className={styles.section} aria-labelledby="import-bad">
      <div className={styles.badHead}>
        <h2 id="import-bad" className={styles.heading}>{t('imports.bad-title', { count })}</h2>
        <Button size="s" icon={<Download aria-hidden size={14} />} onClick={download}>{t('imports.download-bad')}</Button>
      </div>
      {bad.length > 0 && (
        <div className={styles.badScroller} tabIndex={0} role="group" aria-labelledby="import-bad">
          <table className={styles.bad}>
            <thead><tr><th scope="col">{t('import.bad-row')}</th><th scope="col">{t('import.bad-reason')}</th></tr></thead>
            <tbody>
              {bad.map((row) => (
                <tr key={row.row}>
                  <td className="tabular">{format.number(row.row)}</td>
                  <td><bdi>{t(`import.problem.${row.problem}`, { detail: row.detail })}</bdi></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {count > bad.length && bad.length > 0 && <p className={styles.hint}>{t('imports.bad-more', { shown: bad.length })}</p>}
    </section>
  )
}
