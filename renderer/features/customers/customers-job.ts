import type { ChangeWish } from '#shared/contract/customers.ts'
import type { Label } from '#shared/domain/labels.ts'
import type { LongChange } from '#shared/domain/recent-changes.ts'
import { create } from 'zustand'
import { api } from '../../client/api.ts'
import { onEvent, onResync } from '../../client/events.ts'
import { showFailure } from '../../client/failures.ts'
import { warnBeforeLeaving } from '../../client/leave-warning.ts'
import { limitInForce } from '../../client/policy-limits.ts'
import { currentSettings } from '../../client/settings.ts'
import { showDone } from '../../client/undo.ts'
import { translateNow as t } from '../../strings/use-strings.ts'
import { recall, remember } from '../../ui/remembered.ts'
import { doneText } from './change-words.ts'
import { JobWatch, type CustomersJob, type JobEnd, type JobOrder } from './job-watch.ts'

/** Lives beside the table: one long change of customers at a time goes on while the owner looks elsewhere, can be stopped, and one undo takes all of it back. */
export const useCustomersJob = create<{ running: CustomersJob | null }>(() => ({ running: null }))

const watch = new JobWatch({
  change: (order) => api.customers.change(order),
  underWay: () => api.customers.underWay(),
  changes: (request) => api.customers.changes(request),
  recall: () => recall<string | null>('customers-job', null),
  remember: (job) => remember('customers-job', job),
  show: (running) => useCustomersJob.setState({ running }),
  tell: (change, end) => void tellEnd(change, end),
  fail: (error) => showFailure(error, t('customers.change-failed')),
  after: (delayMs, callback) => setTimeout(callback, delayMs),
})

onEvent('progress', (event) => watch.progressed(event))
onEvent('library', ({ part }) => part === 'changes' && void watch.takeUp())
onResync(() => void watch.takeUp())

/** What was begun before a reload, or in another window, is shown here as well. */
export const takeUpJob = (): void => void watch.takeUp()

export type BulkWish = { kind: 'labels'; label: Label; isRemoval: boolean } | Extract<ChangeWish, { kind: 'vip' | 'archive' }>

export async function startJob(wish: BulkWish, who: JobOrder['who']): Promise<void> {
  const release = warnBeforeLeaving()
  try {
    if (wish.kind === 'archive') return await watch.start({ who, what: wish }, { kind: 'conversations-archived' })
    if (wish.kind === 'vip') return await watch.start({ who, what: wish }, { kind: 'vip-changed', isVip: wish.isVip })
    const { id, name } = wish.label
    const [added, removed] = wish.isRemoval ? [[], [{ id, name }]] : [[{ id, name }], []]
    await watch.start({ who, what: { kind: 'labels', add: added.map((label) => label.id), remove: removed.map((label) => label.id) } }, { kind: 'labels-changed', added, removed })
  } finally {
    release()
  }
}

export function stopJob(): void {
  const { running } = useCustomersJob.getState()
  if (!running) return
  watch.stopping()
  api.customers.stop({ job: running.job }).catch((error: unknown) => showFailure(error, t('customers.change-failed')))
}

async function tellEnd(change: LongChange, { changedCount, undoId, isInterrupted }: JobEnd): Promise<void> {
  const parts = [doneText(t, change, changedCount)]
  if (isInterrupted) parts.push(t('customers.change-interrupted'))
  if (change.kind === 'labels-changed' && (await isOverPhoneLimit(change.added))) parts.push(t('labels.too-many-contacts', { limit: limitInForce('labels.contacts') }))
  showDone(parts.join(' '), undoId)
}

async function isOverPhoneLimit(added: readonly { id: number }[]): Promise<boolean> {
  if (added.length === 0 || !currentSettings().phoneAppCompatible) return false
  const labels = await api.labels.list().catch(() => [])
  return labels.some(({ id, contactCount }) => added.some((label) => label.id === id) && contactCount > limitInForce('labels.contacts'))
}
