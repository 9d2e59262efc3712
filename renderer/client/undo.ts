import { create } from 'zustand'
import { translateNow as t } from '../strings/use-strings.ts'
import { showToast } from '../ui/overlays/toast.tsx'
import { api } from './api.ts'
import { showFailure } from './failures.ts'
import { withProgress } from './job-progress.ts'

/** The change that is being taken back, and how much of it, from 0 to 1. */
export const useUndoing = create<{ undoId: number | null; fraction: number }>(() => ({ undoId: null, fraction: 0 }))

/** Says what was done, with a way back when there is one. */
export function showDone(text: string, undoId: number | null): void {
  showToast({ text, ...(undoId === null ? {} : { action: { label: t('common.undo'), run: () => void takeBack(undoId) } }) })
}

/** One at a time. Answers whether everything was taken back; asked for again, it goes on where it stopped. */
export async function takeBack(undoId: number, doneText: string = t('customers.undone')): Promise<boolean> {
  if (useUndoing.getState().undoId !== null) {
    showToast({ tone: 'danger', text: t('refusal.already-running') })
    return false
  }
  useUndoing.setState({ undoId, fraction: 0 })
  try {
    await withProgress(({ fraction }) => useUndoing.setState({ fraction }), (job) => api.customers.undo({ undoId, job }))
    showToast({ text: doneText })
    return true
  } catch (error) {
    showFailure(error, t('customers.undo-failed'))
    return false
  } finally {
    useUndoing.setState({ undoId: null, fraction: 0 })
  }
}
