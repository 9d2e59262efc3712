import type { Label } from '#shared/domain/labels.ts'
import { useCallback, useEffect, useState } from 'react'
import { api } from '../../client/api.ts'
import { onEvent } from '../../client/events.ts'
import { limitInForce } from '../../client/policy-limits.ts'
import { currentSettings } from '../../client/settings.ts'
import { showDone, showFailure } from '../../client/undo.ts'
import { translateNow as t } from '../../strings/use-strings.ts'

export type LabelWish = { label: Label; isRemoval: boolean }
export type LabelJob = LabelWish & { job: string; done: number; total: number; isStopping: boolean }

/** One long change of labels at a time: it goes on while the owner looks elsewhere, can be stopped, and one undo takes all of it back. */
export function useLabelJob() {
  const [running, setRunning] = useState<LabelJob | null>(null)

  useEffect(() => onEvent('progress', ({ job, done, total }) => setRunning((known) => (known?.job === job ? { ...known, done, total } : known))), [])

  const start = useCallback(async (wish: LabelWish, customers: () => Promise<readonly number[]>) => {
    const job = `labels-${crypto.randomUUID()}`
    setRunning({ ...wish, job, done: 0, total: 0, isStopping: false })
    try {
      const contactIds = [...(await customers())]
      setRunning((known) => known && { ...known, total: contactIds.length })
      if (contactIds.length === 0) return
      const labelId = wish.label.id
      const { undoId, changedCount } = await api.labels.change({ contactIds, add: wish.isRemoval ? [] : [labelId], remove: wish.isRemoval ? [labelId] : [], job })
      showDone(doneText(wish, changedCount), changedCount > 0 ? undoId : null)
    } catch (error) {
      showFailure(error, t('labels.change-failed'))
    } finally {
      setRunning(null)
    }
  }, [])

  const stop = useCallback(() => {
    if (!running) return
    setRunning({ ...running, isStopping: true })
    api.labels.stop({ job: running.job }).catch((error: unknown) => showFailure(error, t('labels.change-failed')))
  }, [running])

  return { running, start, stop }
}

function doneText({ label: { name, contactCount }, isRemoval }: LabelWish, changedCount: number): string {
  const done = t(isRemoval ? 'customers.labels-removed' : 'customers.labels-set', { name, count: changedCount })
  const limit = limitInForce('labels.contacts')
  const isOver = !isRemoval && currentSettings().phoneAppCompatible && contactCount + changedCount > limit
  return isOver ? `${done} ${t('labels.too-many-contacts', { limit })}` : done
}
