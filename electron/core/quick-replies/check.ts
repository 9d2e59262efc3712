import type { QuickReplyContent, QuickReplyLibrary } from '#shared/domain/quick-reply.ts'
import { quickReplyProblems } from '#shared/domain/quick-reply-rules.ts'
import type { Refusal } from '#shared/contract/base.ts'
import type { KnownVariables } from '#shared/domain/text-variables.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'

const countKey = 'quick-replies.count'

/** How many more fit; without end once the owner gave up what the phone app can hold. */
export function roomLeft({ facts }: FeaturePorts, count: number): number {
  return facts.settings.phoneAppCompatible ? Math.max(0, facts.policy(countKey) - count) : Number.POSITIVE_INFINITY
}

export const overCap = ({ facts }: FeaturePorts): Refusal => ({ reason: 'too-many-items', policyKey: countKey, params: { limit: facts.policy(countKey) } })

/** The first rule that the content breaks among the others of the library; null when it breaks none. */
export function contentProblem({ facts }: FeaturePorts, content: QuickReplyContent & { id: number | null; fileCount: number }, library: QuickReplyLibrary, known: KnownVariables): Refusal | null {
  const otherShortcuts = library.replies.filter(({ id }) => id !== content.id).map(({ shortcut }) => shortcut).filter(Boolean)
  const [problem] = quickReplyProblems(content, { fileCount: content.fileCount, known, otherShortcuts, policy: (key) => facts.policy(key) })
  return problem?.refusal ?? null
}
