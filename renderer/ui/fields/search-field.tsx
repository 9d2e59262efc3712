import { Search, X } from 'lucide-react'
import type { ComponentProps } from 'react'
import { useStrings } from '../../strings/use-strings.ts'
import { classNames } from '../class-names.ts'
import { chordAria, type KeyChord } from '../actions/key-chord.ts'
import { Kbd } from '../actions/kbd.tsx'
import styles from './search-field.module.css'

export type SearchFieldProps = Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'type'> & {
  /** Accessible name, also the placeholder unless one is given. */
  label: string
  value: string
  onChange: (value: string) => void
  shortcut?: KeyChord | undefined
}

/** The clear button appears with the first character; Escape is left to the escape ladder. */
export function SearchField({ label, value, onChange, shortcut, className, placeholder = label, ref, ...rest }: SearchFieldProps) {
  const t = useStrings()
  return (
    <div className={classNames(styles.frame, className)}>
      <Search className={styles.icon} aria-hidden />
      <input
        {...rest}
        ref={ref}
        type="search"
        aria-label={label}
        aria-keyshortcuts={shortcut && chordAria(shortcut)}
        placeholder={placeholder}
        value={value}
        spellCheck={false}
        autoComplete="off"
        className={styles.input}
        onChange={(event) => onChange(event.target.value)}
      />
      {value === '' && shortcut && <span className={styles.shortcut} aria-hidden><Kbd keys={shortcut} /></span>}
      {value !== '' && (
        <button
          type="button"
          aria-label={t('ui.clear-search')}
          className={styles.clear}
          onClick={(event) => {
            onChange('')
            event.currentTarget.parentElement?.querySelector('input')?.focus()
          }}
        >
          <X aria-hidden />
        </button>
      )}
    </div>
  )
}
