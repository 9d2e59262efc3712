import { describe, expect, test } from 'vitest'
import type { Health, SendingState } from '#shared/domain/health.ts'
import { bannerFor, type BannerKind } from '../../../renderer/features/status-banner/banner-for.ts'

const nowMs = Date.UTC(2026, 10, 20, 3)
const well: Health = {
  api: { state: 'ok', sinceMs: nowMs, lastOkAtMs: nowMs, errorCode: null, detail: null },
  receiver: { mode: 'own-address', state: 'listening', url: null, lastDeliveryAtMs: null, rejectedSignatureCount: 0, unreadableCount: 0, unknownTypeCount: 0, otherNumbers: null, pendingCount: 0, problem: null },
  account: null,
  historySync: null,
  store: { state: 'ok', problem: null, lastBackupAtMs: null },
  clock: { isBehind: false, behindMs: 0 },
}
const flowing: SendingState = { isPaused: false, pauseReason: null, queuedCount: 0, oldestQueuedAtMs: null, unknownCount: 0, brake: null }

type Trouble = { kind: BannerKind; health?: (health: Health) => Health; sending?: (sending: SendingState) => SendingState }

const paused = (pauseReason: SendingState['pauseReason']) => (sending: SendingState): SendingState => ({ ...sending, isPaused: true, pauseReason })
const api = (state: Health['api']['state']) => (health: Health): Health => ({ ...health, api: { ...health.api, state } })

/** In the order of importance: each must win over all that stand below it. */
const troubles: readonly Trouble[] = [
  { kind: 'disk-full', health: (health) => ({ ...health, store: { ...health.store, state: 'disk-full' } }) },
  { kind: 'token-invalid', health: api('token-invalid') },
  { kind: 'account-locked', sending: paused('account-locked') },
  { kind: 'paused', sending: paused('owner') },
  { kind: 'receiver-down', health: (health) => ({ ...health, receiver: { ...health.receiver, state: 'down' } }) },
  { kind: 'offline', health: api('offline') },
  { kind: 'clock-behind', health: (health) => ({ ...health, clock: { isBehind: true, behindMs: 90_000 } }) },
  { kind: 'brake', sending: (sending) => ({ ...sending, brake: { bucket: 'owner-policy', policyKey: 'rate.owner-per-hour', untilMs: nowMs + 60_000, conversationId: null, waitingCount: 4 } }) },
]

function shown(list: readonly Trouble[], sending: SendingState = flowing) {
  return bannerFor(list.reduce((health, trouble) => trouble.health?.(health) ?? health, well), list.reduce((state, trouble) => trouble.sending?.(state) ?? state, sending), 'open', nowMs)
}

test('says nothing while all is well or nothing is known yet', () => {
  expect(bannerFor(well, flowing, 'open', nowMs)).toBeNull()
  expect(bannerFor(null, null, 'connecting', nowMs)).toBeNull()
})

describe('one trouble, one banner', () => {
  test.each(troubles)('$kind', (trouble) => {
    expect(shown([trouble])?.kind).toBe(trouble.kind)
  })

  test.each([['read-only', 'read-only'], ['disk-full', 'disk-full'], ['damaged', 'damaged']] as const)('store %s', (state, kind) => {
    expect(bannerFor({ ...well, store: { ...well.store, state } }, flowing, 'open', nowMs)?.kind).toBe(kind)
  })

  test.each([['token-invalid', 'token-invalid'], ['not-permitted', 'not-permitted'], ['account-locked', 'account-locked'], ['disconnected', 'disconnected'], ['billing', 'billing'], ['owner', 'paused'], [null, 'paused']] as const)('paused because of %s', (reason, kind) => {
    expect(bannerFor(well, paused(reason)(flowing), 'open', nowMs)?.kind).toBe(kind)
  })
})

describe('of several troubles the gravest speaks', () => {
  for (const [index, graver] of troubles.entries()) {
    for (const lesser of troubles.slice(index + 1)) {
      const areCompatible = !(graver.sending && lesser.sending) && !(graver.health && lesser.health && `${graver.kind}${lesser.kind}`.includes('token-invalidoffline'))
      if (areCompatible) test(`${graver.kind} before ${lesser.kind}`, () => expect(shown([lesser, graver])?.kind).toBe(graver.kind))
    }
  }

  test('a lost connection to the app makes everything else stale', () => {
    expect(bannerFor({ ...well, store: { ...well.store, state: 'disk-full' } }, paused('owner')(flowing), 'lost', nowMs)?.kind).toBe('connection-lost')
  })

  test('a refused session does not promise to reconnect', () => {
    expect(bannerFor(well, flowing, 'refused', nowMs)?.kind).toBe('link-needed')
  })
})

describe('the way out', () => {
  const waiting = { ...flowing, queuedCount: 3 }

  test('carries how many messages wait', () => {
    expect(shown([troubles[1]!], waiting)?.queuedCount).toBe(3)
  })

  test('offers to give up what waits only when something waits', () => {
    expect(shown([{ kind: 'paused', sending: paused('owner') }], waiting)?.actions).toEqual(['resume', 'discard'])
    expect(shown([{ kind: 'paused', sending: paused('owner') }])?.actions).toEqual(['resume'])
  })

  test('asks for a new token when the token is refused', () => {
    expect(shown([troubles[1]!])?.actions[0]).toBe('replace-token')
  })

  test('every banner but a lost connection has one', () => {
    for (const trouble of troubles) expect(shown([trouble])?.actions.length, trouble.kind).toBeGreaterThan(0)
  })

  test('a hold of a few seconds is not worth a word, and the brake tells its own count', () => {
    const brake = { bucket: 'pair' as const, policyKey: 'rate.pair-interval', untilMs: nowMs + 5_000, conversationId: 1, waitingCount: 2 }
    expect(bannerFor(well, { ...waiting, brake }, 'open', nowMs)).toBeNull()
    expect(bannerFor(well, { ...waiting, brake: { ...brake, untilMs: nowMs + 10_000 } }, 'open', nowMs)).toMatchObject({ kind: 'brake', tone: 'info', queuedCount: 2 })
  })
})
