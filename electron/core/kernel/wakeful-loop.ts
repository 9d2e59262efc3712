import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import { StoreDamaged, StoreUnavailable } from '../ports/store/store.ts'
import type { SignalBus } from './signals.ts'

export type LoopPorts = { clock: Clock; log: Log; signals: SignalBus }

/** Milliseconds until the work should run again by itself; null: only when woken. */
export type Work = () => Promise<number | null>

const firstRetryMs = 500
const longestRetryMs = 30_000

/**
 * Runs one piece of work, never twice at the same time. A wake-up during a run makes it run once more. Work
 * that throws is tried again with growing delay; a database that cannot be written is reported. With a damaged one
 * it ends: nothing more may be written.
 */
export class WakefulLoop {
  readonly #ports: LoopPorts
  readonly #name: string
  readonly #work: Work
  #isStarted = false
  #isStopped = false
  #isWoken = false
  #running: Promise<void> | null = null
  #cancelTimer: (() => void) | null = null
  #failureCount = 0

  constructor(ports: LoopPorts, name: string, work: Work) {
    this.#ports = ports
    this.#name = name
    this.#work = work
  }

  start(): void {
    this.#isStarted = true
    this.wake()
  }

  wake(): void {
    this.#isWoken = true
    if (this.#isStarted && !this.#isStopped) this.#running ??= this.#run()
  }

  /** Resolves when the run under way has ended; no other starts. */
  async stop(): Promise<void> {
    this.#isStopped = true
    this.#cancelTimer?.()
    await this.#running
  }

  async #run(): Promise<void> {
    let nextInMs: number | null = null
    while (this.#isWoken && !this.#isStopped) {
      this.#isWoken = false
      this.#cancelTimer?.()
      this.#cancelTimer = null
      nextInMs = await this.#attempt()
      if (nextInMs === 0) {
        this.#isWoken = true
        await this.#ports.clock.nextTurn()
      }
    }
    this.#running = null
    if (nextInMs !== null && !this.#isStopped) this.#cancelTimer = this.#ports.clock.after(nextInMs, () => this.wake())
  }

  async #attempt(): Promise<number | null> {
    try {
      const nextInMs = await this.#work()
      if (this.#failureCount > 0) this.#ports.signals.emit('store-unavailable', null)
      this.#failureCount = 0
      return nextInMs
    } catch (error) {
      this.#failureCount += 1
      this.#ports.log.error(`${this.#name}.failed`, error, { failureCount: this.#failureCount })
      if (error instanceof StoreDamaged) {
        this.#isStopped = true
        this.#ports.signals.emit('store-unavailable', { kind: 'damaged', problem: error.message })
        return null
      }
      if (error instanceof StoreUnavailable) this.#ports.signals.emit('store-unavailable', { kind: error.kind, problem: error.message })
      return Math.min(longestRetryMs, firstRetryMs * 2 ** (this.#failureCount - 1))
    }
  }
}
