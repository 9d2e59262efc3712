import type { Field, FieldValue } from './fields.ts'

/** A value as it stands in a text to a customer; the same in every language. Empty when the choice is gone. */
export function fieldText(field: Pick<Field, 'kind' | 'choices' | 'currency'>, value: FieldValue['value']): string {
  switch (field.kind) {
    case 'text': case 'date': case 'number': return String(value)
    case 'money': return moneyText(Number(value), field.currency ?? 'KRW')
    case 'choice': return field.choices.find(({ id }) => id === value)?.name ?? ''
    case 'yes-no': return value === true ? '✓' : '✗'
  }
}

function moneyText(minorUnits: number, currency: string): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
  return format.format(minorUnits / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 0))
}
