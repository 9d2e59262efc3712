import { useId, type ComponentProps, type ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import styles from './text-field.module.css'

type Common = {
  label: string
  /** The label is read but not drawn. */
  hidesLabel?: boolean | undefined
  hint?: ReactNode | undefined
  error?: string | null | undefined
  value: string
  onChange: (value: string) => void
}
export type TextFieldProps = Common & Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'id'>
export type TextAreaProps = Common & Omit<ComponentProps<'textarea'>, 'value' | 'onChange' | 'id'>

function Frame({ id, label, hidesLabel, hint, error, children }: Omit<Common, 'value' | 'onChange'> & { id: string; children: ReactNode }) {
  return (
    <div className={styles.field}>
      {!hidesLabel && <label htmlFor={id} className={styles.label}>{label}</label>}
      {children}
      {hint && <div id={`${id}-hint`} className={styles.hint}>{hint}</div>}
      {error && <div id={`${id}-error`} role="alert" className={styles.error}>{error}</div>}
    </div>
  )
}

const describedBy = (id: string, hint: ReactNode, error: string | null | undefined) =>
  [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined

export function TextField({ label, hidesLabel, hint, error, value, onChange, className, type = 'text', ...rest }: TextFieldProps) {
  const id = useId()
  return (
    <Frame id={id} label={label} hidesLabel={hidesLabel} hint={hint} error={error}>
      <input
        {...rest}
        id={id}
        type={type}
        value={value}
        aria-label={hidesLabel ? label : undefined}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
        className={classNames(styles.input, className)}
        onChange={(event) => onChange(event.target.value)}
      />
    </Frame>
  )
}

export function TextArea({ label, hidesLabel, hint, error, value, onChange, className, ...rest }: TextAreaProps) {
  const id = useId()
  return (
    <Frame id={id} label={label} hidesLabel={hidesLabel} hint={hint} error={error}>
      <textarea
        rows={3}
        {...rest}
        id={id}
        value={value}
        aria-label={hidesLabel ? label : undefined}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
        className={classNames(styles.input, styles.area, className)}
        onChange={(event) => onChange(event.target.value)}
      />
    </Frame>
  )
}
