import type { ReactNode } from 'react'
import { classNames } from '../../ui/class-names.ts'
import styles from './fact-list.module.css'

export type Fact = { label: string; value: ReactNode; tone?: 'ok' | 'warn' | 'danger' | undefined }

export function FactList({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={styles.list}>
      {facts.map((fact) => (
        <div key={fact.label} className={styles.row}>
          <dt className={styles.label}>{fact.label}</dt>
          <dd className={classNames(styles.value, fact.tone && styles[fact.tone], 'tabular')}>{fact.value}</dd>
        </div>
      ))}
    </dl>
  )
}
