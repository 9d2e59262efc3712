export const answerKinds = ['by-hand', 'quick-reply', 'automatic'] as const
export type AnswerKind = (typeof answerKinds)[number]

/** Milliseconds each answer of a kind took, from the first message of the customer that it answers. */
export type AnswerTimes = Record<AnswerKind, number[]>
export type AnswerCounts = Record<AnswerKind, { count: number; medianMs: number | null }>

/** Only messages that are there to stay: what waits, failed or was imported says nothing about answering. */
export type TurnMessage = { conversationId: number; atMs: number; by: 'customer' | AnswerKind }

/**
 * Messages of whole conversations, each in the order of time. A person's answer ends the customer's waiting, an
 * automatic one does not: who was answered by both counts for both. More messages after an answer are no further answers.
 */
export function answerTimes(messages: Iterable<TurnMessage>): AnswerTimes {
  const times: AnswerTimes = { 'by-hand': [], 'quick-reply': [], automatic: [] }
  let conversation: number | null = null
  let waitsForPersonSinceMs: number | null = null
  let waitsForAnySinceMs: number | null = null
  for (const { conversationId, atMs, by } of messages) {
    if (conversationId !== conversation) [conversation, waitsForPersonSinceMs, waitsForAnySinceMs] = [conversationId, null, null]
    if (by === 'customer') {
      waitsForPersonSinceMs ??= atMs
      waitsForAnySinceMs ??= atMs
      continue
    }
    const sinceMs = by === 'automatic' ? waitsForAnySinceMs : waitsForPersonSinceMs
    if (sinceMs !== null) times[by].push(atMs - sinceMs)
    waitsForAnySinceMs = null
    if (by !== 'automatic') waitsForPersonSinceMs = null
  }
  return times
}
