import { useFormat } from '../../strings/format.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/actions/button.tsx'
import { stop, type ImportBusy } from './import-work.ts'
import { ProgressBar } from '../../ui/states/progress-bar.tsx'
import styles from './imports.module.css'

/** What is under way, how far it is, and how to stop it. */
export function WorkBar({ busy }: { busy: ImportBusy }) {
  const t = useStrings()
  const format = useFormat()
  return (
    <section className={styles.work} aria-label={t(`imports.busy.${busy.kind}`)}>
      <p className={styles.workTitle} role="status">{t(`imports.busy.${busy.kind}`)}</p>
      <p className={styles.hint}><bdi>{busy.fileName}</bdi></p>
      <ProgressBar label={t(`imports.busy.${busy.kind}`)} fraction={busy.fraction} />
      <div className={styles.workFoot}>
        <span className="tabular">{format.percent(Math.floor(busy.fraction * 100) / 100)}</span>
        {busy.kind !== 'stop' && busy.kind !== 'look' && <Button size="s" onClick={stop}>{t('common.cancel')}</Button>}
      </div>
      {(busy.kind === 'run' || busy.kind === 'stop') && <p className={styles.hint}>{t('imports.run-hint')}</p>}
    </section>
  )
}
