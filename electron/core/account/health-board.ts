import type { AccountStanding, Health } from '#shared/domain/health.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'
import { toleratedSetBackMs } from '../kernel/steady-time.ts'
import { ConnectionHealth } from './connection-health.ts'

/** Counters may change with every delivery; screens hear at most this often. */
const spacingMs = 1_000

/** The honest state of everything that can break, assembled on demand and published when it changed. */
export class HealthBoard {
  readonly #ports: FeaturePorts
  readonly #publish: (health: Health) => void
  readonly #connection: ConnectionHealth
  #store: Health['store'] = { state: 'ok', problem: null, lastBackupAtMs: null }
  #account: AccountStanding | null = null
  #clock: Health['clock'] = { isBehind: false, behindMs: 0 }
  #latest = ''
  #cancelTimer: (() => void) | null = null

  constructor(ports: FeaturePorts, publish: (health: Health) => void) {
    this.#ports = ports
    this.#publish = publish
    this.#connection = new ConnectionHealth(ports.clock.nowMs())
    ports.signals.on('api-answered', (problem) => {
      if (this.#connection.note(problem, ports.clock.nowMs())) this.#publishSoon(0)
    })
    ports.signals.on('store-unavailable', (unavailable) => {
      if (this.#store.state === 'damaged') return
      this.#store = { ...this.#store, state: unavailable?.kind ?? 'ok', problem: unavailable?.problem ?? null }
      this.#publishSoon(0)
    })
    ports.signals.on('projected', () => this.#publishSoon(spacingMs))
    ports.receiver.onChange(() => this.#publishSoon(0))
  }

  backupSeen(atMs: number | null): void {
    if (atMs === this.#store.lastBackupAtMs) return
    this.#store = { ...this.#store, lastBackupAtMs: atMs }
    this.#publishSoon(0)
  }

  accountSeen(standing: AccountStanding): void {
    this.#account = standing
    this.#publishSoon(0)
  }

  clockChecked(latestSeenMs: number): void {
    const behindMs = latestSeenMs - this.#ports.clock.nowMs()
    const isBehind = behindMs > toleratedSetBackMs
    const hasChanged = isBehind !== this.#clock.isBehind
    this.#clock = { isBehind, behindMs: isBehind ? behindMs : 0 }
    if (hasChanged) this.#publishSoon(0)
  }

  async read(): Promise<Health> {
    const { store, receiver } = this.#ports
    const { historySync, ...counters } = await store.inboundCounters()
    return {
      api: this.#connection.api,
      receiver: { ...receiver.status(), ...counters, pendingCount: await store.pendingJournalCount() },
      account: this.#account,
      historySync,
      store: this.#store,
      clock: this.#clock,
    }
  }

  stop(): void {
    this.#cancelTimer?.()
  }

  #publishSoon(delayMs: number): void {
    this.#cancelTimer ??= this.#ports.clock.after(delayMs, () => {
      this.#cancelTimer = null
      this.#publishIfChanged().catch((error: unknown) => this.#ports.log.error('health.unknown', error))
    })
  }

  async #publishIfChanged(): Promise<void> {
    const health = await this.read()
    const text = JSON.stringify({ ...health, api: { ...health.api, lastOkAtMs: null } })
    if (text === this.#latest) return
    this.#latest = text
    this.#publish(health)
  }
}
