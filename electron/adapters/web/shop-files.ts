import type { Clock } from '#core/ports/clock.ts'
import type { Ids } from '#core/ports/ids.ts'
import type { MediaFiles } from '#core/ports/media-files.ts'
import type { Store } from '#core/ports/store/store.ts'

/** What the byte routes need of the open shop. */
export type ShopFiles = {
  store: Pick<Store, 'media' | 'attachment' | 'addAttachment' | 'keptFile' | 'addKeptFile' | 'addImportFile' | 'conversationsByIds' | 'policyOverrides'>
  mediaFiles: MediaFiles
  clock: Pick<Clock, 'nowMs'>
  ids: Pick<Ids, 'uuid'>
  /** What was prepared under this id; null: nothing, or fetched before. */
  takeDownload(id: string): { fileName: string; sizeBytes?: number; open(): AsyncIterable<string | Uint8Array> } | null
}
