import { fieldOfColumn, type CustomerRow } from '#shared/domain/customer-table.ts'
import type { Field } from '#shared/domain/fields.ts'
import type { Label } from '#shared/domain/labels.ts'
import { Ban, BellOff, Check, CircleAlert, Star } from 'lucide-react'
import type { ReactNode } from 'react'
import type { FieldText } from '../../strings/field-text.ts'
import type { Format } from '../../strings/format.ts'
import type { Translate } from '../../strings/use-strings.ts'
import { Avatar } from '../../ui/marks/avatar.tsx'
import { TagRow } from '../../ui/marks/tag-row.tsx'
import { VisuallyHidden } from '../../ui/marks/visually-hidden.tsx'
import type { ShownColumn } from './columns.ts'
import styles from './grid.module.css'

/** What every cell needs to say its value in words; the same object until one of them changes. */
export type CellWords = { t: Translate; format: Format; fieldText: FieldText; fields: readonly Field[]; labels: readonly Label[]; nowMs: number; showsVip: boolean }

const mostTags = 3

export function cellContent(column: ShownColumn, row: CustomerRow, words: CellWords): ReactNode {
  const { t, format, nowMs } = words
  const fieldId = fieldOfColumn(column)
  if (fieldId !== null) return <FieldCell row={row} fieldId={fieldId} words={words} />
  switch (column) {
    case 'name': return <NameCell row={row} words={words} />
    case 'phone': return <span className={`${styles.muted} tabular one-line`}>{row.phoneText}</span>
    case 'labels': return row.labelIds.length > 0 && <TagRow tags={words.labels.filter(({ id }) => row.labelIds.includes(id))} most={mostTags} />
    case 'last-inbound': return <Time atMs={row.lastInboundAtMs} format={format} nowMs={nowMs} />
    case 'first-seen': return <Time atMs={row.firstSeenAtMs} format={format} nowMs={nowMs} />
    case 'last-purchase': return <Time atMs={row.lastPurchaseAtMs} format={format} nowMs={nowMs} />
    case 'messages': return row.messageCount > 0 && format.number(row.messageCount)
    case 'purchase-count': return row.purchaseCount > 0 && format.number(row.purchaseCount)
    case 'purchase-total': return row.purchaseTotal && format.money(row.purchaseTotal.amountMinor, row.purchaseTotal.currency)
    case 'vip': return row.isVip && <span className={styles.mark} data-tone="warn"><Star aria-hidden fill="currentColor" />{t('customers.yes')}</span>
    case 'consent': return row.consent !== 'unknown' && <span className={styles.mark} data-tone={row.consent === 'opted-in' ? 'good' : 'bad'}>{row.consent === 'opted-in' ? <Check aria-hidden /> : <BellOff aria-hidden />}{t(`customers.consent.${row.consent}`)}</span>
    case 'complaints': return row.complaintCount > 0 && <span className={styles.mark} data-tone="bad"><CircleAlert aria-hidden />{format.number(row.complaintCount)}</span>
    default: return null
  }
}

function NameCell({ row, words: { t, showsVip } }: { row: CustomerRow; words: CellWords }) {
  return (
    <>
      <Avatar name={row.name} seed={row.contactId} size={24} />
      <span data-name className={`${styles.name} one-line`}><bdi>{row.name}</bdi></span>
      {row.isVip && !showsVip && <span className={styles.vip} title={t('contacts.vip')}><Star aria-hidden fill="currentColor" /><VisuallyHidden>{t('contacts.vip')}</VisuallyHidden></span>}
      {row.isBlocked && <span className={styles.blocked} title={t('contacts.blocked')}><Ban aria-hidden /><VisuallyHidden>{t('contacts.blocked')}</VisuallyHidden></span>}
    </>
  )
}

function Time({ atMs, format, nowMs }: { atMs: number | null; format: Format; nowMs: number }) {
  return atMs === null ? null : <time className={`${styles.muted} tabular one-line`} title={format.exact(atMs)}>{format.listTime(atMs, nowMs)}</time>
}

function FieldCell({ row, fieldId, words: { fields, fieldText } }: { row: CustomerRow; fieldId: number; words: CellWords }) {
  const field = fields.find(({ id }) => id === fieldId)
  const value = row.fieldValues.find((each) => each.fieldId === fieldId)?.value ?? null
  const text = field ? fieldText(field, value) : null
  return text === null ? null : <bdi className="tabular one-line" title={text}>{text}</bdi>
}
