import { useId, type KeyboardEvent, type ReactNode } from 'react'
import styles from './tabs.module.css'

export type Tab<Value extends string> = { value: Value; label: string; content: ReactNode }

/** One stop for Tab; arrow keys, Home and End choose. Only the chosen panel is there. */
export function Tabs<Value extends string>({ label, value, tabs, onChange }: { label: string; value: Value; tabs: readonly Tab<Value>[]; onChange: (value: Value) => void }) {
  const id = useId()
  const at = tabs.findIndex((tab) => tab.value === value)
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const index = { ArrowRight: at + 1, ArrowLeft: at - 1 + tabs.length, Home: 0, End: tabs.length - 1 }[event.key]
    const next = index === undefined ? undefined : tabs[index % tabs.length]
    if (!next) return
    event.preventDefault()
    onChange(next.value)
    event.currentTarget.querySelector<HTMLElement>(`[id="${id}-${next.value}"]`)?.focus()
  }
  return (
    <div className={styles.root}>
      <div role="tablist" aria-label={label} className={styles.list} onKeyDown={onKeyDown}>
        {tabs.map((tab) => (
          <button
            key={tab.value} id={`${id}-${tab.value}`} type="button" role="tab" className={styles.tab} tabIndex={tab.value === value ? 0 : -1}
            aria-selected={tab.value === value} aria-controls={tab.value === value ? `${id}-panel` : undefined} onClick={() => onChange(tab.value)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${value}`} className={styles.panel}>{tabs[at]?.content}</div>
    </div>
  )
}
