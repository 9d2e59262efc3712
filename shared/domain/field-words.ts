import type { Language } from '../locales/translate.ts'
import type { Field, FieldValue } from './fields.ts'
import { currencyDigits } from './money.ts'

const yesNo: Record<Language, [string, string]> = { ko: ['예', '아니요'], en: ['yes', 'no'] }

/** A value of a customer as a text to them says it; a choice that was taken off the list says nothing. */
export function fieldWords(field: Field, value: FieldValue['value'], language: Language): string {
  switch (field.kind) {
    case 'text': return String(value)
    case 'number': return new Intl.NumberFormat(language).format(Number(value))
    case 'money': {
      const currency = field.currency ?? 'KRW'
      return new Intl.NumberFormat(language, { style: 'currency', currency }).format(Number(value) / 10 ** currencyDigits(currency))
    }
    case 'date': return new Intl.DateTimeFormat(language, { month: 'long', day: 'numeric', timeZone: 'UTC' }).format(Date.parse(`${String(value)}T00:00:00Z`))
    case 'choice': return field.choices.find(({ id }) => id === value)?.name ?? ''
    case 'yes-no': return yesNo[language][value === true ? 0 : 1]
  }
}

/** What a preview shows for somebody who has a value. */
export function exampleWords(field: Field, language: Language): string {
  const values: Record<Field['kind'], FieldValue['value']> = { text: field.name, number: 3, money: 32_000, date: '2026-05-03', choice: field.choices[0]?.id ?? 0, 'yes-no': true }
  return fieldWords(field, values[field.kind], language)
}
