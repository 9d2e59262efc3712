/**
 * Where an outgoing message stands. `unknown`: the request left this computer and no answer came back, so
 * it may or may not have been sent; only a status webhook or the owner can settle it.
 */
export const outgoingStatuses = [
  'queued', 'sending', 'unknown', 'accepted', 'sent', 'delivered', 'read', 'played', 'failed',
] as const
export type OutgoingStatus = (typeof outgoingStatuses)[number]
export type MessageStatus = OutgoingStatus | 'received'

/** Statuses that Meta reports by webhook (Meta's documentation, status webhooks). */
export type ReportedStatus = 'sent' | 'delivered' | 'read' | 'played' | 'failed'

const rank: Record<OutgoingStatus, number> = {
  queued: 0, sending: 1, unknown: 2, accepted: 3, sent: 4, delivered: 5, read: 6, played: 7, failed: 8,
}

/**
 * The status after `incoming` was reported. Statuses never move backwards whatever order they arrive in, and
 * a failure reported by Meta is final until the message is sent anew. A failure of our own making (an
 * answer that never came, see `localErrorCode`) gives way to anything Meta reports.
 */
export function nextStatus(current: OutgoingStatus, incoming: OutgoingStatus, currentFailureIsLocal = false): OutgoingStatus {
  if (current === 'failed' && currentFailureIsLocal) return incoming
  return rank[incoming] > rank[current] ? incoming : current
}
