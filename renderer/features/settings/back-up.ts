import { api } from '../../client/api.ts'
import { showFailure } from '../../client/failures.ts'
import type { Translate } from '../../strings/use-strings.ts'
import { showToast } from '../../ui/overlays/toast.tsx'

export type FinishedBackup = { name: string; sizeBytes: number; atMs: number }

/** Says how it went; null when it failed. */
export async function backUp(t: Translate): Promise<FinishedBackup | null> {
  try {
    const backup = await api.shop.backUpNow()
    showToast({ text: t('settings.backup-done') })
    return { ...backup, atMs: Date.now() }
  } catch (error) {
    showFailure(error, t('settings.backup-failed'))
    return null
  }
}
