import { answerKinds, type AnswerCounts, type AnswerKind, type AnswerTimes } from '#shared/domain/automation/answer-kinds.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'

const conversationsPerTurn = 100

/** Read in small steps, so that a shop with half a million messages a month goes on answering meanwhile. */
export async function answerCounts({ store, clock }: FeaturePorts, sinceMs: number): Promise<AnswerCounts> {
  const times: AnswerTimes = { 'by-hand': [], 'quick-reply': [], automatic: [] }
  let after: number | null = 0
  while (after !== null) {
    const step: { times: AnswerTimes; next: number | null } = await store.answerTimes({ sinceMs, after, limit: conversationsPerTurn })
    for (const kind of answerKinds) times[kind].push(...step.times[kind])
    after = step.next
    await clock.nextTurn()
  }
  return Object.fromEntries(answerKinds.map((kind): [AnswerKind, AnswerCounts[AnswerKind]] => [kind, { count: times[kind].length, medianMs: median(times[kind]) }])) as AnswerCounts
}

/** Of two in the middle the mean. */
function median(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = Float64Array.from(values).sort()
  return (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.ceil((sorted.length - 1) / 2)]!) / 2
}
