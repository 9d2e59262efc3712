import { useId } from 'react'
import { classNames } from '../class-names.ts'
import styles from './segmented.module.css'

export type Segment<Value extends string> = { value: Value; label: string; count?: number | undefined }

/** A small choice of one, all options visible. */
export function Segmented<Value extends string>({ label, value, segments, onChange, className }: { label: string; value: Value; segments: readonly Segment<Value>[]; onChange: (value: Value) => void; className?: string | undefined }) {
  const name = useId()
  return (
    <div role="radiogroup" aria-label={label} className={classNames(styles.group, className)}>
      {segments.map((segment) => (
        <label key={segment.value} className={styles.segment}>
          <input type="radio" name={name} checked={segment.value === value} onChange={() => onChange(segment.value)} className={styles.radio} />
          {segment.label}
          {segment.count !== undefined && segment.count > 0 && <span className={`${styles.count} tabular`}>{segment.count}</span>}
        </label>
      ))}
    </div>
  )
}
