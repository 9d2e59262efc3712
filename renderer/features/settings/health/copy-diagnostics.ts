import { api } from '../../../client/api.ts'
import type { Translate } from '../../../strings/use-strings.ts'
import { showToast } from '../../../ui/overlays/toast.tsx'

export async function copyDiagnostics(t: Translate): Promise<void> {
  try {
    const { text } = await api.account.diagnostics()
    await navigator.clipboard.writeText(text)
    showToast({ text: t('settings.diagnostics-copied') })
  } catch {
    showToast({ text: t('settings.diagnostics-failed'), tone: 'danger' })
  }
}
