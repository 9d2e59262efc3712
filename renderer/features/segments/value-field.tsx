import { readMoney } from '#shared/domain/money.ts'
import type { Field } from '#shared/domain/fields.ts'
import type { Gone, SegmentCondition } from '#shared/domain/segment.ts'
import { InlineSelect } from '../../ui/fields/select.tsx'
import { useBuilder } from './builder-context.ts'
import type { DraftCondition } from './draft.ts'
import { useCondition } from './use-condition.ts'
import { TypedInput } from './typed-slot.tsx'

type FieldCondition = Extract<SegmentCondition, { kind: 'field' }>

/** The answer asked for, in the way its kind of field is filled in elsewhere. */
export function ValueField({ part, condition, text, gone }: { part: DraftCondition; condition: FieldCondition; text: string; gone: Gone | null }) {
  const { words: { t, fields } } = useBuilder()
  const { fill } = useCondition(part)
  const field = fields.find(({ id }) => id === condition.fieldId)
  const name = t('segments.slot.value')
  const isOpen = part.blanks.includes('value')
  if (!field) return <span>{text}</span>
  const choose = (value: FieldCondition['value']) => fill('value', { ...condition, value })
  switch (field.kind) {
    case 'choice':
      return <InlineSelect label={name} value={String(condition.value)} placeholder={isOpen ? t('segments.blank.value') : text} tone={gone === 'choice' ? 'wrong' : isOpen ? 'open' : 'plain'} options={field.choices.map((choice) => ({ value: String(choice.id), label: choice.name }))} onChange={(id) => choose(Number(id))} />
    case 'yes-no':
      return <InlineSelect label={name} value={String(condition.value === true)} options={[{ value: 'true', label: t('fields.yes') }, { value: 'false', label: t('fields.no') }]} onChange={(value) => choose(value === 'true')} />
    case 'date':
      return <TypedInput key={field.id} type="date" name={name} blank="value" part={part} text={typeof condition.value === 'string' ? condition.value : ''} isNumber={false} onType={(typed) => fill('value', typed === '' ? null : { ...condition, value: typed })} />
    case 'text': case 'number': case 'money':
      return (
        <TypedInput
          key={field.id} name={name} blank="value" part={part} text={text} isNumber={field.kind !== 'text'}
          onType={(typed) => {
            const value = valueOf(typed, field)
            fill('value', value === null ? null : { ...condition, value })
          }}
        />
      )
  }
}

function valueOf(typed: string, field: Field): string | number | null {
  if (field.kind === 'money') return readMoney(typed, field.currency ?? 'KRW')
  if (field.kind === 'text') return typed.trim() === '' || typed.length > 1000 ? null : typed
  const plain = typed.normalize('NFKC').replace(/[\s,']/g, '')
  const number = Number(plain)
  return plain !== '' && Number.isFinite(number) ? number : null
}
