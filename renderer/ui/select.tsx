import { Select as Base } from '@base-ui/react/select'
import { Check, ChevronDown } from 'lucide-react'
import { useId, useState, type ReactNode } from 'react'
import { useOwnEscape } from './escape-ladder.ts'
import menu from './menu.module.css'
import styles from './select.module.css'
import { VisuallyHidden } from './visually-hidden.tsx'

export type SelectOption<Value extends string> = { value: Value; label: string }

export function Select<Value extends string>({ label, hidesLabel = false, hint, value, options, onChange }: { label: string; hidesLabel?: boolean | undefined; hint?: ReactNode | undefined; value: Value; options: readonly SelectOption<Value>[]; onChange: (value: Value) => void }) {
  const id = useId()
  const [isOpen, setIsOpen] = useState(false)
  useOwnEscape(isOpen)
  return (
    <div className={styles.field}>
      {hidesLabel ? <VisuallyHidden><span id={id}>{label}</span></VisuallyHidden> : <span id={id} className={styles.label}>{label}</span>}
      <Base.Root open={isOpen} onOpenChange={setIsOpen} items={options.map((option) => ({ ...option }))} value={value} onValueChange={(next) => next !== null && onChange(next)}>
        <Base.Trigger aria-labelledby={id} className={styles.trigger}>
          <Base.Value />
          <ChevronDown aria-hidden className={styles.chevron} />
        </Base.Trigger>
        <Base.Portal>
          <Base.Positioner className={menu.positioner} sideOffset={4} alignItemWithTrigger={false}>
            <Base.Popup className={menu.popup}>
              {options.map((option) => (
                <Base.Item key={option.value} value={option.value} className={menu.item}>
                  <span className={menu.icon}><Base.ItemIndicator><Check aria-hidden /></Base.ItemIndicator></span>
                  <Base.ItemText>{option.label}</Base.ItemText>
                </Base.Item>
              ))}
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      </Base.Root>
      {hint && <div className={styles.hint}>{hint}</div>}
    </div>
  )
}
