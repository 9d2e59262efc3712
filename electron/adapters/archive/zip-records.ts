/** One file of a zip; what its bytes come to is known when they have passed. */
export type ZippedFile = { path: string; isDeflated: boolean; atMs: number; offset: number; crc: number; sizeBytes: number; packedBytes: number }

/** Records of PKWARE's APPNOTE 6.3; numbers beyond these limits go into their 64-bit places. */
const most32 = 0xffffffff
const most16 = 0xffff
/** Names are UTF-8; sizes and checksum follow the bytes. */
const flags = 0x0808
const plainVersion = 20
const largeVersion = 45

type Field = readonly [bytes: 2 | 4 | 8, value: number]

function record(...parts: (Field | Uint8Array)[]): Buffer {
  return Buffer.concat(parts.map((part) => {
    if (part instanceof Uint8Array) return part
    const [length, value] = part
    const bytes = Buffer.alloc(length)
    if (length === 8) bytes.writeBigUInt64LE(BigInt(value))
    else bytes.writeUIntLE(value, 0, length)
    return bytes
  }))
}

const isLarge = ({ sizeBytes, packedBytes }: ZippedFile): boolean => sizeBytes > most32 || packedBytes > most32
const upTo32 = (value: number): Field => [4, Math.min(value, most32)]
const upTo16 = (value: number): Field => [2, Math.min(value, most16)]

function common({ isDeflated, atMs }: ZippedFile, version: number): Field[] {
  const at = new Date(atMs)
  const time = (at.getHours() << 11) | (at.getMinutes() << 5) | (at.getSeconds() >> 1)
  const day = (Math.max(0, at.getFullYear() - 1980) << 9) | ((at.getMonth() + 1) << 5) | at.getDate()
  return [[2, version], [2, flags], [2, isDeflated ? 8 : 0], [2, time], [2, day]]
}

/** Before the bytes of a file. */
export function fileHead(file: ZippedFile): Buffer {
  const name = Buffer.from(file.path)
  return record([4, 0x04034b50], ...common(file, plainVersion), [4, 0], [4, 0], [4, 0], [2, name.length], [2, 0], name)
}

/** After them. Programs that unpack read the sizes in the directory; a large file has them here in 64 bits. */
export function fileTail(file: ZippedFile): Buffer {
  const size = isLarge(file) ? 8 : 4
  return record([4, 0x08074b50], [4, file.crc], [size, file.packedBytes], [size, file.sizeBytes])
}

export function directoryRecord(file: ZippedFile): Buffer {
  const name = Buffer.from(file.path)
  const large = [file.sizeBytes, file.packedBytes, file.offset].filter((value) => value > most32 - 1)
  const extra = large.length === 0 ? Buffer.alloc(0) : record([2, 1], [2, 8 * large.length], ...large.map((value): Field => [8, value]))
  const version = large.length === 0 ? plainVersion : largeVersion
  /** Made by Unix, so that the mode (a plain file, 0644) counts. */
  const madeBy = (3 << 8) | largeVersion
  const fileMode = 0o100644 * 0x10000
  return record(
    [4, 0x02014b50], [2, madeBy], ...common(file, version), [4, file.crc], upTo32(file.packedBytes), upTo32(file.sizeBytes), [2, name.length], [2, extra.length], [2, 0], [2, 0], [2, 0], [4, fileMode],
    upTo32(file.offset), name, extra,
  )
}

export function directoryEnd({ count, offset, sizeBytes }: { count: number; offset: number; sizeBytes: number }): Buffer {
  const end = record([4, 0x06054b50], [2, 0], [2, 0], upTo16(count), upTo16(count), upTo32(sizeBytes), upTo32(offset), [2, 0])
  if (count < most16 && offset < most32 && sizeBytes < most32) return end
  const large = record([4, 0x06064b50], [8, 44], [2, largeVersion], [2, largeVersion], [4, 0], [4, 0], [8, count], [8, count], [8, sizeBytes], [8, offset])
  const locator = record([4, 0x07064b50], [4, 0], [8, offset + sizeBytes], [4, 1])
  return Buffer.concat([large, locator, end])
}
