/**
 * The customer service window: free-form replies are allowed for 24 h after the contact's last message
 * (Meta's documentation, sending messages). Derived from the message's own timestamp, never from its arrival.
 */
export function serviceWindowEndsAtMs(lastInboundAtMs: number | null, lengthMs: number): number | null {
  return lastInboundAtMs === null ? null : lastInboundAtMs + lengthMs
}

export type ServiceWindow =
  | { state: 'never-opened' }
  | { state: 'open'; endsAtMs: number }
  | { state: 'closed'; endedAtMs: number }

export function serviceWindowAt(endsAtMs: number | null, nowMs: number): ServiceWindow {
  if (endsAtMs === null) return { state: 'never-opened' }
  return nowMs < endsAtMs ? { state: 'open', endsAtMs } : { state: 'closed', endedAtMs: endsAtMs }
}
