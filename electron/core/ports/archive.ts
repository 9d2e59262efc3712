/** One file of many that leave together. `path`: relative, with slashes, of our own making. `isPacked`: its bytes are compressed already. */
export type ArchiveEntry = { path: string; isPacked: boolean; bytes: AsyncIterable<string | Uint8Array> }

export type Archive = {
  /** Read and written at the pace of whoever takes the bytes: one entry after another, never all of one in memory. */
  zip(entries: AsyncIterable<ArchiveEntry>, atMs: number): AsyncIterable<Uint8Array>
}
