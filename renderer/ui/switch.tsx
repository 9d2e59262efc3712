import { useId, type ReactNode } from 'react'
import styles from './switch.module.css'

/** A setting that takes effect at once. */
export function Switch({ label, hint, isOn, onChange, isDisabled = false }: { label: string; hint?: ReactNode | undefined; isOn: boolean; onChange: (isOn: boolean) => void; isDisabled?: boolean | undefined }) {
  const id = useId()
  return (
    <div className={styles.row}>
      <div className={styles.text}>
        <label htmlFor={id} className={styles.label}>{label}</label>
        {hint && <div id={`${id}-hint`} className={styles.hint}>{hint}</div>}
      </div>
      <input
        id={id}
        type="checkbox"
        role="switch"
        checked={isOn}
        disabled={isDisabled}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className={styles.switch}
        onChange={(event) => onChange(event.target.checked)}
      />
    </div>
  )
}
