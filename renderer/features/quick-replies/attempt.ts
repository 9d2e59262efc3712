import { describeRefusal, refusalOf } from '../../client/refusals.ts'
import type { Translate } from '../../strings/use-strings.ts'
import { showToast } from '../../ui/toast.tsx'

/** Carries out a change; a failure is said. Answers null then. */
export async function attempt<Result>(t: Translate, work: Promise<Result>): Promise<Result | null> {
  try {
    return await work
  } catch (error) {
    const refusal = refusalOf(error)
    showToast({ text: refusal ? describeRefusal(t, refusal) : t('quick-replies.failed'), tone: 'danger' })
    return null
  }
}
