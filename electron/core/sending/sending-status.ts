import type { Brake, SendingState } from '#shared/domain/health.ts'
import type { SteadyTime } from '../kernel/steady-time.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { SendingStore } from '../ports/store/sending-store.ts'
import type { HeldBy } from './busy-conversations.ts'
import type { SendingPause } from './sending-pause.ts'

/** Counting the queue is cheap, not free: screens hear at most this often. */
const spacingMs = 200

type StatusPorts = { store: Pick<SendingStore, 'queueCounts'>; clock: Clock; log: Log; time: SteadyTime; pause: SendingPause }

/** The state of the outbox as screens see it, published when it changed. */
export class SendingStatus {
  readonly #ports: StatusPorts
  readonly #publish: (state: SendingState) => void
  #brake: HeldBy | null = null
  #latest = ''
  #cancelTimer: (() => void) | null = null

  constructor(ports: StatusPorts, publish: (state: SendingState) => void) {
    this.#ports = ports
    this.#publish = publish
  }

  /** What holds the queue back right now; null: nothing. */
  setBrake(brake: HeldBy | null): void {
    this.#brake = brake
    this.refresh()
  }

  refresh(): void {
    this.#cancelTimer ??= this.#ports.clock.after(spacingMs, () => {
      this.#cancelTimer = null
      this.#publishIfChanged().catch((error: unknown) => this.#ports.log.error('sending.state-unknown', error))
    })
  }

  async read(): Promise<SendingState> {
    const { store, pause } = this.#ports
    const counts = await store.queueCounts()
    return { isPaused: pause.reason !== null, pauseReason: pause.reason, ...counts, brake: counts.queuedCount > 0 ? this.#currentBrake() : null }
  }

  stop(): void {
    this.#cancelTimer?.()
  }

  #currentBrake(): Brake | null {
    const { time } = this.#ports
    if (!this.#brake || this.#brake.untilMs <= time.nowMs()) return null
    return { ...this.#brake, untilMs: time.toWallMs(this.#brake.untilMs) }
  }

  async #publishIfChanged(): Promise<void> {
    const state = await this.read()
    const text = JSON.stringify(state)
    if (text === this.#latest) return
    this.#latest = text
    this.#publish(state)
  }
}
