/**
 * Files on disk, addressed by our own ids only: names from the wire never become paths. Implementations
 * stream; a file of 100 MB never sits in memory.
 */
export type MediaFiles = {
  /** Writes to a temporary file, fsyncs, then moves into place. Rejects beyond `maxBytes`. */
  save(key: string, bytes: AsyncIterable<string | Uint8Array>, maxBytes: number): Promise<SavedFile>
  open(key: string, range?: { start: number; end: number }): Promise<{ bytes: AsyncIterable<Uint8Array>; sizeBytes: number } | null>
  remove(key: string): Promise<void>
  /** Everything of a kind, the part of a key before its slash. */
  removeAll(kind: string): Promise<void>
  /** Null when there is no such file. */
  sizeOf(key: string): Promise<number | null>
  /** MIME type read from the first bytes; null when nothing is recognised. */
  sniff(key: string): Promise<string | null>
  /** Width and height as the header says; null when it is no picture that is known. */
  pictureSize(key: string): Promise<PictureSize | null>
}
export type PictureSize = { width: number; height: number }
export type SavedFile = { sizeBytes: number; sha256Hex: string }
export class FileTooLarge extends Error {}
