import type { Contact } from '#shared/domain/contact.ts'
import type { Field, FieldValue } from '#shared/domain/fields.ts'
import { Settings2 } from 'lucide-react'
import { useState } from 'react'
import { useFields } from '../../client/library.ts'
import { runCommand } from '../../commands/registry.ts'
import { useFieldText } from '../../strings/field-text.ts'
import { useFormat } from '../../strings/format.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/actions/button.tsx'
import { IconButton } from '../../ui/actions/icon-button.tsx'
import { FieldEditor } from './field-editor.tsx'
import styles from './customer-sections.module.css'

/** The shop's own fields; a press on one edits it in place. */
export function FieldsSection({ contact }: { contact: Contact }) {
  const t = useStrings()
  const format = useFormat()
  const { items, state } = useFields()
  const [editedId, setEditedId] = useState<number | null>(null)
  if (state !== 'ready') return null
  return (
    <section className={styles.section} aria-label={t('fields.title')}>
      <div className={styles.head}>
        <h4 className={styles.heading}>{t('fields.title')}</h4>
        <IconButton size="s" label={t('fields.manage')} icon={<Settings2 />} onClick={() => runCommand('go.fields')} />
      </div>
      {items.length === 0 && <><p className={styles.quiet}>{t('fields.none-yet')}</p><Button size="s" variant="quiet" onClick={() => runCommand('go.fields')}>{t('fields.create')}</Button></>}
      <div className={styles.rows}>
        {items.map((field) => {
          const value = contact.fieldValues.find(({ fieldId }) => fieldId === field.id)?.value ?? null
          return field.id === editedId
            ? <FieldEditor key={field.id} contactId={contact.id} field={field} value={value} format={format} onDone={() => setEditedId(null)} />
            : <FieldRow key={field.id} field={field} value={value} onEdit={() => setEditedId(field.id)} />
        })}
      </div>
    </section>
  )
}

function FieldRow({ field, value, onEdit }: { field: Field; value: FieldValue['value'] | null; onEdit: () => void }) {
  const t = useStrings()
  const text = useFieldText()(field, value)
  return (
    <button type="button" className={styles.row} data-hint={t('fields.edit-named', { name: field.name })} onClick={onEdit}>
      <span className={styles.name}>{field.name}</span>
      {text === null ? <span className={styles.empty}>{t('fields.empty')}</span> : <bdi className={`${styles.value} tabular`}>{text}</bdi>}
    </button>
  )
}
