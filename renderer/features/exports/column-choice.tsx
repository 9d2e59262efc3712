import { customerColumns, type CustomerColumn } from '#shared/domain/exported-customer.ts'
import type { Field } from '#shared/domain/fields.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/actions/button.tsx'
import { allColumns, type ChosenColumns } from './chosen-columns.ts'
import styles from './exports.module.css'

type Props = { fields: readonly Field[]; chosen: ChosenColumns; /** Those on screen; null: there is no table. */ shown: ChosenColumns | null; onChange: (chosen: ChosenColumns) => void }

export function ColumnChoice({ fields, chosen, shown, onChange }: Props) {
  const t = useStrings()
  const setColumn = (column: CustomerColumn, isOn: boolean) => onChange({ ...chosen, columns: customerColumns.filter((each) => (each === column ? isOn : chosen.columns.includes(each))) })
  const setField = (id: number, isOn: boolean) => onChange({ ...chosen, fieldIds: fields.map((field) => field.id).filter((each) => (each === id ? isOn : chosen.fieldIds.includes(each))) })
  return (
    <fieldset>
      <legend className={styles.legend}>{t('exports.columns')}</legend>
      <div className={styles.presets}>
        <Button size="s" variant="quiet" onClick={() => onChange(allColumns(fields))}>{t('exports.columns-all')}</Button>
        {shown && <Button size="s" variant="quiet" onClick={() => onChange(shown)}>{t('exports.columns-shown')}</Button>}
      </div>
      <div className={styles.columns}>
        {customerColumns.map((column) => <Box key={column} label={t(`export.column.${column}`)} isOn={chosen.columns.includes(column)} onChange={(isOn) => setColumn(column, isOn)} />)}
        {fields.map(({ id, name }) => <Box key={id} label={name} isOn={chosen.fieldIds.includes(id)} onChange={(isOn) => setField(id, isOn)} />)}
      </div>
    </fieldset>
  )
}

function Box({ label, isOn, onChange }: { label: string; isOn: boolean; onChange: (isOn: boolean) => void }) {
  return (
    <label className={styles.box}>
      <input type="checkbox" checked={isOn} onChange={(event) => onChange(event.target.checked)} className={styles.check} />
      <bdi className="one-line">{label}</bdi>
    </label>
  )
}
