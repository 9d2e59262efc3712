import { fieldKinds, type Field, type FieldKind } from '#shared/domain/fields.ts'
import { commonCurrencies } from '#shared/domain/money.ts'
import { Plus, X } from 'lucide-react'
import { useRef, useState } from 'react'
import { api } from '../../client/api.ts'
import { describeFailure } from '../../client/refusals.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/actions/button.tsx'
import { Dialog } from '../../ui/overlays/dialog.tsx'
import { IconButton } from '../../ui/actions/icon-button.tsx'
import { Select } from '../../ui/fields/select.tsx'
import { TextField } from '../../ui/fields/text-field.tsx'
import { fieldKindKey } from './fields-manager.tsx'
import styles from './labels-screen.module.css'

type Draft = { key: string; id: number | null; name: string }
let lastKey = 0
const draft = (choice: { id: number; name: string } | null): Draft => ({ key: `choice-${++lastKey}`, id: choice?.id ?? null, name: choice?.name ?? '' })

/** A new field, or name and choices of one that exists: its kind stays, because customers have values of it. */
export function FieldDialog({ field, onClose }: { field: Field | null; onClose: () => void }) {
  const t = useStrings()
  const first = useRef<HTMLInputElement>(null)
  const [name, setName] = useState(field?.name ?? '')
  const [kind, setKind] = useState<FieldKind>(field?.kind ?? 'text')
  const [currency, setCurrency] = useState<(typeof commonCurrencies)[number]>('KRW')
  const [choices, setChoices] = useState<Draft[]>(() => (field && field.choices.length > 0 ? field.choices.map(draft) : [draft(null), draft(null)]))
  const [error, setError] = useState<string | null>(null)
  const save = async () => {
    const given = kind === 'choice' ? choices.filter((each) => each.name.trim() !== '').map((each) => ({ id: each.id, name: each.name })) : []
    try {
      if (field) await api.fields.update({ fieldId: field.id, name, ...(kind === 'choice' ? { choices: given } : {}) })
      else await api.fields.create({ name, kind, choices: given, currency: kind === 'money' ? currency : null })
      onClose()
    } catch (failure) {
      setError(describeFailure(t, failure, t('fields.save-failed')))
    }
  }
  return (
    <Dialog
      isOpen onClose={onClose} title={field ? t('fields.edit-named', { name: field.name }) : t('fields.create')} size="s" initialFocus={first}
      footer={<><Button variant="quiet" onClick={onClose}>{t('common.cancel')}</Button><Button variant="primary" onClick={() => void save()}>{t('common.save')}</Button></>}
    >
      <div className={styles.form}>
        <TextField ref={first} label={t('ui.name')} value={name} onChange={setName} error={error} dir="auto" autoComplete="off" />
        {!field && <Select label={t('fields.kind')} value={kind} options={fieldKinds.map((each) => ({ value: each, label: t(fieldKindKey(each)) }))} onChange={setKind} />}
        {!field && kind === 'money' && <Select label={t('fields.currency')} value={currency} options={commonCurrencies.map((each) => ({ value: each, label: each }))} onChange={setCurrency} />}
        {kind === 'choice' && <Choices choices={choices} onChange={setChoices} />}
      </div>
    </Dialog>
  )
}

function Choices({ choices, onChange }: { choices: Draft[]; onChange: (choices: Draft[]) => void }) {
  const t = useStrings()
  return (
    <>
      {choices.map((each, index) => (
        <div key={each.key} className={styles.choice}>
          <TextField label={t('fields.choice', { number: index + 1 })} value={each.name} onChange={(name) => onChange(choices.with(index, { ...each, name }))} dir="auto" autoComplete="off" />
          <IconButton size="s" label={t('fields.choice-remove', { number: index + 1 })} icon={<X />} onClick={() => onChange(choices.toSpliced(index, 1))} />
        </div>
      ))}
      <div><Button size="s" variant="quiet" icon={<Plus aria-hidden size={14} />} onClick={() => onChange([...choices, draft(null)])}>{t('fields.choice-add')}</Button></div>
    </>
  )
}
