import type { Random } from '../../random.ts'
import type { Simulator } from '../../start-simulator.ts'
import type { AcceptedSend } from '../../world.ts'
import type { SampleCustomer } from './customers.ts'
import { firstHour } from './first-hour.ts'
import { answersTo } from './replies.ts'
import { recipientOf, senderOf, type Speaker } from './wire.ts'
import { fillFor, mannerOf } from './words.ts'

const writesEveryMs: readonly [number, number] = [40_000, 120_000]
const firstWriteMs: readonly [number, number] = [8000, 15_000]
const thinksMs: readonly [number, number] = [2500, 6500]
const mostAnswersInARow = 6
const rowEndsAfterMs = 120_000

export type SampleLife = {
  /** What the shop's rules are there for, each asked by somebody soon: for the first start, when the rules are in place. */
  openDoors(): void
  stop(): void
}

/** People write now and then and answer what they are told, until they are stopped. */
export function bringToLife(simulator: Simulator, speaker: Speaker, customers: readonly SampleCustomer[], language: 'ko' | 'en', random: Random): SampleLife {
  const { clock, control } = simulator
  const awake = customers.filter((customer) => !['blocked', 'undeliverable', 'never-wrote', 'closed-window'].includes(customer.ending))
  const locals = awake.filter((customer) => customer.tongue === language)
  const cancels = new Set<() => void>()
  const later = (delayMs: number, run: () => void) => {
    const cancel = clock.after(delayMs, () => {
      cancels.delete(cancel)
      run()
    })
    cancels.add(cancel)
  }
  const writeNow = () => {
    const customer = random.pick(random.chance(0.75) ? locals : awake)
    const opener = fillFor(customer, customer.tongue, random)(random.pick(mannerOf(customer, customer.tongue).openers))
    control.receive({ ...senderOf(customer), type: 'text', text: { body: opener } })
    later(random.between(writesEveryMs), writeNow)
  }
  later(random.between(firstWriteMs), writeNow)
  const rows = new Map<SampleCustomer, { count: number; lastMs: number }>()
  const answerLater = (sent: AcceptedSend) => {
    const customer = customers.find((one) => (one.phone === null ? one.userId === sent.userId : one.phone === sent.phone))
    if (!customer || !sent.isDeliverable) return
    const row = rows.get(customer)
    const count = row && clock.nowMs() - row.lastMs < rowEndsAfterMs ? row.count + 1 : 1
    rows.set(customer, { count, lastMs: clock.nowMs() })
    if (count > mostAnswersInARow) return
    let delayMs = random.between(thinksMs)
    for (const answer of answersTo(customer, sent, speaker, random)) {
      later(delayMs, () => void control.receive(answer))
      delayMs += random.between([1500, 4000])
    }
  }
  const stopListening = simulator.onAccepted(answerLater)
  return {
    openDoors: () => {
      for (const { customer, afterMs, by, text } of firstHour(customers, language)) {
        const said = { type: 'text' as const, text: { body: text } }
        later(afterMs, () => void (by === 'shop' ? control.echoes({ ...recipientOf(customer), ...said }) : control.receive({ ...senderOf(customer), ...said })))
      }
    },
    stop: () => {
      stopListening()
      for (const cancel of cancels) cancel()
      cancels.clear()
    },
  }
}
