import { createHash, randomBytes } from 'node:crypto'
import type { Clock } from '#core/ports/clock.ts'

/** Wrong keys taken before every key is refused for the rest of the window. */
const attemptLimit = 10
const attemptWindowMs = 60_000
/** Links printed but never opened; older ones stop working. */
const openKeyLimit = 8
const sessionLimit = 64
/** A session without an open page ends this long after it began. */
export const sessionLifetimeMs = 30 * 24 * 60 * 60_000

export type KeyAnswer = { kind: 'session'; token: string } | { kind: 'wrong' } | { kind: 'too-many' }
export type KeptSession = { digest: string; createdAtMs: number }
/** Where sessions outlive the process: a page that was open comes back after a restart. Oldest first, and never a token. */
export type SessionMemory = { load(): readonly KeptSession[]; save(sessions: readonly KeptSession[]): void }
export type Sessions = {
  /** A key that opens one session and then is dead. */
  issueKey(): string
  redeem(key: string): KeyAnswer
  /** A key that was opened where a session was already: it is dead too. */
  discard(key: string): void
  isValid(token: string | null): boolean
  /** A page of this session is open until the answer is called. */
  pageOpened(token: string): () => void
  /** Ends every session that has no page open now. */
  revokeUnseen(): void
}

/** Only digests are kept and compared, so neither memory nor timing gives a key away. */
const digest = (secret: string) => createHash('sha256').update(secret).digest('base64url')
const newSecret = () => randomBytes(32).toString('base64url')

export function createSessions(clock: Pick<Clock, 'monotonicMs' | 'nowMs'>, memory: SessionMemory | null = null): Sessions {
  const keys = new Set<string>()
  const pages = new Map<string, number>()
  const isSeen = (id: string) => (pages.get(id) ?? 0) > 0
  const isLive = (id: string, createdAtMs: number) => isSeen(id) || clock.nowMs() - createdAtMs < sessionLifetimeMs
  /** A clock that was ahead must not make a session last longer. */
  const sessions = new Map((memory?.load() ?? []).map(({ digest: id, createdAtMs }) => [id, Math.min(createdAtMs, clock.nowMs())]))
  const keepOnly = (isKept: (id: string, createdAtMs: number) => boolean) => {
    for (const [id, createdAtMs] of sessions) if (!isKept(id, createdAtMs)) sessions.delete(id)
    memory?.save([...sessions].map(([id, createdAtMs]) => ({ digest: id, createdAtMs })))
  }
  trimOldest(sessions, sessionLimit)
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
      sessions.set(digest(token), clock.nowMs())
      trimOldest(sessions, sessionLimit)
      keepOnly(isLive)
      return { kind: 'session', token }
    },
    discard: (key) => void keys.delete(digest(key)),
    isValid(token) {
      if (token === null) return false
      const id = digest(token)
      const createdAtMs = sessions.get(id)
      return createdAtMs !== undefined && isLive(id, createdAtMs)
    },
    pageOpened(token) {
      const id = digest(token)
      pages.set(id, (pages.get(id) ?? 0) + 1)
      return () => {
        const left = (pages.get(id) ?? 0) - 1
        if (left > 0) pages.set(id, left)
        else pages.delete(id)
      }
    },
    revokeUnseen: () => keepOnly(isSeen),
  }
}

function trimOldest(collection: Set<string> | Map<string, unknown>, limit: number): void {
  for (const oldest of collection.keys()) {
    if (collection.size <= limit) return
    collection.delete(oldest)
  }
}
