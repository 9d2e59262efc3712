import { expect, test } from 'vitest'
import { createSessions } from '#adapters/web/sessions.ts'
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
