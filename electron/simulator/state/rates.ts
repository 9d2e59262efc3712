import type { Behaviour } from '../behaviour.ts'
import type { Person } from './people.ts'

const hour = 3_600_000
const day = 24 * hour

/** Meta's limits, each derived from the simulator's clock. */
export class Rates {
  readonly #nowMs: () => number
  readonly #behaviour: () => Behaviour
  #tokens = Number.POSITIVE_INFINITY
  #filledAtMs = 0
  #managementCalls: number[] = []
  #newPeople: { person: Person; atMs: number }[] = []
  #serviceMonth = ''
  #serviceCount = 0

  constructor(nowMs: () => number, behaviour: () => Behaviour) {
    this.#nowMs = nowMs
    this.#behaviour = behaviour
  }

  /** One message through the number's bucket, which holds one second's worth. False: full (130429). */
  takeThroughput(isRefusable: boolean): boolean {
    const perSecond = this.#behaviour().throughputPerSecond
    const nowMs = this.#nowMs()
    const refill = Math.max(0, ((nowMs - this.#filledAtMs) / 1000) * perSecond)
    this.#tokens = Math.min(perSecond, this.#tokens + refill)
    this.#filledAtMs = nowMs
    if (this.#tokens < 1 && isRefusable) return false
    this.#tokens = Math.max(this.#tokens - 1, -perSecond)
    return true
  }

  /** One message to this person; a burst is borrowed from later. False: too many (131056). */
  takePair(person: Person): boolean {
    const { pairIntervalMs, pairBurst } = this.#behaviour()
    const nowMs = this.#nowMs()
    const borrowedUntilMs = Math.max(person.pairBorrowedUntilMs, nowMs)
    if (borrowedUntilMs - nowMs > pairIntervalMs * (pairBurst - 1)) return false
    person.pairBorrowedUntilMs = borrowedUntilMs + pairIntervalMs
    return true
  }

  /** A delivery outside the window counts this person for 24 h. False: the portfolio's limit is used up. */
  takeMessagingLimit(person: Person): boolean {
    const limit = this.#behaviour().messagingLimit
    const sinceMs = this.#nowMs() - day
    const firstValid = this.#newPeople.findIndex((one) => one.atMs > sinceMs)
    this.#newPeople = firstValid < 0 ? [] : this.#newPeople.slice(firstValid)
    if (this.#newPeople.some((one) => one.person === person)) return true
    if (limit !== null && this.#newPeople.length >= limit) return false
    this.#newPeople.push({ person, atMs: this.#nowMs() })
    return true
  }

  /** Calls of the last hour in percent of what is allowed; over 100 means 80007. */
  countManagementCall(): number {
    const nowMs = this.#nowMs()
    while (this.#managementCalls[0] !== undefined && this.#managementCalls[0] <= nowMs - hour) this.#managementCalls.shift()
    this.#managementCalls.push(nowMs)
    return (this.#managementCalls.length / this.#behaviour().managementCallsPerHour) * 100
  }

  /** True while the free service messages of this calendar month (UTC) last. */
  takeFreeServiceMessage(): boolean {
    const month = new Date(this.#nowMs()).toISOString().slice(0, 7)
    if (month !== this.#serviceMonth) {
      this.#serviceMonth = month
      this.#serviceCount = 0
    }
    this.#serviceCount += 1
    return this.#serviceCount <= this.#behaviour().freeServiceMessagesPerMonth
  }
}
