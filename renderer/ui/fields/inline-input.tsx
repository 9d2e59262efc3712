import type { ComponentProps } from 'react'
import { classNames } from '../class-names.ts'
import styles from './inline-input.module.css'

type Props = Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'aria-label'> & {
  /** Accessible name; the sentence around it says it to the eye. */
  label: string
  value: string
  onChange: (value: string) => void
  tone?: 'plain' | 'open' | 'wrong' | undefined
}

/** Something to fill in within a sentence; as wide as what is in it. */
export function InlineInput({ label, value, onChange, tone = 'plain', className, type = 'text', ...rest }: Props) {
  return <input autoComplete="off" spellCheck={false} {...rest} type={type} value={value} aria-label={label} aria-invalid={tone === 'wrong' || undefined} data-tone={tone} className={classNames(styles.input, className)} onChange={(event) => onChange(event.target.value)} />
}
