import type { ImportCounts } from '#shared/domain/import-table.ts'
import { useFormat } from '../../strings/format.ts'
import { useStrings } from '../../strings/use-strings.ts'
import styles from './imports.module.css'

const shown = ['new', 'changed', 'same', 'duplicate', 'bad'] as const

export function Counts({ counts, isDone }: { counts: ImportCounts; isDone: boolean }) {
  const t = useStrings()
  const format = useFormat()
  return (
    <dl className={styles.counts}>
      {shown.map((kind) => (
        <div key={kind} className={styles.count} data-kind={kind} data-none={counts[kind] === 0 || undefined}>
          <dt className={styles.countName}>{isDone && (kind === 'changed' || kind === 'new') ? t(`imports.count-done.${kind}`) : t(`imports.count.${kind}`)}</dt>
          <dd className={`${styles.countValue} tabular`}>{format.number(counts[kind])}</dd>
        </div>
      ))}
    </dl>
  )
}
