import type { Field, FieldValue } from '#shared/domain/fields.ts'
import { useCallback } from 'react'
import { useFormat } from './format.ts'
import { useStrings } from './use-strings.ts'

export type FieldText = (field: Field, value: FieldValue['value'] | null) => string | null

/** A value as a person reads it; null when there is none, or its choice was taken off the list. */
export function useFieldText(): FieldText {
  const t = useStrings()
  const format = useFormat()
  return useCallback((field, value) => {
    if (value === null) return null
    switch (field.kind) {
      case 'text': return String(value)
      case 'number': return format.number(Number(value))
      case 'money': return format.money(Number(value), field.currency ?? 'KRW')
      case 'date': return format.date(Date.parse(`${String(value)}T00:00:00`))
      case 'choice': return field.choices.find(({ id }) => id === value)?.name ?? null
      case 'yes-no': return t(value === true ? 'fields.yes' : 'fields.no')
    }
  }, [t, format])
}
