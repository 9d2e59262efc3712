import { ChevronDown, Plus, X } from 'lucide-react'
import { useStrings } from '../../strings/use-strings.ts'
import type { MenuItems } from '../../ui/actions/menu-items.tsx'
import { Menu } from '../../ui/actions/menu.tsx'
import styles from './toolbar.module.css'

/** A question that is not asked yet has a dashed outline; one that is asked says its answer and can be taken away. */
export function FilterChip({ name, value, items, onClear }: { name: string; value: string | null; items: MenuItems; onClear: () => void }) {
  const t = useStrings()
  return (
    <span className={styles.chip} data-on={value !== null || undefined}>
      <Menu
        align="start"
        trigger={
          <button type="button" className={styles.chipName} aria-label={value === null ? t('customers.filter-by', { name }) : t('customers.filter-is', { name, value })}>
            {value === null && <Plus aria-hidden />}
            <span className="one-line">{value ?? name}</span>
            {value !== null && <ChevronDown aria-hidden />}
          </button>
        }
        items={items}
      />
      {value !== null && <button type="button" className={styles.chipClear} aria-label={t('customers.filter-remove', { name })} data-hint={t('customers.filter-remove', { name })} onClick={onClear}><X aria-hidden /></button>}
    </span>
  )
}
