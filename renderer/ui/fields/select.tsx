import { Select as Base } from '@base-ui/react/select'
import { Check, ChevronDown } from 'lucide-react'
import { useId, useState, type ReactNode } from 'react'
import { useOwnEscape } from '../overlays/escape-ladder.ts'
import menu from '../actions/menu.module.css'
import surface from '../overlays/popup-surface.module.css'
import styles from './select.module.css'
import { VisuallyHidden } from '../marks/visually-hidden.tsx'

export type SelectOption<Value extends string> = { value: Value; label: string; icon?: ReactNode | undefined }

export function Select<Value extends string>({ label, hidesLabel = false, hint, value, options, onChange }: { label: string; hidesLabel?: boolean | undefined; hint?: ReactNode | undefined; value: Value; options: readonly SelectOption<Value>[]; onChange: (value: Value) => void }) {
  const id = useId()
  return (
    <div className={styles.field}>
      {hidesLabel ? <VisuallyHidden><span id={id}>{label}</span></VisuallyHidden> : <span id={id} className={styles.label}>{label}</span>}
      <Choice value={value} options={options} onChange={onChange}>
        <Base.Trigger aria-labelledby={id} className={styles.trigger}>
          <Base.Value />
          <ChevronDown aria-hidden className={styles.chevron} />
        </Base.Trigger>
      </Choice>
      {hint && <div className={styles.hint}>{hint}</div>}
    </div>
  )
}

type InlineProps<Value extends string> = {
  /** Accessible name; the sentence around it says it to the eye. */
  label: string
  value: Value
  options: readonly SelectOption<Value>[]
  onChange: (value: Value) => void
  /** Shown while the value is none of the options. */
  placeholder?: string | undefined
  tone?: 'plain' | 'open' | 'wrong' | undefined
}

/** A word within a sentence that can be another one. */
export function InlineSelect<Value extends string>({ label, value, options, onChange, placeholder = '', tone = 'plain' }: InlineProps<Value>) {
  const chosen = options.find((option) => option.value === value)
  return (
    <Choice value={value} options={options} onChange={onChange}>
      <Base.Trigger aria-label={`${label}: ${chosen?.label ?? placeholder}`} className={styles.inline} data-tone={tone}>
        {chosen?.icon}
        <bdi className={styles.inlineText}>{chosen?.label ?? placeholder}</bdi>
        <ChevronDown aria-hidden className={styles.inlineChevron} />
      </Base.Trigger>
    </Choice>
  )
}

function Choice<Value extends string>({ value, options, onChange, children }: { value: Value; options: readonly SelectOption<Value>[]; onChange: (value: Value) => void; children: ReactNode }) {
  const [isOpen, setIsOpen] = useState(false)
  useOwnEscape(isOpen)
  return (
    <Base.Root open={isOpen} onOpenChange={setIsOpen} items={options.map(({ value: each, label }) => ({ value: each, label }))} value={value} onValueChange={(next) => next !== null && onChange(next)}>
      {children}
      <Base.Portal>
        <Base.Positioner className={menu.positioner} align="start" sideOffset={4} alignItemWithTrigger={false}>
          <Base.Popup className={`${surface.surface} ${menu.popup}`}>
            {options.map((option) => (
              <Base.Item key={option.value} value={option.value} className={menu.item}>
                <span className={menu.icon}><Base.ItemIndicator><Check aria-hidden /></Base.ItemIndicator></span>
                {option.icon}
                <Base.ItemText>{option.label}</Base.ItemText>
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
