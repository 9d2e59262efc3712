import type { Label } from '#shared/domain/labels.ts'
import { create } from 'zustand'
import { api } from '../../client/api.ts'
import { showFailure } from '../../client/failures.ts'
import { withProgress } from '../../client/job-progress.ts'
import { warnBeforeLeaving } from '../../client/leave-warning.ts'
import { limitInForce } from '../../client/policy-limits.ts'
import { currentSettings } from '../../client/settings.ts'
import { showDone } from '../../client/undo.ts'
import { translateNow as t } from '../../strings/use-strings.ts'

export type LabelWish = { label: Label; isRemoval: boolean }
export type LabelJob = LabelWish & { job: string; done: number; total: number; isStopping: boolean }

/** Lives beside the table: one long change of labels at a time goes on while the owner looks elsewhere, can be stopped, and one undo takes all of it back. */
export const useLabelJob = create<{ running: LabelJob | null }>(() => ({ running: null }))
const show = (part: Partial<LabelJob>) => useLabelJob.setState(({ running }) => ({ running: running && { ...running, ...part } }))

export async function startLabelJob(wish: LabelWish, customers: () => Promise<readonly number[]>): Promise<void> {
  if (useLabelJob.getState().running) return
  const release = warnBeforeLeaving()
  try {
    await withProgress(({ done, total }) => show({ done, total }), (job) => changeLabels(wish, job, customers))
  } catch (error) {
    showFailure(error, t('labels.change-failed'))
  } finally {
    release()
    useLabelJob.setState({ running: null })
  }
}

async function changeLabels(wish: LabelWish, job: string, customers: () => Promise<readonly number[]>): Promise<void> {
  useLabelJob.setState({ running: { ...wish, job, done: 0, total: 0, isStopping: false } })
  const contactIds = [...(await customers())]
  show({ total: contactIds.length })
  if (contactIds.length === 0) return
  const labelId = wish.label.id
  const { undoId, changedCount } = await api.labels.change({ contactIds, add: wish.isRemoval ? [] : [labelId], remove: wish.isRemoval ? [labelId] : [], job })
  showDone(doneText(wish, changedCount), changedCount > 0 ? undoId : null)
}

export function stopLabelJob(): void {
  const { running } = useLabelJob.getState()
  if (!running) return
  show({ isStopping: true })
  api.labels.stop({ job: running.job }).catch((error: unknown) => showFailure(error, t('labels.change-failed')))
}

function doneText({ label: { name, contactCount }, isRemoval }: LabelWish, changedCount: number): string {
  const done = t(isRemoval ? 'customers.labels-removed' : 'customers.labels-set', { name, count: changedCount })
  const limit = limitInForce('labels.contacts')
  const isOver = !isRemoval && currentSettings().phoneAppCompatible && contactCount + changedCount > limit
  return isOver ? `${done} ${t('labels.too-many-contacts', { limit })}` : done
}
