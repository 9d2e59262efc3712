import { Tabs as Base } from '@base-ui/react/tabs'
import type { ReactNode } from 'react'
import styles from './tabs.module.css'

export type Tab<Value extends string> = { value: Value; label: string; content: ReactNode }

export function Tabs<Value extends string>({ label, value, tabs, onChange }: { label: string; value: Value; tabs: readonly Tab<Value>[]; onChange: (value: Value) => void }) {
  return (
    <Base.Root value={value} onValueChange={(next: Value) => onChange(next)} className={styles.root}>
      <Base.List aria-label={label} className={styles.list}>
        {tabs.map((tab) => <Base.Tab key={tab.value} value={tab.value} className={styles.tab}>{tab.label}</Base.Tab>)}
      </Base.List>
      {tabs.map((tab) => <Base.Panel key={tab.value} value={tab.value} className={styles.panel}>{tab.content}</Base.Panel>)}
    </Base.Root>
  )
}
