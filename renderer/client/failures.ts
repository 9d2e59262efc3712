import type { MessageKey } from '#shared/locales/en/index.ts'
import { translateNow as t } from '../strings/use-strings.ts'
import { showToast } from '../ui/overlays/toast.tsx'
import { describeFailure } from './refusals.ts'

/** Says the reason of a refusal, or what could not be done. */
export function showFailure(error: unknown, otherwise: string): void {
  showToast({ tone: 'danger', text: describeFailure(t, error, otherwise) })
}

/** What a feature carries out its changes with: a failure is said, and the answer is null then. */
export const attemptOrSay = (otherwise: MessageKey) =>
  async <Result>(work: Promise<Result>): Promise<Result | null> => {
    try {
      return await work
    } catch (error) {
      showFailure(error, t(otherwise))
      return null
    }
  }
