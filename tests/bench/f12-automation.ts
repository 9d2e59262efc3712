import { monitorEventLoopDelay } from 'node:perf_hooks'
import { decide } from '#core/automation/decide.ts'
import type { World } from '#core/automation/decision.ts'
import { RuleBook } from '#core/automation/rule-book.ts'
import type { MessageFacts } from '#core/ports/store/automation-store.ts'
import { contactId, conversationId, messageId, wamid } from '#shared/domain/ids.ts'
import { policyValue } from '#shared/policy/policy.ts'
import { keyword } from '../support/automation.ts'
import { eventually } from '../support/eventually.ts'
import { startTestHost } from '../support/test-host.ts'
import { sampleCredentials, startTestSimulator } from '../support/test-simulator.ts'
import { delayDuring } from './event-loop-delay.ts'
import { metric, percentile, timed, type Metric } from './metric.ts'
import { startConnectedHost } from './running-shop.ts'
import { copySeededShop } from './seeded-shop.ts'

const ruleCount = 500
const replyCount = 150
/** Whoever is not answered by then never will be. */
const mostReplyMs = 30_000
const words = ['가격', '배송', '영업시간', '주차', '환불', '예약', '메뉴', '위치', '사이즈', '재고', 'price', 'parking', 'ราคา', 'السعر', '営業時間', '👍']
const messages = ['가격이 얼마예요? 배송은 언제 되나요', '안녕하세요 영업 시간이 어떻게 되나요', 'Is there parking nearby?', 'ขอทราบราคาหน่อยครับ', 'كم السعر؟', '営業時間は何時ですか', '아무 말도 아닌 말을 길게 늘어놓습니다 '.repeat(100), '👍🏽']
const rules = Array.from({ length: ruleCount }, (_, index) => ({ ...keyword([`${words[index % words.length]}${index}`, `${words[(index * 7) % words.length]}${index % 9}`, words[index % words.length]!], '네', '그럼요'), id: index + 1, position: index }))

/** The decision about one message among 500 rules, and the way of an automatic reply from the customer to Meta. */
export async function automation(scale: number): Promise<Metric[]> {
  return [decisions(scale), await replies(scale), await dryRun(scale)]
}

function decisions(scale: number): Metric {
  const book = new RuleBook(rules)
  const times: number[] = []
  for (let round = 0; round < 2_000; round += 1) {
    const facts = factsOf(`${messages[round % messages.length]} ${round}`)
    const startedMs = performance.now()
    decide({ facts, world, book })
    times.push(performance.now() - startedMs)
  }
  const p95 = percentile(times, 0.95)
  return metric({ id: 'F12', name: `automation decision, ${ruleCount} rules`, scale, value: p95, unit: 'ms p95', bar: '<= 5 ms', ok: p95 <= 5 })
}

/** Measured from the moment the customer writes in the simulator, so the webhook's own way is in it. */
async function replies(scale: number): Promise<Metric> {
  const shop = copySeededShop(scale)
  const simulator = await startTestSimulator()
  const { host, client } = await startTestHost(shop.home)
  try {
    await client.shop.connect({ ...sampleCredentials, graphBase: `${simulator.url}/v25.0` })
    await simulator.setWebhook(host.receiverUrl())
    for (const draft of rules) await client.automation.saveRule({ ruleId: null, draft })
    const arrived = new Map<string, () => void>()
    simulator.onAccepted(({ phone }) => arrived.get(phone ?? '')?.())
    const times: number[] = []
    for (let index = 0; index < replyCount; index += 1) {
      const phone = String(821_080_000_000 + index)
      times.push(await timed(() => new Promise<void>((resolve, reject) => {
        const tooLate = setTimeout(() => reject(new Error(`${phone} was not answered`)), mostReplyMs)
        arrived.set(phone, () => {
          clearTimeout(tooLate)
          resolve()
        })
        simulator.control.receive({ from: phone, type: 'text', text: { body: `가격이 얼마예요 ${index}` } })
      })))
    }
    const p95 = percentile(times, 0.95)
    const target = policyValue('automation.speed-target')
    return metric({ id: 'F12', name: `automatic reply, ${ruleCount} rules, customer writes to request at Meta`, scale, value: p95, unit: 'ms p95', bar: `<= ${target} ms`, ok: p95 <= target })
  } finally {
    await host.stop()
    await simulator.stop()
    shop.remove()
  }
}

/** Delay of the main side's event loop while all rules are tried on the latest 10,000 messages and words are looked for. */
async function dryRun(scale: number): Promise<Metric> {
  const { client, stop } = await startConnectedHost(scale)
  try {
    for (const draft of rules) await client.automation.saveRule({ ruleId: null, draft })
    const delay = monitorEventLoopDelay({ resolution: 1 })
    const idle = await delayDuring(delay, () => new Promise((resolve) => setTimeout(resolve, 2_000)))
    const busy = await delayDuring(delay, async () => {
      const { runId } = await client.automation.startDryRun({ ruleId: null, draft: null, messageCount: 10_000 })
      await client.automation.suggestions()
      const run = await eventually(async () => {
        const found = await client.automation.dryRun({ runId })
        return found.state === 'running' ? null : found
      }, 60_000)
      if (run.state !== 'done' || run.checkedCount < Math.min(scale, 10_000) / 4) throw new Error(`only ${run.checkedCount} messages were tried`)
    })
    return metric({ id: 'F8', name: `event loop delay during a dry run of ${ruleCount} rules over 10,000 messages`, scale, value: busy.p99Ms, unit: 'ms p99', reference: idle.p99Ms, bar: '<= 20 ms', ok: busy.p99Ms <= 20 })
  } finally {
    await stop()
  }
}

const now = Date.UTC(2026, 10, 20, 1)
const world: World = {
  nowMs: now, hours: { isOpen: true, why: { kind: 'weekly' }, nextChangeAtMs: null, nextOpenAtMs: null }, shopMinute: 600, shopWeekday: 5, today: '2026-11-20', isBusy: false,
  settings: { isEnabled: true, combinesGreetingWithAway: false }, policy: (key) => policyValue(key), variables: {}, fieldTexts: {}, openNext: null, mayWrite: { isAllowed: true },
  phrases: { personButton: '상담원 연결', personLine: '상담원', personWords: ['상담원'] }, files: new Map(), lastVariant: () => null,
}

function factsOf(text: string): MessageFacts {
  return {
    messageId: messageId(1), wamid: wamid('wamid.x'), conversationId: conversationId(1), contactId: contactId(1), contactName: '김민지', givenName: null, origin: 'customer', text, pressedId: null,
    timestampMs: now, receivedAtMs: now, isBlocked: false, hasAddress: true, consent: 'unknown', consentWord: null, windowEndsAtMs: now + 86_400_000, firstSeenAtMs: 0, previousActivityAtMs: now - 1, lastPersonAtMs: null,
    inboundLastMinuteCount: 1, automatic: [], silenceUntilMs: null, flow: null, labels: [], fields: [], codes: {},
  }
}
