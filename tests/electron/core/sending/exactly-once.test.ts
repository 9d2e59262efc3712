import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { openMemoryStore } from '#adapters/store/open-memory-store.ts'
import type { Store } from '#core/ports/store/store.ts'
import type { Clock } from '#core/ports/clock.ts'
import { localErrorCode } from '#shared/domain/delivery-error.ts'
import { ManualClock } from '../../../support/manual-clock.ts'
import { openShop } from '../../../support/open-shop.ts'
import { ScriptedCloudApi } from '../../../support/scripted-cloud-api.ts'

/** One run of the app that ends without warning at its n-th call to the outside, before or after the call took effect. */
type Life = { crashAtCall: number; isAfterEffect: boolean }

class Mortal {
  #callsLeft: number
  readonly #isAfterEffect: boolean
  isDead = false

  constructor({ crashAtCall, isAfterEffect }: Life) {
    this.#callsLeft = crashAtCall
    this.#isAfterEffect = isAfterEffect
  }

  /** Calls through until the moment of death; from then on nothing is called and nothing answers any more. */
  wrap<Port extends object>(port: Port): Port {
    return new Proxy(port, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name)
        if (typeof member !== 'function') return member
        return (...values: unknown[]): unknown => this.#through(() => Reflect.apply(member, target, values) as unknown)
      },
    })
  }

  clock(clock: ManualClock): Clock {
    return {
      nowMs: clock.nowMs,
      monotonicMs: clock.monotonicMs,
      nextTurn: async () => (this.isDead ? new Promise<void>(() => {}) : clock.nextTurn()),
      after: (delayMs, callback) => clock.after(delayMs, () => (this.isDead ? undefined : callback())),
    }
  }

  #through(call: () => unknown): unknown {
    if (this.isDead) return new Promise(() => {})
    this.#callsLeft -= 1
    if (this.#callsLeft > 0) return call()
    this.isDead = true
    if (this.#isAfterEffect) void Promise.resolve(call()).catch(() => {})
    return new Promise(() => {})
  }
}

const lives = fc.array(fc.record({ crashAtCall: fc.integer({ min: 1, max: 45 }), isAfterEffect: fc.boolean() }), { minLength: 1, maxLength: 4 })
const phones = ['821011110001', '821011110002', '821011110003']

test('whenever the app dies, every message is sent at most once and none is stuck', async () => {
  await fc.assert(fc.asyncProperty(lives, fc.array(fc.constantFrom('accept', 'lose', 'refuse-once'), { maxLength: 8 }), async (deaths, moods) => {
    const clock = new ManualClock()
    const store = openMemoryStore(clock)
    const cloudApi = new ScriptedCloudApi()
    const accepted: string[] = []
    cloudApi.answers = moods.map((mood) => () => Promise.resolve(
      mood === 'lose' ? { kind: 'unknown', detail: 'timeout' } as const
      : mood === 'refuse-once' ? { kind: 'rejected', problem: { kind: 'graph', code: 131016, subcode: null, title: 'busy', details: null, httpStatus: 500, isTransient: true, retryAfterMs: null } } as const
      : cloudApi.accept(cloudApi.sent.at(-1) ?? { clientReference: 'none', to: { phone: null, userId: null }, quotedWamid: null, content: { type: 'text', body: '', previewUrl: false } }),
    ))
    const reallySent = new Map<string, number>()
    cloudApi.onSend = (request) => {
      const mood = moods[cloudApi.sent.length - 1] ?? 'accept'
      if (mood === 'refuse-once') return
      reallySent.set(request.clientReference, (reallySent.get(request.clientReference) ?? 0) + 1)
      accepted.push(request.clientReference)
    }

    const setup = await openShop({ store, clock, isStarted: true })
    for (const phone of phones) await setup.customerWrites('안녕하세요', { phone, name: phone })
    await setup.close()
    const enqueued: { id: number; reference: string }[] = []
    for (const [index, phone] of [...phones, ...phones].entries()) {
      const row = await store.conversationByPhone(phone)
      if (!row) throw new Error('no conversation')
      const message = await store.enqueue({ conversationId: row.id, clientReference: `ref-${index}` as never, origin: 'person', content: { type: 'text', body: `${index}`, previewUrl: false }, quotedMessageId: null, nowMs: clock.nowMs() + index })
      enqueued.push({ id: message.id, reference: `ref-${index}` })
    }

    for (const death of deaths) {
      const mortal = new Mortal(death)
      const shop = await openShop({ store: mortal.wrap<Store>(store), clock, cloudApi: mortal.wrap(cloudApi), wallClock: mortal.clock(clock), isStarted: false })
      void shop.core.start().catch(() => {})
      await clock.advance(4_000)
      mortal.isDead = true
      await clock.advance(1_000)
    }
    const last = await openShop({ store, clock, cloudApi })
    await clock.advance(60_000)
    for (const reference of new Set(accepted)) await last.reports('sent', { wamid: `wamid.OUT-${reference}`, reference })
    await clock.advance(30 * 60_000)

    for (const { id, reference } of enqueued) {
      const message = await last.message(id)
      const times = reallySent.get(reference) ?? 0
      expect(times, `${reference} ${message.status}`).toBeLessThanOrEqual(1)
      if (times === 1) expect(message.status, reference).toBe('sent')
      else expect(message, reference).toMatchObject({ status: 'failed', error: { code: localErrorCode.unconfirmed } })
    }
    expect(await last.state()).toMatchObject({ queuedCount: 0, unknownCount: 0 })
    await last.close()
  }), { numRuns: 40, endOnFailure: true })
}, 60_000)
