import type { Field, FieldValue } from '#shared/domain/fields.ts'
import { useFormat } from '../../strings/format.ts'
import { useStrings } from '../../strings/use-strings.ts'

/** A value as a person reads it; null when there is none, or its choice was taken off the list. */
export function useFieldText(field: Field, value: FieldValue['value'] | null): string | null {
  const t = useStrings()
  const format = useFormat()
  if (value === null) return null
  switch (field.kind) {
    case 'text': return String(value)
    case 'number': return format.number(Number(value))
    case 'money': return format.money(Number(value), field.currency ?? 'KRW')
    case 'date': return format.date(Date.parse(`${String(value)}T00:00:00`))
    case 'choice': return field.choices.find(({ id }) => id === value)?.name ?? null
    case 'yes-no': return t(value === true ? 'fields.yes' : 'fields.no')
  }
}
