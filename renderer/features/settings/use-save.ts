import type { Settings } from '#shared/domain/settings.ts'
import { showFailure } from '../../client/failures.ts'
import { updateSettings } from '../../client/settings.ts'
import { useStrings } from '../../strings/use-strings.ts'

/** Saves at once; what could not be saved goes back and is said. */
export function useSave(): (patch: Partial<Settings>) => void {
  const t = useStrings()
  return (patch) => {
    updateSettings(patch).catch((error: unknown) => {
      showFailure(error, t('settings.not-saved'))
    })
  }
}
