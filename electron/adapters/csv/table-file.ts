import iconv from 'iconv-lite'
import type { TableEncoding, TableFormat, TablePiece } from '#core/ports/csv.ts'
import { RowReader } from './row-reader.ts'

const headBytes = 64 * 1024
const delimiters = [',', ';', '\t'] as const
const rowsCompared = 20

export async function inspectTable(open: () => Promise<AsyncIterable<Uint8Array>>): Promise<TableFormat> {
  const head = await readHead(await open())
  const { encoding, isSound } = await encodingOf(head, open)
  return { encoding, delimiter: delimiterOf(decoderOf(encoding).write(head)), isSound }
}

async function readHead(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of bytes) {
    parts.push(part)
    length += part.length
    if (length >= headBytes) break
  }
  return Buffer.concat(parts).subarray(0, headBytes)
}

/** The byte order mark decides, then zero bytes, then what all bytes of the file can be; broken in both, it is the one that held longer. */
async function encodingOf(head: Uint8Array, open: () => Promise<AsyncIterable<Uint8Array>>): Promise<{ encoding: TableEncoding; isSound: boolean }> {
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', isSound: true }
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', isSound: true }
  const wide = wideEncoding(head)
  if (wide) return { encoding: wide, isSound: true }
  const utf8 = await soundBytes(await open(), 'utf-8')
  if (utf8 === null) return { encoding: 'utf-8', isSound: true }
  const korean = await soundBytes(await open(), 'cp949')
  if (korean === null) return { encoding: 'cp949', isSound: true }
  return { encoding: korean > utf8 ? 'cp949' : 'utf-8', isSound: false }
}

/** Commas, digits and line ends of UTF-16 have one zero byte each, always on the same side. */
function wideEncoding(head: Uint8Array): TableEncoding | null {
  const zeros = [0, 0]
  for (let at = 0; at + 1 < head.length; at += 2) {
    if (head[at] === 0) zeros[0] = zeros[0]! + 1
    if (head[at + 1] === 0) zeros[1] = zeros[1]! + 1
  }
  const pairs = head.length / 2
  const [first, second] = zeros as [number, number]
  if (second > pairs / 10 && first < second / 20) return 'utf-16le'
  return first > pairs / 10 && second < first / 20 ? 'utf-16be' : null
}

/** Null: all of them; otherwise about how many bytes were right. A file that says U+FFFD itself was broken before. */
async function soundBytes(bytes: AsyncIterable<Uint8Array>, encoding: TableEncoding): Promise<number | null> {
  const decoder = decoderOf(encoding)
  let length = 0
  for await (const part of bytes) {
    if (decoder.write(part).includes('\uFFFD')) return length
    length += part.length
  }
  return decoder.end().includes('\uFFFD') ? length : null
}

type Decoder = { write(part: Uint8Array): string; end(): string }

/** Node's own decoder for Korean knows only the 2,350 syllables of KS X 1001, not the others that CP949 has. */
function decoderOf(encoding: TableEncoding): Decoder {
  if (encoding === 'cp949') {
    const decoder = iconv.getDecoder('cp949')
    return { write: (part) => decoder.write(Buffer.from(part.buffer, part.byteOffset, part.byteLength)), end: () => decoder.end() ?? '' }
  }
  const decoder = new TextDecoder(encoding)
  return { write: (part) => decoder.decode(part, { stream: true }), end: () => decoder.decode() }
}

/** The sign that splits most of the first rows into as many cells as the first one. */
function delimiterOf(head: string): TableFormat['delimiter'] {
  const score = (delimiter: TableFormat['delimiter']) => {
    const rows = new RowReader(delimiter).push(`${head}\n`).slice(0, rowsCompared)
    const width = rows[0]?.cells.length ?? 0
    return width < 2 ? 0 : rows.filter(({ cells }) => cells.length === width).length * 1000 + Math.min(width, 999)
  }
  return delimiters.map((delimiter) => ({ delimiter, score: score(delimiter) })).reduce((best, next) => (next.score > best.score ? next : best)).delimiter
}

export async function* tableRows(bytes: AsyncIterable<Uint8Array>, { encoding, delimiter }: TableFormat): AsyncGenerator<TablePiece> {
  const decoder = decoderOf(encoding)
  const reader = new RowReader(delimiter)
  let doneBytes = 0
  for await (const part of bytes) {
    doneBytes += part.length
    yield { rows: reader.push(decoder.write(part)), doneBytes }
  }
  yield { rows: [...reader.push(decoder.end()), ...reader.end()], doneBytes }
}
