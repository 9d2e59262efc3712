import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { systemHolidays } from '#adapters/system/holiday-calendar.ts'
import { AutomationEngine } from '#core/automation/automation-engine.ts'
import { AutomationLibrary } from '#core/automation/automation-library.ts'
import type { FeaturePorts } from '#core/kernel/feature-ports.ts'
import { ShopFacts } from '#core/kernel/shop-facts.ts'
import { ShopHours } from '#core/kernel/shop-hours.ts'
import { SignalBus } from '#core/kernel/signals.ts'
import { SteadyTime } from '#core/kernel/steady-time.ts'
import type { Store } from '#core/ports/store/store.ts'
import type { MessageReceived } from '#core/inbound/inbound-event.ts'
import { policyValue } from '#shared/policy/policy.ts'
import { away, greeting, keyword, nineToSix, rule, saying } from '../../../support/automation.ts'
import { reusableStore } from '../../../support/emptied-store.ts'
import { deliver, person, received, text } from '../../../support/inbound-events.ts'
import { ManualClock } from '../../../support/manual-clock.ts'

const minute = 60_000
const day = 24 * 60 * minute
const people = ['821000000001', '821000000002']
const words = ['가격 얼마예요', '안녕하세요', '메뉴 있나요', '위치', '사진이요', '상담원', '수신거부', '수신동의']

type Step =
  | { kind: 'writes'; who: number; word: number; agoMs: number; gapMs: number }
  | { kind: 'repeats'; which: number; gapMs: number }
  | { kind: 'imported'; who: number; word: number; gapMs: number }
  | { kind: 'answers'; who: number; gapMs: number }
  | { kind: 'offline'; isOffline: boolean; gapMs: number }
  | { kind: 'dies'; moment: 'between' | 'before-settling' | 'after-settling'; gapMs: number }

const gapMs = fc.oneof(fc.integer({ min: 0, max: 5_000 }), fc.integer({ min: 0, max: 20 * minute }), fc.integer({ min: 0, max: 9 * 60 * minute }))
const who = fc.integer({ min: 0, max: people.length - 1 })
const word = fc.integer({ min: 0, max: words.length - 1 })
const writes = fc.record({ kind: fc.constant('writes' as const), who, word, agoMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 30 * minute })), gapMs })
const steps = fc.array(fc.oneof(
  { weight: 8, arbitrary: writes },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('repeats' as const), which: fc.nat(30), gapMs }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('imported' as const), who, word, gapMs }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('answers' as const), who, gapMs }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('offline' as const), isOffline: fc.boolean(), gapMs }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('dies' as const), moment: fc.constantFrom('between' as const, 'before-settling' as const, 'after-settling' as const), gapMs }) },
), { minLength: 8, maxLength: 24 })

/** One run of the app over this store. */
async function live(store: Store, clock: ManualClock) {
  const signals = new SignalBus()
  const facts = new ShopFacts(store, signals)
  const shopHours = new ShopHours({ store, clock, signals, holidays: systemHolidays }, 'Asia/Seoul', () => 'ko')
  const log = { info: () => {}, warn: () => {}, error: (_event: string, error: unknown) => { throw error } }
  const ports = { store, clock, facts, shopHours, signals, log } as unknown as FeaturePorts
  const library = new AutomationLibrary(ports)
  await facts.load()
  await shopHours.load()
  await library.load()
  return new AutomationEngine(ports, new SteadyTime(clock), library, () => 'ko')
}

class Death extends Error {}

/** Settles, or dies in the middle of it. */
function mortal(store: Store, next: { death: 'before-settling' | 'after-settling' | null }): Store {
  return { ...store, settleAutomation: async (settlements) => {
    const { death } = next
    next.death = null
    if (death === 'before-settling') throw new Death()
    const changes = await store.settleAutomation(settlements)
    if (death === 'after-settling') throw new Death()
    return changes
  } }
}

