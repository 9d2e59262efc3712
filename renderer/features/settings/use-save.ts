import type { Settings } from '#shared/domain/settings.ts'
import { describeFailure } from '../../client/refusals.ts'
import { updateSettings } from '../../client/settings.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { showToast } from '../../ui/toast.tsx'

/** Saves at once; what could not be saved goes back and is said. */
export function useSave(): (patch: Partial<Settings>) => void {
  const t = useStrings()
  return (patch) => {
    updateSettings(patch).catch((error: unknown) => {
      showToast({ text: describeFailure(t, error, t('settings.not-saved')), tone: 'danger' })
    })
  }
}
