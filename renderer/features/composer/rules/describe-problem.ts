import { describeRefusal } from '../../../client/refusals.ts'
import type { Format } from '../../../strings/format.ts'
import type { Translate } from '../../../strings/use-strings.ts'
import type { Problem } from '../draft/draft-state.ts'

export type ProblemText = { title: string; next: string | null; policyKey: string | null }

/** What happened and what to do next; a file is named. */
export function describeProblem(t: Translate, format: Format, { refusal }: Problem): ProblemText {
  if (!refusal) return { title: t('composer.not-sent'), next: t('composer.call-failed'), policyKey: null }
  const { reason, policyKey, params } = refusal
  const name = params['fileName']
  if (typeof name !== 'string') return { title: describeRefusal(t, refusal), next: null, policyKey }
  const { sizeBytes, limitBytes } = params
  if (reason === 'file-too-large' && typeof sizeBytes === 'number' && typeof limitBytes === 'number') {
    const kind = policyKey?.split('.')[1]?.replace('animated-', '') ?? 'document'
    return {
      title: t('composer.file-too-large', { name, kind, size: format.fileSize(sizeBytes), limit: format.fileSize(limitBytes) }),
      next: t('composer.file-too-large-next', { kind }),
      policyKey,
    }
  }
  if (reason === 'file-type') return { title: t('composer.file-type', { name }), next: t('composer.file-type-next'), policyKey }
  if (reason === 'file-empty') return { title: t('composer.file-empty', { name }), next: t('composer.file-empty-next'), policyKey }
  return { title: `${name}: ${describeRefusal(t, refusal)}`, next: null, policyKey }
}
