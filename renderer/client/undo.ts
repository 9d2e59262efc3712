import { translateNow as t } from '../strings/use-strings.ts'
import { showToast } from '../ui/toast.tsx'
import { api } from './api.ts'
import { showFailure } from './failures.ts'

/** Says what was done, with a way back when there is one. */
export function showDone(text: string, undoId: number | null): void {
  showToast({ text, ...(undoId === null ? {} : { action: { label: t('common.undo'), run: () => void undo(undoId) } }) })
}

async function undo(undoId: number): Promise<void> {
  try {
    await api.customers.undo({ undoId })
    showToast({ text: t('customers.undone') })
  } catch (error) {
    showFailure(error, t('customers.undo-failed'))
  }
}
