import type { Field, FieldKind } from '#shared/domain/fields.ts'
import { Pencil, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { api } from '../../client/api.ts'
import { showFailure } from '../../client/failures.ts'
import { showFields, useFields } from '../../client/library.ts'
import { showDone } from '../../client/undo.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/actions/button.tsx'
import { ConfirmDialog } from '../../ui/overlays/confirm-dialog.tsx'
import { EmptyState } from '../../ui/states/empty-state.tsx'
import { ErrorState } from '../../ui/states/error-state.tsx'
import { IconButton } from '../../ui/actions/icon-button.tsx'
import { Skeleton } from '../../ui/states/skeleton.tsx'
import { FieldDialog } from './field-dialog.tsx'
import { SortableList } from '../../ui/lists/sortable-list.tsx'
import styles from './labels-screen.module.css'

export const fieldKindKey = (kind: FieldKind) => `fields.kind.${kind}` as const

export function FieldsManager() {
  const t = useStrings()
  const { items, state, error, reload } = useFields()
  const [edited, setEdited] = useState<Field | 'new' | null>(null)
  const place = (fields: Field[]) => {
    showFields(fields)
    api.fields.place({ fieldIds: fields.map(({ id }) => id) }).catch((failure: unknown) => {
      showFailure(failure, t('fields.save-failed'))
      reload()
    })
  }
  if (state === 'failed') return <ErrorState error={error} onRetry={reload} />
  if (state !== 'ready') return <div className={styles.stack} aria-hidden><Skeleton height="2.25rem" shape="block" /><Skeleton height="12rem" shape="block" /></div>
  const create = <Button variant="primary" icon={<Plus aria-hidden size={16} />} onClick={() => setEdited('new')}>{t('fields.create')}</Button>
  return (
    <div className={styles.stack}>
      <p className={styles.lead}>{t('fields.lead')}</p>
      {items.length === 0
        ? <EmptyState title={t('fields.empty-title')} body={t('fields.empty-body')} action={create} />
        : <><div>{create}</div><SortableList label={t('fields.title')} items={items} onPlace={place}>{(field) => <FieldLine field={field} onEdit={() => setEdited(field)} />}</SortableList></>}
      {edited !== null && <FieldDialog field={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </div>
  )
}

function FieldLine({ field, onEdit }: { field: Field; onEdit: () => void }) {
  const t = useStrings()
  const [use, setUse] = useState<number | null>(null)
  const ask = () => void api.fields.use({ fieldId: field.id }).then(({ contactCount }) => setUse(contactCount), (error: unknown) => showFailure(error, t('fields.save-failed')))
  const remove = async () => {
    try {
      showDone(t('fields.deleted', { name: field.name }), (await api.fields.remove({ fieldId: field.id })).undoId)
    } catch (error) {
      showFailure(error, t('fields.save-failed'))
      throw error
    }
  }
  return (
    <>
      <span className={styles.main}>
        <bdi>{field.name}</bdi>
        <span className={styles.count}> · {t(fieldKindKey(field.kind))}{field.currency === null ? '' : ` (${field.currency})`} · <bdi className="selectable">{`{field.${field.key}}`}</bdi></span>
      </span>
      <IconButton size="s" label={t('fields.edit-named', { name: field.name })} icon={<Pencil />} onClick={onEdit} />
      <IconButton size="s" label={t('fields.delete-named', { name: field.name })} icon={<Trash2 />} onClick={ask} />
      <ConfirmDialog
        isOpen={use !== null} title={t('fields.delete-ask', { name: field.name })} consequences={[t('fields.delete-values', { count: use ?? 0 }), t('fields.delete-texts', { key: field.key }), t('fields.delete-undo')]}
        confirmLabel={t('fields.delete')} isDangerous onConfirm={remove} onClose={() => setUse(null)}
      />
    </>
  )
}
