import fc from 'fast-check'
import iconv from 'iconv-lite'
import { expect, it } from 'vitest'
import { csv } from '#adapters/csv/csv.ts'

const pieces = (bytes: Uint8Array, size: number) => async () => (async function* () {
  for (let from = 0; from < bytes.length; from += size) yield bytes.slice(from, from + size)
})()
async function read(bytes: Uint8Array, size = 65_536) {
  const open = pieces(bytes, size)
  const format = await csv.inspect(open)
  const rows = (await Array.fromAsync(csv.rows(await open(), format))).flatMap((piece) => piece.rows)
  return { format, rows }
}
const utf8 = (text: string) => new TextEncoder().encode(text)
const utf16 = (text: string, isBig: boolean) => Uint8Array.from(Array.from(text).flatMap((letter) => {
  const code = letter.charCodeAt(0)
  return isBig ? [code >> 8, code & 255] : [code & 255, code >> 8]
}))
const table = '이름,전화번호,메모\r\n김민지,010-1234-5678,"케이크, 2호"\r\n뷁펲,010-2222-3333,\r\n'

it('knows how a file is written, whatever the pieces it comes in', async () => {
  for (const size of [1, 7, 65_536]) {
    for (const [bytes, encoding] of [
      [utf8(table), 'utf-8'], [utf8(`\uFEFF${table}`), 'utf-8'], [iconv.encode(table, 'cp949'), 'cp949'], [utf16(`\uFEFF${table}`, false), 'utf-16le'], [utf16(`\uFEFF${table}`, true), 'utf-16be'],
      [utf16(table, false), 'utf-16le'], [utf16(table, true), 'utf-16be'],
    ] as const) {
      const { format, rows } = await read(bytes, size)
      expect(format).toEqual({ encoding, delimiter: ',', isSound: true })
      expect(rows.map(({ cells }) => cells)).toEqual([['이름', '전화번호', '메모'], ['김민지', '010-1234-5678', '케이크, 2호'], ['뷁펲', '010-2222-3333', '']])
    }
  }
  expect((await read(utf8('a;b;c\n1,5;2;3\n'))).format.delimiter).toBe(';')
  expect((await read(utf8('a\tb\n1,5\t2\n'))).format.delimiter).toBe('\t')
})

it('takes Korean letters for Korean when they come long after the first', async () => {
  const { format, rows } = await read(iconv.encode(`${'name,phone\n'.repeat(20_000)}홍길동,010-1234-5678\n`, 'cp949'))
  expect(format.encoding).toBe('cp949')
  expect(rows.at(-1)?.cells[0]).toBe('홍길동')
})

it('hands out the rows of a piece before it asks for the next, so that no table is ever held whole', async () => {
  const happened: string[] = []
  const source = async function* () {
    for (const number of [1, 2, 3]) {
      happened.push(`asked for ${number}`)
      yield utf8(`${number},민지\n`)
    }
  }
  for await (const { rows } of csv.rows(source(), { encoding: 'utf-8', delimiter: ',', isSound: true })) for (const { cells } of rows) happened.push(`got ${cells[0]}`)
  expect(happened).toEqual(['asked for 1', 'got 1', 'asked for 2', 'got 2', 'asked for 3', 'got 3'])
})

it('reads what csv-stringify wrote, cell by cell', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.array(fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', '한', '=') }), { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 9 }), async (cells, size) => {
    const text = csv.stringify(cells)
    const open = pieces(utf8(text), size)
    const rows = (await Array.fromAsync(csv.rows(await open(), { encoding: 'utf-8', delimiter: ',', isSound: true }))).flatMap((piece) => piece.rows)
    expect(rows.map((row) => row.cells)).toEqual(cells)
  }), { numRuns: 200 })
})

it('reports rows that are no rows and goes on behind them', async () => {
  const lines = ['name,phone', '"open,1', 'fine,2', 'x'.repeat(10_000_000), ','.repeat(1_000_000), 'also fine,3', '"a cell', 'of two lines","4"']
  const { rows } = await read(utf8(`${lines.join('\n')}\n`))
  expect(rows.map(({ number, problem }) => [number, problem])).toEqual([[1, null], [2, 'quote-open'], [3, null], [4, 'too-large'], [5, 'too-many-cells'], [6, null], [7, null]])
  expect(rows[2]?.cells).toEqual(['fine', '2'])
  expect(rows[6]?.cells).toEqual(['a cell\nof two lines', '4'])
})

it('ends on any bytes', async () => {
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
    const { rows } = await read(bytes, 13)
    expect(rows.length).toBeLessThanOrEqual(bytes.length)
  }), { numRuns: 300 })
})
