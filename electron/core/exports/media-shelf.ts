import type { ArchiveEntry } from '../ports/archive.ts'
import type { MediaFiles } from '../ports/media-files.ts'
import type { ThreadMessage } from '../ports/store/export-store.ts'

/**
 * Endings by what a file is, never by what the sender called it: a page or a program that a customer sent must not run
 * when the owner opens it, so whatever can is no more than bytes.
 */
const endings: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp', 'image/gif': 'gif', 'video/mp4': 'mp4', 'video/3gpp': '3gp', 'video/webm': 'webm',
  'audio/ogg': 'ogg', 'audio/mpeg': 'mp3', 'audio/mp4': 'm4a', 'audio/aac': 'aac', 'audio/amr': 'amr', 'audio/webm': 'weba', 'audio/wav': 'wav',
  'application/pdf': 'pdf', 'text/plain': 'txt', 'text/csv': 'csv', 'application/zip': 'zip',
  'application/msword': 'doc', 'application/vnd.ms-excel': 'xls', 'application/vnd.ms-powerpoint': 'ppt',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
}
export const bareType = (mimeType: string): string => (mimeType.split(';')[0] ?? '').trim().toLowerCase()
export const mediaFileName = ({ id, mimeType }: { id: number; mimeType: string }): string => `${String(id).padStart(6, '0')}.${endings[bareType(mimeType)] ?? 'bin'}`

type KeptFiles = Pick<MediaFiles, 'open' | 'sizeOf'>

/** The files that go along with messages: named while the messages are written, brought after them. */
export class MediaShelf {
  readonly #files: KeptFiles
  readonly #folderOf: (atMs: number) => string
  readonly #keys = new Map<string, string>()
  missingCount = 0

  /** `folderOf`: which folder the file of a message of this moment goes to. */
  constructor(files: KeptFiles, folderOf: (atMs: number) => string) {
    this.#files = files
    this.#folderOf = folderOf
  }

  get count(): number {
    return this.#keys.size
  }

  /** Where the message's file will lie; null when there is none here. */
  async place({ message: { media, timestampMs }, mediaKey }: ThreadMessage): Promise<string | null> {
    if (!media) return null
    if (media.state !== 'ready' || mediaKey === null || (await this.#files.sizeOf(mediaKey)) === null) {
      this.missingCount += 1
      return null
    }
    const path = `${this.#folderOf(timestampMs)}/${mediaFileName(media)}`
    this.#keys.set(path, mediaKey)
    return path
  }

  async *entries(): AsyncGenerator<ArchiveEntry> {
    for (const [path, key] of this.#keys) {
      const opened = await this.#files.open(key)
      if (opened) yield { path, isPacked: true, bytes: opened.bytes }
    }
  }
}
