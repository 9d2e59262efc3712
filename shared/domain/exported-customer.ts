import type { ConsentState } from './consent.ts'
import type { Complaint } from './contact.ts'
import type { Field, FieldValue } from './fields.ts'
import { isoOrNull, isoTime } from './iso-time.ts'
import { majorUnits } from './money.ts'
import type { Identity } from './phone-identity.ts'

/** One row of the table of customers that leaves; an import understands its heads. */
export type ExportedCustomer = {
  contactId: number
  identities: Identity[]
  name: string
  phone: string | null
  note: string
  /** In the owner's order. */
  labels: string[]
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
  complaints: Complaint[]
}

export const customerColumns = ['name', 'phone', 'labels', 'note', 'vip', 'consent', 'consent-date', 'consent-evidence', 'blocked', 'first-seen', 'last-inbound', 'purchase-count', 'purchase-sum', 'purchase-currency'] as const
export type CustomerColumn = (typeof customerColumns)[number]
export type CustomerWords = { yes: string; no: string; agreed: string; refused: string }

const time = (ms: number | null): string => (ms === null ? '' : isoTime(ms).replace('.000Z', 'Z'))

export function customerCell(customer: ExportedCustomer, column: CustomerColumn, words: CustomerWords): string {
  switch (column) {
    case 'name': return customer.name
    /** Without a plus: a spreadsheet would take it for a formula. */
    case 'phone': return customer.phone ?? ''
    case 'labels': return customer.labels.join(', ')
    case 'note': return customer.note
    case 'vip': return customer.isVip ? words.yes : ''
    case 'consent': return customer.consent === 'unknown' ? '' : customer.consent === 'opted-in' ? words.agreed : words.refused
    case 'consent-date': return time(customer.consentAtMs)
    case 'consent-evidence': return customer.consentEvidence ?? ''
    case 'blocked': return customer.isBlocked ? words.yes : ''
    case 'first-seen': return time(customer.firstSeenAtMs)
    case 'last-inbound': return time(customer.lastInboundAtMs)
    case 'purchase-count': return String(customer.purchaseCount)
    case 'purchase-sum': return customer.purchaseCurrency === null ? '' : majorUnits(customer.purchaseMinor, customer.purchaseCurrency)
    case 'purchase-currency': return customer.purchaseCurrency ?? ''
  }
}

export function fieldCell(customer: ExportedCustomer, field: Field, words: CustomerWords): string {
  const value = customer.values.find(({ fieldId }) => fieldId === field.id)?.value
  if (value === undefined) return ''
  if (field.kind === 'choice') return field.choices.find(({ id }) => id === value)?.name ?? ''
  if (field.kind === 'yes-no') return value === true ? words.yes : words.no
  return field.kind === 'money' ? majorUnits(Number(value), field.currency ?? 'KRW') : String(value)
}

/** One line of a JSON file; `fields` by their keys, choices by their names, money in minor units (`docs/exports.md`). */
export function customerRecord(customer: ExportedCustomer, fields: readonly Field[]) {
  const { contactId, name, phone, identities, note, labels, isVip, isBlocked } = customer
  const named = customer.values.flatMap(({ fieldId, value }) => {
    const field = fields.find(({ id }) => id === fieldId)
    return field ? [[field.key, field.kind === 'choice' ? (field.choices.find(({ id }) => id === value)?.name ?? null) : value] as const] : []
  })
  return {
    contactId, name, phone, identities, note, labels, isVip, isBlocked, consent: { state: customer.consent, at: isoOrNull(customer.consentAtMs), evidence: customer.consentEvidence },
    firstSeen: isoTime(customer.firstSeenAtMs), lastInbound: isoOrNull(customer.lastInboundAtMs),
    purchases: { count: customer.purchaseCount, sumMinor: customer.purchaseMinor, currency: customer.purchaseCurrency }, fields: Object.fromEntries(named),
    complaints: customer.complaints.map(({ atMs, text }) => ({ at: isoTime(atMs), text })),
  }
}
