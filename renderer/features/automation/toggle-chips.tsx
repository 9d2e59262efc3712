import { Check, TriangleAlert } from 'lucide-react'
import styles from './editor.module.css'

/** Several of few, all visible. */
export function ToggleChips<Value extends string | number>({ label, values, options, onChange }: { label: string; values: readonly Value[]; options: readonly { value: Value; label: string; /** Chosen once and deleted since. */ isGone?: boolean }[]; onChange: (values: Value[]) => void }) {
  return (
    <div role="group" aria-label={label} className={styles.chips}>
      {options.map((option) => {
        const isOn = values.includes(option.value)
        return (
          <button key={option.value} type="button" aria-pressed={isOn} data-gone={option.isGone || undefined} className={styles.chip} onClick={() => onChange(isOn ? values.filter((value) => value !== option.value) : [...values, option.value])}>
            {option.isGone ? <TriangleAlert aria-hidden size={14} /> : isOn && <Check aria-hidden size={14} />}
            <bdi>{option.label}</bdi>
          </button>
        )
      })}
    </div>
  )
}
