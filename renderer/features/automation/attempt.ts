import { describeFailure } from '../../client/refusals.ts'
import { translateNow as t } from '../../strings/use-strings.ts'
import { showToast } from '../../ui/toast.tsx'

/** Carries out a change; a failure is said. Answers null then. */
export async function attempt<Result>(work: Promise<Result>): Promise<Result | null> {
  try {
    return await work
  } catch (error) {
    showToast({ text: describeFailure(t, error, t('automation.failed')), tone: 'danger' })
    return null
  }
}