test('never a fourth automatic message in any rolling day, never two for one message, never one for an imported or late message', async () => {
  let sentInAll = 0
  let picturesSent = 0
  const { store, empty } = reusableStore(() => 0)
  await fc.assert(fc.asyncProperty(steps, async (plan: Step[]) => {
    const clock = new ManualClock()
    empty()
    await store.saveHoursSettings(nineToSix)
    const menu = await store.addKeptFile({ type: 'image', mimeType: 'image/png', fileName: '메뉴.png', sizeBytes: 3, isVoice: false, key: 'reply/1', nowMs: clock.nowMs() })
    for (const draft of [greeting('어서 오세요'), away('쉬는 시간이에요'), keyword(['가격', '위치'], '하나', '둘'), keyword('메뉴', saying('밥', { fileId: menu.id })), rule({ kind: 'acknowledgement' }, ['받았어요'])]) await store.saveRule(null, draft)
    const death: { death: 'before-settling' | 'after-settling' | null } = { death: null }
    let engine = await live(mortal(store, death), clock)
    const told: MessageReceived[] = []
    const liveIds = new Map<string, number>()
    const sent: { to: string; wamid: string; atMs: number; timestampMs: number }[] = []
    let isOffline = false

    const work = async () => {
      for (let turn = 0; turn < 100; turn += 1) {
        try {
          if ((await engine.decideNext()) !== 0) return
        } catch (error) {
          if (!(error instanceof Death)) throw error
          engine = await live(mortal(store, death), clock)
        }
      }
      throw new Error('The engine never rests')
    }
    /** What the outbox does with it: everything leaves at once, or later when the line is back, or never. */
    const leave = async () => {
      if (isOffline) return
      for (const item of await store.dueOutgoing({ nowMs: clock.nowMs(), limit: 100, excluding: new Set() })) {
        const inTime = clock.nowMs() - item.queuedAtMs <= policyValue('automation.send-within')
        const wamid = item.clientReference.split(' ')[1] ?? ''
        if (item.content.type === 'image') {
          picturesSent += 1
          expect(item.attachment?.key).toBe('reply/1')
        }
        if (inTime && item.priority === 1) sent.push({ to: item.to.phone!, wamid, atMs: clock.nowMs(), timestampMs: liveIds.get(wamid) ?? Number.NEGATIVE_INFINITY })
        await store.claim([{ messageId: item.messageId, atMs: clock.nowMs(), isBusinessInitiated: false }])
      }
    }
    const tell = (events: MessageReceived[]) => deliver(store, events, clock.nowMs(), { notesAutomation: true })

    for (const step of plan) {
      clock.jumpTo(clock.nowMs() + step.gapMs)
      await leave()
      switch (step.kind) {
        case 'writes': {
          const event = received(`live${told.length}`, person({ phone: people[step.who]!, profileName: '민지' }), clock.nowMs() - step.agoMs, { content: text(words[step.word]!) })
          told.push(event)
          liveIds.set(event.wamid, event.timestampMs)
          await tell([event])
          break
        }
        case 'repeats': {
          const earlier = told[step.which % Math.max(1, told.length)]
          if (earlier) await tell([earlier, ...told.slice(-3).toReversed()])
          break
        }
        case 'imported':
          await tell([received(`old${told.length}${clock.nowMs()}`, person({ phone: people[step.who]! }), clock.nowMs() - 3 * day, { origin: 'history', content: text(words[step.word]!) })])
          break
        case 'answers':
          await tell([received(`echo${clock.nowMs()}${step.who}`, person({ phone: people[step.who]! }), clock.nowMs(), { origin: 'phone-app', direction: 'outbound', content: text('네') })])
          break
        case 'offline':
          isOffline = step.isOffline
          break
        case 'dies':
          if (step.moment === 'between') engine = await live(mortal(store, death), clock)
          else death.death = step.moment
      }
      if (step.kind !== 'dies') await work()
      await leave()
    }
    isOffline = false
    await leave()

    sentInAll += sent.length
    expect(sent.filter(({ wamid }) => !liveIds.has(wamid))).toEqual([])
    expect(new Set(sent.map(({ wamid }) => wamid)).size).toBe(sent.length)
    expect(sent.filter(({ atMs, timestampMs }) => atMs - timestampMs > policyValue('automation.message-age') + policyValue('automation.send-within'))).toEqual([])
    for (const phone of people) {
      const times = sent.filter(({ to }) => to === phone).map(({ atMs }) => atMs).toSorted((one, other) => one - other)
      for (let index = 3; index < times.length; index += 1) expect(times[index]! - times[index - 3]!).toBeGreaterThanOrEqual(day)
    }
  }), { numRuns: 1000 })
  expect(sentInAll).toBeGreaterThan(1_000)
  expect(picturesSent).toBeGreaterThan(200)
  await store.close()
}, 120_000)
