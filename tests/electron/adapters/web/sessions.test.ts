import { expect, test } from 'vitest'
import { createSessions, sessionLifetimeMs, type KeptSession, type SessionMemory, type Sessions } from '#adapters/web/sessions.ts'
import { ManualClock } from '../../../support/manual-clock.ts'

test('a key opens one session and is dead afterwards', () => {
  const sessions = createSessions(new ManualClock())
  const key = sessions.issueKey()
  const first = sessions.redeem(key)
  expect(first.kind).toBe('session')
  expect(sessions.redeem(key)).toEqual({ kind: 'wrong' })
  expect(sessions.isValid(first.kind === 'session' ? first.token : null)).toBe(true)
})

test('a guessed key or token opens nothing', () => {
  const sessions = createSessions(new ManualClock())
  const key = sessions.issueKey()
  expect(sessions.redeem(`${key}x`)).toEqual({ kind: 'wrong' })
  expect(sessions.redeem('')).toEqual({ kind: 'wrong' })
  expect(sessions.isValid(key)).toBe(false)
  expect(sessions.isValid('')).toBe(false)
  expect(sessions.isValid(null)).toBe(false)
})

test('after ten wrong keys even the right one waits out the minute', async () => {
  const clock = new ManualClock()
  const sessions = createSessions(clock)
  const key = sessions.issueKey()
  for (let attempt = 0; attempt < 10; attempt += 1) expect(sessions.redeem(`guess-${attempt}`)).toEqual({ kind: 'wrong' })
  expect(sessions.redeem(key)).toEqual({ kind: 'too-many' })
  await clock.advance(60_000)
  expect(sessions.redeem(key).kind).toBe('session')
})

test('links that were never opened stop working when eight newer ones exist', () => {
  const sessions = createSessions(new ManualClock())
  const oldest = sessions.issueKey()
  for (let issued = 0; issued < 8; issued += 1) sessions.issueKey()
  expect(sessions.redeem(oldest)).toEqual({ kind: 'wrong' })
})

function memoryOf(kept: readonly KeptSession[] = []): SessionMemory & { kept: readonly KeptSession[] } {
  return { kept, load() { return this.kept }, save(sessions) { this.kept = sessions } }
}

function signIn(sessions: Sessions): string {
  const answer = sessions.redeem(sessions.issueKey())
  if (answer.kind !== 'session') throw new Error(answer.kind)
  return answer.token
}

test('a session outlives the process as a digest, never as the token, and ends after its lifetime', async () => {
  const clock = new ManualClock()
  const memory = memoryOf()
  const token = signIn(createSessions(clock, memory))
  expect(JSON.stringify(memory.kept)).not.toContain(token)
  expect(createSessions(clock, memory).isValid(token)).toBe(true)
  expect(createSessions(clock, memory).isValid(memory.kept[0]!.digest)).toBe(false)
  await clock.advance(sessionLifetimeMs - 1)
  expect(createSessions(clock, memory).isValid(token)).toBe(true)
  await clock.advance(1)
  const late = createSessions(clock, memory)
  expect(late.isValid(token)).toBe(false)
  signIn(late)
  expect(memory.kept).toHaveLength(1)
})

test('a clock that was ahead does not make a session last longer', async () => {
  const clock = new ManualClock()
  const memory = memoryOf()
  const startMs = clock.nowMs()
  clock.jumpTo(startMs + 10 * sessionLifetimeMs)
  const token = signIn(createSessions(clock, memory))
  clock.jumpTo(startMs)
  const sessions = createSessions(clock, memory)
  expect(sessions.isValid(token)).toBe(true)
  await clock.advance(sessionLifetimeMs)
  expect(sessions.isValid(token)).toBe(false)
})

test('an open page keeps its session; without one it ends when its time is over or the shop begins again', async () => {
  const clock = new ManualClock()
  const memory = memoryOf()
  const sessions = createSessions(clock, memory)
  const [seen, unseen] = [signIn(sessions), signIn(sessions)]
  const closed = sessions.pageOpened(seen)
  sessions.revokeUnseen()
  expect([sessions.isValid(seen), sessions.isValid(unseen)]).toEqual([true, false])
  expect(memory.kept).toHaveLength(1)
  await clock.advance(sessionLifetimeMs)
  expect(sessions.isValid(seen)).toBe(true)
  closed()
  expect(sessions.isValid(seen)).toBe(false)
})

test('no more than 64 sessions are kept, the oldest go first', () => {
  const memory = memoryOf()
  const sessions = createSessions(new ManualClock(), memory)
  const [oldest, next] = Array.from({ length: 65 }, () => signIn(sessions))
  expect(memory.kept).toHaveLength(64)
  expect([sessions.isValid(oldest!), sessions.isValid(next!)]).toEqual([false, true])
})
