import type { ConsentState } from './consent.ts'
import type { Field, FieldValue } from './fields.ts'
import { currencyDigits } from './money.ts'

/** One row of the table of customers that leaves; an import understands its heads. */
export type ExportedCustomer = {
  name: string
  phone: string | null
  note: string
  labels: string
  isVip: boolean
  isBlocked: boolean
  consent: ConsentState
  consentAtMs: number | null
  consentEvidence: string | null
  firstSeenAtMs: number
  lastInboundAtMs: number | null
  purchaseCount: number
  /** Of the currency bought in most often. */
  purchaseMinor: number
  purchaseCurrency: string | null
  values: FieldValue[]
}

export const customerColumns = ['name', 'phone', 'labels', 'note', 'vip', 'consent', 'consent-date', 'consent-evidence', 'blocked', 'first-seen', 'last-inbound', 'purchase-count', 'purchase-sum', 'purchase-currency'] as const
export type CustomerColumn = (typeof customerColumns)[number]
export type CustomerWords = { yes: string; no: string; agreed: string; refused: string }

const time = (ms: number | null): string => (ms === null ? '' : new Date(ms).toISOString().replace('.000Z', 'Z'))
const amount = (minor: number, currency: string): string => (minor / 10 ** currencyDigits(currency)).toFixed(currencyDigits(currency))

export function customerCell(customer: ExportedCustomer, column: CustomerColumn, words: CustomerWords): string {
  switch (column) {
    case 'name': return customer.name
    /** Without a plus: a spreadsheet would take it for a formula. */
    case 'phone': return customer.phone ?? ''
    case 'labels': return customer.labels
    case 'note': return customer.note
    case 'vip': return customer.isVip ? words.yes : ''
    case 'consent': return customer.consent === 'unknown' ? '' : customer.consent === 'opted-in' ? words.agreed : words.refused
    case 'consent-date': return time(customer.consentAtMs)
    case 'consent-evidence': return customer.consentEvidence ?? ''
    case 'blocked': return customer.isBlocked ? words.yes : ''
    case 'first-seen': return time(customer.firstSeenAtMs)
    case 'last-inbound': return time(customer.lastInboundAtMs)
    case 'purchase-count': return String(customer.purchaseCount)
    case 'purchase-sum': return customer.purchaseCurrency === null ? '' : amount(customer.purchaseMinor, customer.purchaseCurrency)
    case 'purchase-currency': return customer.purchaseCurrency ?? ''
  }
}

export function fieldCell(customer: ExportedCustomer, field: Field, words: CustomerWords): string {
  const value = customer.values.find(({ fieldId }) => fieldId === field.id)?.value
  if (value === undefined) return ''
  if (field.kind === 'choice') return field.choices.find(({ id }) => id === value)?.name ?? ''
  if (field.kind === 'yes-no') return value === true ? words.yes : words.no
  return field.kind === 'money' ? amount(Number(value), field.currency ?? 'KRW') : String(value)
}
