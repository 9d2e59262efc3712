import type { MediaId } from '#shared/domain/ids.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'
import type { ApiProblem } from '../ports/cloud-api.ts'
import { FileTooLarge } from '../ports/media-files.ts'
import type { DownloadItem, MediaChange } from '../ports/store/media-store.ts'
import { isPlausibleType } from './media-checks.ts'

const atOnce = 4
const firstRetryMs = 5_000
const longestRetryMs = 3_600_000

/**
 * Brings files of received messages to this computer while Meta still has them, those that expire first before
 * the others.
 */
export class MediaDownloads {
  readonly #ports: FeaturePorts
  readonly #onFreed: () => void
  readonly #running = new Map<MediaId, Promise<void>>()

  constructor(ports: FeaturePorts, onFreed: () => void) {
    this.#ports = ports
    this.#onFreed = onFreed
  }

  /** Fills the free places; answers when the next file is due. */
  async downloadNext(): Promise<number | null> {
    const { store, clock } = this.#ports
    const nowMs = clock.nowMs()
    const waiting = await store.mediaToDownload(nowMs, atOnce + this.#running.size)
    for (const item of waiting) {
      if (this.#running.size >= atOnce) return null
      if (!this.#running.has(item.mediaId)) this.#begin(item)
    }
    if (this.#running.size > 0) return null
    const nextAtMs = await store.nextDownloadAtMs()
    return nextAtMs === null ? null : Math.max(1_000, nextAtMs - nowMs)
  }

  async stop(): Promise<void> {
    await Promise.all(this.#running.values())
  }

  #begin(item: DownloadItem): void {
    const run = this.#download(item)
      .catch((error: unknown) => this.#ports.log.error('media.download-failed', error, { mediaId: item.mediaId }))
      .finally(() => {
        this.#running.delete(item.mediaId)
        this.#onFreed()
      })
    this.#running.set(item.mediaId, run)
  }

  async #download(item: DownloadItem): Promise<void> {
    if (item.wireId === null) return this.#set(item, { state: 'failed', problem: 'no-media-id' })
    await this.#set(item, { state: 'downloading' })
    await this.#set(item, await this.#fetch(item, item.wireId))
  }

  async #fetch(item: DownloadItem, wireId: string): Promise<MediaChange> {
    const { cloudApi, signals, facts } = this.#ports
    try {
      const result = await cloudApi.downloadMedia(wireId)
      if (!result.ok) {
        if (result.error.kind === 'connection') signals.emit('api-answered', result.error)
        return this.#afterProblem(item, result.error)
      }
      const maxBytes = facts.policy('media.inbound.size')
      if (result.value.sizeBytes !== null && result.value.sizeBytes > maxBytes) return { state: 'refused', problem: 'too-large' }
      return await this.#keep(item, result.value.bytes, maxBytes, item.sha256Hex ?? result.value.sha256Hex)
    } catch (error) {
      if (error instanceof FileTooLarge) return { state: 'refused', problem: 'too-large' }
      return this.#waitLonger(item, error instanceof Error ? error.name : 'interrupted')
    }
  }

  async #keep(item: DownloadItem, bytes: AsyncIterable<Uint8Array>, maxBytes: number, sha256Hex: string | null): Promise<MediaChange> {
    const { mediaFiles } = this.#ports
    const key = `media/${item.mediaId}`
    const saved = await mediaFiles.save(key, bytes, maxBytes)
    const isIntact = sha256Hex === null || sha256Hex.toLowerCase() === saved.sha256Hex
    const problem = isIntact ? await this.#problemWith(item, key) : 'checksum'
    if (problem === null) return { state: 'ready', key, sizeBytes: saved.sizeBytes, mimeType: item.mimeType }
    await mediaFiles.remove(key)
    return { state: 'refused', problem }
  }

  async #problemWith(item: DownloadItem, key: string): Promise<string | null> {
    const { mediaFiles, facts } = this.#ports
    const sniffed = await mediaFiles.sniff(key)
    if (!isPlausibleType(item.mimeType, sniffed)) return 'type-mismatch'
    const size = await mediaFiles.pictureSize(key)
    return size && size.width * size.height > facts.policy('media.picture.pixels') ? 'too-many-pixels' : null
  }

  /** Meta says of an id what it does not have any more; an address that answers 404 was only too old and is asked for anew (Meta's documentation, media). */
  #afterProblem(item: DownloadItem, problem: ApiProblem): MediaChange {
    const isExpired = item.expiresAtMs !== null && item.expiresAtMs <= this.#ports.clock.nowMs()
    const isGone = problem.code === 100 && problem.subcode === 33
    if (isExpired || isGone) return { state: 'expired', problem: problem.title }
    return this.#waitLonger(item, problem.title, problem.retryAfterMs ?? 0)
  }

  #waitLonger(item: DownloadItem, problem: string, atLeastMs = 0): MediaChange {
    const { clock, ids } = this.#ports
    if (item.expiresAtMs !== null && item.expiresAtMs <= clock.nowMs()) return { state: 'expired', problem }
    const delayMs = Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(item.attemptCount, 12)) * (1 + ids.random() / 5)
    return { state: 'waiting', nextAttemptAtMs: clock.nowMs() + Math.max(atLeastMs, Math.round(delayMs)), problem }
  }

  async #set(item: DownloadItem, change: MediaChange): Promise<void> {
    const owner = await this.#ports.store.setMedia(item.mediaId, change)
    this.#ports.signals.emit('changed', { messages: [{ ...owner, change: 'updated' }] })
  }
}
