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
      <SwitchControl id={id} describedBy={hint ? `${id}-hint` : undefined} isOn={isOn} isDisabled={isDisabled} onChange={onChange} />
    </div>
  )
}

type ControlProps = { id?: string; label?: string; describedBy?: string | undefined; size?: 's' | 'm'; isOn: boolean; isDisabled?: boolean; onChange: (isOn: boolean) => void }

/** The switch alone, named by `label` or by a label elsewhere that points to `id`. */
export function SwitchControl({ id, label, describedBy, size = 'm', isOn, isDisabled = false, onChange }: ControlProps) {
  return (
    <input
      id={id} type="checkbox" role="switch" checked={isOn} disabled={isDisabled} aria-label={label} aria-describedby={describedBy} data-size={size}
      className={styles.switch} onChange={(event) => onChange(event.target.checked)}
    />
  )
}
