import type { CustomerChange, LongChange, RecentChange } from '#shared/domain/recent-changes.ts'
import type { MessageKey } from '#shared/locales/en/index.ts'
import type { Translate } from '../../strings/use-strings.ts'

const namesOf = ({ added, removed }: Extract<LongChange, { kind: 'labels-changed' }>) => [...added, ...removed].map(({ name }) => name).join(', ')

/** While it goes on. */
export function progressText(t: Translate, change: LongChange): string {
  if (change.kind === 'conversations-archived') return t('customers.archiving')
  if (change.kind === 'vip-changed') return t(change.isVip ? 'customers.vips-setting' : 'customers.vips-removing')
  return t(change.added.length > 0 ? 'customers.labels-setting' : 'customers.labels-removing', { name: namesOf(change) })
}

/** What came of it. */
export function doneText(t: Translate, change: LongChange, count: number): string {
  if (change.kind === 'conversations-archived') return t('customers.archived', { count })
  if (change.kind === 'vip-changed') return t(change.isVip ? 'customers.vips-set' : 'customers.vips-removed', { count })
  return t(change.added.length > 0 ? 'customers.labels-set' : 'customers.labels-removed', { name: namesOf(change), count })
}

const deleted = {
  'label-deleted': 'changes.label-deleted', 'field-deleted': 'changes.field-deleted', 'segment-deleted': 'changes.segment-deleted', 'view-deleted': 'changes.view-deleted',
} as const satisfies Partial<Record<CustomerChange['kind'], MessageKey>>

export function changeText(t: Translate, { change, contactCount: count }: Pick<RecentChange, 'change' | 'contactCount'>): string {
  switch (change.kind) {
    case 'labels-changed':
    case 'vip-changed':
    case 'conversations-archived': return doneText(t, change, count)
    case 'labels-merged': return t('changes.labels-merged', { name: change.name, into: change.into })
    case 'contacts-merged': return t('changes.contacts-merged', { name: change.name, into: change.into })
    case 'purchase-deleted': return t('changes.purchase-deleted', { name: change.customer, text: change.text || 'none' })
    case 'complaint-deleted': return t('changes.complaint-deleted', { name: change.customer, text: change.text || 'none' })
    case 'import': return t('changes.import', { name: change.fileName, count })
    default: return t(deleted[change.kind], { name: change.name })
  }
}
