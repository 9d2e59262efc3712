import { importFileKey } from '#shared/domain/import-table.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'

const daySpanMs = 86_400_000
const sliceSpacingMs = 200
const idleSpacingMs = 60_000
const sweepEveryMs = 3_600_000
const abandonedAfterMs = daySpanMs
/** Deleting a quick reply can be undone this long. */
const deletedRepliesKeptMs = 30 * daySpanMs
/** The longest limit looks back 24 h; one more day covers a clock that was set back. */
const attemptsKeptMs = 2 * daySpanMs

export type HousekeepingEvents = {
  /** When the latest good backup was made; null: none. */
  latestBackupAtMs: () => Promise<number | null>
  backupSeen: (atMs: number | null) => void
  clockChecked: (latestSeenMs: number) => void
}

/** Small, bounded work for quiet moments: the text index, old attempts, files nobody uses, the clock. */
export class Housekeeping {
  readonly #ports: FeaturePorts
  readonly #events: HousekeepingEvents
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
    if (Math.abs(nowMs - this.#sweptAtMs) >= sweepEveryMs) {
      this.#sweptAtMs = nowMs
      await this.#sweep(nowMs)
    }
    return idleSpacingMs
  }

  async #sweep(nowMs: number): Promise<void> {
    const { store, mediaFiles, facts, clock, shopHours } = this.#ports
    this.#events.backupSeen(await this.#events.latestBackupAtMs())
    await store.pruneAttempts(nowMs - attemptsKeptMs)
    const removedBeforeMs = nowMs - facts.policy('undo.kept')
    while (await store.pruneUndo(removedBeforeMs)) await clock.nextTurn()
    await shopHours.renew()
    while (await store.pruneAutomation({ keepTraces: facts.policy('automation.traces'), removedBeforeMs })) await clock.nextTurn()
    for (const { id } of await store.abandonedAttachments(nowMs - abandonedAfterMs)) {
      const removed = await store.removeAttachment(id)
      if (removed?.key) await mediaFiles.remove(removed.key)
    }
    for (const id of await store.abandonedImportFiles(nowMs - abandonedAfterMs)) {
      await mediaFiles.remove(importFileKey(id))
      await store.removeImportFile(id)
    }
    for (const key of await store.sweepQuickReplies({ deleted: nowMs - deletedRepliesKeptMs, files: nowMs - abandonedAfterMs })) await mediaFiles.remove(key)
  }
}
