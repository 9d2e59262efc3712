import { EyeOff, Plus, Settings2, SlidersHorizontal } from 'lucide-react'
import { useFields } from '../../client/library.ts'
import { runCommand } from '../../commands/registry.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/actions/button.tsx'
import { IconButton } from '../../ui/actions/icon-button.tsx'
import { Popover } from '../../ui/overlays/popover.tsx'
import { SortableList } from '../../ui/lists/sortable-list.tsx'
import { columnName, knownColumns, offeredColumns, withColumn } from './columns.ts'
import { showColumns, useTablePlace } from './table-place.ts'
import styles from './columns-menu.module.css'

/** Which columns, in which order: drag, or arrow keys on the handle. */
export function ColumnsMenu() {
  const t = useStrings()
  const { items: fields } = useFields()
  const columns = knownColumns(useTablePlace((state) => state.setup.columns), fields)
  const others = offeredColumns(fields).filter((column) => !columns.includes(column))
  return (
    <Popover label={t('customers.columns')} align="end" trigger={<IconButton label={t('customers.columns')} icon={<SlidersHorizontal />} />}>
      <div className={styles.menu}>
        <h2 className={styles.heading}>{t('customers.columns-shown')}</h2>
        <SortableList size="s" label={t('customers.columns-shown')} items={columns.map((id) => ({ id, name: columnName(id, fields, t) }))} onPlace={(items) => showColumns(items.map(({ id }) => id))}>
          {({ id, name }) => (
            <>
              <span className={`${styles.name} one-line`}>{name}</span>
              <IconButton size="s" label={t('customers.column-hide', { name })} icon={<EyeOff />} onClick={() => showColumns(withColumn(columns, id, false))} />
            </>
          )}
        </SortableList>
        {others.length > 0 && <h2 className={styles.heading}>{t('customers.columns-more')}</h2>}
        <div className={styles.others}>
          {others.map((column) => (
            <Button key={column} size="s" icon={<Plus aria-hidden size={14} />} onClick={() => showColumns(withColumn(columns, column, true))}>{columnName(column, fields, t)}</Button>
          ))}
        </div>
        <Button size="s" variant="quiet" icon={<Settings2 aria-hidden size={14} />} onClick={() => runCommand('go.fields')}>{t('fields.manage')}</Button>
      </div>
    </Popover>
  )
}
