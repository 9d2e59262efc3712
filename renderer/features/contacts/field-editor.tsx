import type { Field, FieldValue } from '#shared/domain/fields.ts'
import { majorUnits } from '#shared/domain/money.ts'
import { useEffect, useRef, useState } from 'react'
import { api } from '../../client/api.ts'
import { describeFailure } from '../../client/refusals.ts'
import type { Format } from '../../strings/format.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/actions/button.tsx'
import { useEscape } from '../../ui/overlays/escape-ladder.ts'
import { Select } from '../../ui/fields/select.tsx'
import { TextField } from '../../ui/fields/text-field.tsx'
import { useImeEnter } from '../../ui/text-entry/use-ime-enter.ts'
import styles from './customer-sections.module.css'

type Props = { contactId: number; field: Field; value: FieldValue['value'] | null; format: Format; onDone: () => void }

/** As a person would type it again. */
function typedText({ kind, currency }: Field, value: FieldValue['value'] | null): string {
  if (value === null) return ''
  return kind === 'money' ? majorUnits(Number(value), currency ?? 'KRW') : String(value)
}

export function FieldEditor({ contactId, field, value, onDone }: Props) {
  const t = useStrings()
  const [typed, setTyped] = useState(() => typedText(field, value))
  const [error, setError] = useState<string | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const save = async (given: string | number | boolean | null) => {
    try {
      await api.fields.setValue({ contactId, fieldId: field.id, value: given })
      onDone()
    } catch (failure) {
      setError(describeFailure(t, failure, t('fields.save-failed')))
    }
  }
  useImeEnter(input, { act: () => void save(input.current?.value ?? typed) })
  useEscape('popup', true, onDone)
  useEffect(() => input.current?.select(), [])

  if (field.kind === 'choice' || field.kind === 'yes-no') {
    const options = field.kind === 'choice' ? field.choices.map(({ id, name }) => ({ value: String(id), label: name })) : [{ value: 'true', label: t('fields.yes') }, { value: 'false', label: t('fields.no') }]
    const choose = (chosen: string) => void save(chosen === '' ? null : field.kind === 'choice' ? Number(chosen) : chosen === 'true')
    return (
      <div className={styles.form}>
        <Select label={field.name} value={value === null ? '' : String(value)} options={[{ value: '', label: t('fields.empty') }, ...options]} onChange={choose} />
        {error && <p role="alert" className={styles.warn}>{error}</p>}
        <div className={styles.buttons}><Button size="s" variant="quiet" onClick={onDone}>{t('common.cancel')}</Button></div>
      </div>
    )
  }
  return (
    <div className={styles.form}>
      <TextField
        ref={input} label={field.kind === 'money' ? `${field.name} (${field.currency})` : field.name} type={field.kind === 'date' ? 'date' : 'text'} inputMode={field.kind === 'number' || field.kind === 'money' ? 'decimal' : undefined}
        dir="auto" value={typed} onChange={setTyped} error={error} autoComplete="off"
      />
      <div className={styles.buttons}>
        <Button size="s" variant="primary" onClick={() => void save(typed)}>{t('common.save')}</Button>
        <Button size="s" variant="quiet" onClick={onDone}>{t('common.cancel')}</Button>
      </div>
    </div>
  )
}
