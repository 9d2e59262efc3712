import { create } from 'zustand'
import { api } from '../../client/api.ts'
import { showFailure } from '../../client/failures.ts'
import { withProgress } from '../../client/job-progress.ts'
import { translateNow as t } from '../../strings/use-strings.ts'
import { showToast } from '../../ui/toast.tsx'

/** The import that is being taken back, and how much of it, from 0 to 1. */
export const useImportUndo = create<{ undoId: number | null; fraction: number }>(() => ({ undoId: null, fraction: 0 }))

/** Answers whether everything was taken back. It goes on where it stopped when it is asked for again. */
export async function undoImport(undoId: number): Promise<boolean> {
  if (useImportUndo.getState().undoId !== null) return false
  useImportUndo.setState({ undoId, fraction: 0 })
  try {
    await withProgress(({ fraction }) => useImportUndo.setState({ fraction }), (job) => api.customers.undo({ undoId, job }))
    showToast({ text: t('imports.undone') })
    return true
  } catch (error) {
    showFailure(error, t('customers.undo-failed'))
    return false
  } finally {
    useImportUndo.setState({ undoId: null, fraction: 0 })
  }
}
