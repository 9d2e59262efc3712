import type { FeaturePorts } from '../kernel/feature-ports.ts'
import { isoDate } from './iso-date.ts'

const daySpanMs = 86_400_000
const sliceSpacingMs = 200
const idleSpacingMs = 60_000
const abandonedAfterMs = daySpanMs

export type HousekeepingEvents = {
  /** When the latest good backup was made, from before this start; null: none or unknown. */
  latestBackupAtMs(): Promise<number | null>
  backedUp(atMs: number): void
  clockChecked(latestSeenMs: number): void
}

/** Small, bounded work for quiet moments: text index, old attempts, files nobody uses, the daily backup, the clock. */
export class Housekeeping {
  readonly #ports: FeaturePorts
  readonly #events: HousekeepingEvents
  #backedUpAtMs: number | null | undefined
  #sweptAtMs = Number.NEGATIVE_INFINITY

  constructor(ports: FeaturePorts, events: HousekeepingEvents) {
    this.#ports = ports
    this.#events = events
  }

  /** One slice; milliseconds until the next. */
  async tidy(): Promise<number> {
    const { store, clock } = this.#ports
    const nowMs = clock.nowMs()
    const { latestSeenMs } = await store.touchClock(nowMs)
    this.#events.clockChecked(latestSeenMs)
    if (await store.maintain()) return sliceSpacingMs
    if (nowMs - this.#sweptAtMs >= 3_600_000) {
      this.#sweptAtMs = nowMs
      await this.#sweep(nowMs)
    }
    await this.#backUpDaily(nowMs)
    return idleSpacingMs
  }

  async #sweep(nowMs: number): Promise<void> {
    const { store, mediaFiles } = this.#ports
    await store.pruneAttempts(nowMs - 2 * daySpanMs)
    for (const { key } of await store.abandonedAttachments(nowMs - abandonedAfterMs)) await mediaFiles.remove(key)
  }

  async #backUpDaily(nowMs: number): Promise<void> {
    const { store, log } = this.#ports
    if (this.#backedUpAtMs === undefined) {
      this.#backedUpAtMs = await this.#events.latestBackupAtMs()
      if (this.#backedUpAtMs !== null) this.#events.backedUp(this.#backedUpAtMs)
    }
    if (this.#backedUpAtMs !== null && nowMs - this.#backedUpAtMs < daySpanMs) return
    this.#backedUpAtMs = nowMs
    const { sizeBytes } = await store.backUp(`danggol-${isoDate(nowMs)}.sqlite`)
    log.info('backup.written', { sizeBytes })
    this.#events.backedUp(nowMs)
  }
}
