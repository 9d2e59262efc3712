import { labelColors, type Label, type LabelColor } from '#shared/domain/labels.ts'
import { policyValue } from '#shared/policy/policy.ts'
import { Ellipsis, Merge, Pencil, Trash2 } from 'lucide-react'
import { useRef, useState } from 'react'
import { api } from '../../client/api.ts'
import { showFailure } from '../../client/failures.ts'
import { showLabels, useLabels } from '../../client/library.ts'
import { describeFailure } from '../../client/refusals.ts'
import { updateSettings, useSettings } from '../../client/settings.ts'
import { showDone } from '../../client/undo.ts'
import { useFormat } from '../../strings/format.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/actions/button.tsx'
import { EmptyState } from '../../ui/states/empty-state.tsx'
import { ErrorState } from '../../ui/states/error-state.tsx'
import { IconButton } from '../../ui/actions/icon-button.tsx'
import { Menu } from '../../ui/actions/menu.tsx'
import { NameDialog } from '../../ui/overlays/name-dialog.tsx'
import { Skeleton } from '../../ui/states/skeleton.tsx'
import { SortableList } from '../../ui/lists/sortable-list.tsx'
import { Switch } from '../../ui/fields/switch.tsx'
import { Tag } from '../../ui/marks/tag.tsx'
import { TextField } from '../../ui/fields/text-field.tsx'
import { useImeEnter } from '../../ui/text-entry/use-ime-enter.ts'
import { ColorChoice } from './color-choice.tsx'
import styles from './labels-screen.module.css'

const phoneContacts = policyValue('labels.contacts')

export function LabelsManager() {
  const t = useStrings()
  const settings = useSettings()
  const { items, state, error, reload } = useLabels()
  const place = (labels: Label[]) => {
    showLabels(labels)
    api.labels.place({ labelIds: labels.map(({ id }) => id) }).catch((failure: unknown) => {
      showFailure(failure, t('labels.change-failed'))
      reload()
    })
  }
  if (state === 'failed') return <ErrorState error={error} onRetry={reload} />
  if (state !== 'ready') return <div className={styles.stack} aria-hidden><Skeleton height="2.25rem" shape="block" /><Skeleton height="12rem" shape="block" /></div>
  return (
    <div className={styles.stack}>
      <p className={styles.lead}>{t('labels.lead')}</p>
      <NewLabel count={items.length} />
      {items.length === 0
        ? <EmptyState title={t('labels.empty-title')} body={t('labels.empty-body')} />
        : <SortableList label={t('labels.title')} items={items} onPlace={place}>{(label) => <LabelRow label={label} others={items.filter(({ id }) => id !== label.id)} />}</SortableList>}
      <Switch
        label={t('labels.phone-switch')} hint={t(settings.phoneAppCompatible ? 'labels.phone-on' : 'labels.phone-off')} isOn={settings.phoneAppCompatible}
        onChange={(phoneAppCompatible) => void updateSettings({ phoneAppCompatible }).catch((failure: unknown) => showFailure(failure, t('labels.change-failed')))}
      />
    </div>
  )
}

function NewLabel({ count }: { count: number }) {
  const t = useStrings()
  const [name, setName] = useState('')
  const [color, setColor] = useState<LabelColor | null>(null)
  const [error, setError] = useState<string | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const shown = color ?? labelColors[1 + (count % (labelColors.length - 1))] ?? 'green'
  const create = async () => {
    try {
      await api.labels.create({ name: field.current?.value ?? name, color: shown })
      setName('')
      setColor(null)
      setError(null)
    } catch (failure) {
      setError(describeFailure(t, failure, t('labels.change-failed')))
    }
  }
  useImeEnter(field, { act: () => void create() })
  return (
    <div className={styles.add}>
      <TextField ref={field} label={t('labels.new')} value={name} onChange={setName} error={error} dir="auto" autoComplete="off" />
      <ColorChoice label={t('labels.color-of', { name: name || t('labels.new') })} color={shown} onChange={setColor} />
      <Button variant="primary" onClick={() => void create()}>{t('labels.create')}</Button>
    </div>
  )
}

function LabelRow({ label, others }: { label: Label; others: readonly Label[] }) {
  const t = useStrings()
  const format = useFormat()
  const [dialog, setDialog] = useState<'rename' | null>(null)
  const attempt = async (work: () => Promise<{ undoId: number }>, done: string) => {
    try {
      showDone(done, (await work()).undoId)
    } catch (error) {
      showFailure(error, t('labels.change-failed'))
    }
  }
  return (
    <>
      <ColorChoice label={t('labels.color-of', { name: label.name })} color={label.color} onChange={(color) => void api.labels.update({ labelId: label.id, color }).catch((error: unknown) => showFailure(error, t('labels.change-failed')))} />
      <span className={styles.main}><Tag color={label.color}>{label.name}</Tag></span>
      <span className={`${styles.count} tabular ${label.contactCount > phoneContacts ? styles.warn : ''}`} title={label.contactCount > phoneContacts ? t('labels.too-many-contacts', { limit: format.number(phoneContacts) }) : undefined}>
        {t('labels.contacts', { count: label.contactCount })}{label.contactCount > phoneContacts && ' ⚠'}
      </span>
      <IconButton size="s" label={t('labels.rename-named', { name: label.name })} icon={<Pencil />} onClick={() => setDialog('rename')} />
      <Menu
        trigger={<IconButton size="s" label={t('labels.more', { name: label.name })} icon={<Ellipsis />} />}
        items={[
          ...others.slice(0, 30).map((other) => ({ id: `merge-${other.id}`, label: t('labels.merge-into', { name: other.name }), icon: <Merge />, onSelect: () => void attempt(() => api.labels.merge({ labelId: label.id, intoId: other.id }), t('labels.merged', { name: label.name, into: other.name })) })),
          ...(others.length > 0 ? ['separator' as const] : []),
          { id: 'remove', label: t('labels.delete'), icon: <Trash2 />, isDangerous: true, onSelect: () => void attempt(() => api.labels.remove({ labelId: label.id }), t('labels.deleted', { name: label.name, count: label.contactCount })) },
        ]}
      />
      {dialog === 'rename' && <NameDialog title={t('labels.rename-named', { name: label.name })} name={label.name} describe={(failure) => describeFailure(t, failure, t('labels.change-failed'))} onSave={(name) => api.labels.update({ labelId: label.id, name })} onClose={() => setDialog(null)} />}
    </>
  )
}
