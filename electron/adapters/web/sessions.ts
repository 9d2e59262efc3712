import { createHash, randomBytes } from 'node:crypto'
import type { Clock } from '#core/ports/clock.ts'

/** Wrong keys taken before every key is refused for the rest of the window. */
const attemptLimit = 10
const attemptWindowMs = 60_000
/** Links printed but never opened; older ones stop working. */
const openKeyLimit = 8
const sessionLimit = 64

export type KeyAnswer = { kind: 'session'; token: string } | { kind: 'wrong' } | { kind: 'too-many' }
export type Sessions = {
  /** A key that opens one session and then is dead. */
  issueKey(): string
  redeem(key: string): KeyAnswer
  /** A key that was opened where a session was already: it is dead too. */
  discard(key: string): void
  isValid(token: string | null): boolean
}

/** Only digests are kept and compared, so neither memory nor timing gives a key away. */
const digest = (secret: string) => createHash('sha256').update(secret).digest('base64url')
const newSecret = () => randomBytes(32).toString('base64url')

export function createSessions(clock: Pick<Clock, 'monotonicMs'>): Sessions {
  const keys = new Set<string>()
  const sessions = new Set<string>()
  let wrongAtMs: number[] = []
  return {
    issueKey() {
      const key = newSecret()
      keys.add(digest(key))
      trimOldest(keys, openKeyLimit)
      return key
    },
    redeem(key) {
      const nowMs = clock.monotonicMs()
      wrongAtMs = wrongAtMs.filter((atMs) => atMs > nowMs - attemptWindowMs)
      if (wrongAtMs.length >= attemptLimit) return { kind: 'too-many' }
      if (!keys.delete(digest(key))) {
        wrongAtMs.push(nowMs)
        return { kind: 'wrong' }
      }
      const token = newSecret()
      sessions.add(digest(token))
      trimOldest(sessions, sessionLimit)
      return { kind: 'session', token }
    },
    discard: (key) => void keys.delete(digest(key)),
    isValid: (token) => token !== null && sessions.has(digest(token)),
  }
}

function trimOldest(set: Set<string>, limit: number): void {
  for (const oldest of set) {
    if (set.size <= limit) return
    set.delete(oldest)
  }
}
