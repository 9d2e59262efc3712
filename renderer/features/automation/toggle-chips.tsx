import { Check } from 'lucide-react'
import styles from './editor.module.css'

/** Several of few, all visible. */
export function ToggleChips<Value extends string | number>({ label, values, options, onChange }: { label: string; values: readonly Value[]; options: readonly { value: Value; label: string }[]; onChange: (values: Value[]) => void }) {
  return (
    <div role="group" aria-label={label} className={styles.chips}>
      {options.map((option) => {
        const isOn = values.includes(option.value)
        return (
          <button key={option.value} type="button" aria-pressed={isOn} className={styles.chip} onClick={() => onChange(isOn ? values.filter((value) => value !== option.value) : [...values, option.value])}>
            {isOn && <Check aria-hidden size={14} />}
            <bdi>{option.label}</bdi>
          </button>
        )
      })}
    </div>
  )
}
