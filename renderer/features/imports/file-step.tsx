import { FileSpreadsheet, Upload } from 'lucide-react'
import { useRef } from 'react'
import { api } from '../../client/api.ts'
import { useLimit } from '../../client/policy-limits.ts'
import { useLibrary } from '../../client/use-library.ts'
import { useFormat } from '../../strings/format.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/actions/button.tsx'
import { chooseFile, lookAt, useImportWork } from './import-work.ts'
import { PastImports } from './past-imports.tsx'
import { Problem } from './problem.tsx'
import { WorkBar } from './work-bar.tsx'
import styles from './imports.module.css'

export function FileStep() {
  const t = useStrings()
  const format = useFormat()
  const limit = useLimit()
  const { busy, problem } = useImportWork()
  const picker = useRef<HTMLInputElement>(null)
  return (
    <>
      <p className={styles.lead}>{t('imports.lead')}</p>
      {busy ? <WorkBar busy={busy} /> : (
        <div className={styles.drop}>
          <span aria-hidden className={styles.dropIcon}><Upload /></span>
          <p className={styles.dropTitle}>{t('imports.drop-here')}</p>
          <Button variant="primary" onClick={() => picker.current?.click()}>{t('imports.pick')}</Button>
          <p className={styles.hint}>{t('imports.accepts', { most: format.fileSize(limit('imports.size')), advised: format.fileSize(limit('imports.advised-size')) })}</p>
          <input
            ref={picker}
            type="file"
            hidden
            accept=".csv,.tsv,.txt,text/csv"
            onChange={(event) => {
              const [file] = event.target.files ?? []
              if (file) void chooseFile(file)
              event.target.value = ''
            }}
          />
        </div>
      )}
      <Problem text={problem} />
      {!busy && <p className={styles.hint}>{t('imports.advice', { limit: limit('labels.by-hand') })}</p>}
      {!busy && <Offered />}
      <PastImports />
    </>
  )
}

/** A table the sample shop keeps ready to be tried. */
function Offered() {
  const t = useStrings()
  const format = useFormat()
  const offered = useLibrary('imports', () => api.imports.offered())
  const file = offered.data
  if (!file) return null
  return (
    <section className={styles.offered} aria-label={t('imports.offered')}>
      <span aria-hidden className={styles.offeredIcon}><FileSpreadsheet /></span>
      <div className={styles.grow}>
        <p className={styles.strong}><bdi>{file.fileName}</bdi></p>
        <p className={styles.hint}>{t('imports.offered-body', { size: format.fileSize(file.sizeBytes) })}</p>
      </div>
      <Button onClick={() => void lookAt(file)}>{t('imports.try-it')}</Button>
    </section>
  )
}
