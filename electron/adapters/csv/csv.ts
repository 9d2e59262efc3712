import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import type { Csv } from '#core/ports/csv.ts'
import { inspectTable, tableRows } from './table-file.ts'

/** Either alone is not the line end of the table, yet the end of a line to whoever reads it. */
const lineEnds = /[\r\n]/

export const csv: Csv = {
  parse(text) {
    try {
      return parse(text, { bom: true, delimiter: delimiterOf(text), relax_column_count: true, skip_empty_lines: true })
    } catch {
      return null
    }
  },
  stringify: (rows) => stringify(rows as string[][], { bom: true, record_delimiter: 'windows', quoted_match: lineEnds }),
  lines: (rows) => rows.map(line).join(''),
  inspect: inspectTable,
  rows: tableRows,
}

const lineOptions = { escape_formulas: true, record_delimiter: 'windows', cast: { boolean: String }, quoted_match: lineEnds } as const
/** What may need quotes, or an apostrophe before a formula. */
const special = /[",\r\n]|^[=+\-@\t\uff1d\uff0b\uff0d\uff20]/

/** Nearly all cells are written as they are; the library sees only lines that hold one that is not. */
function line(cells: readonly unknown[]): string {
  const texts = cells.map((cell) => (typeof cell === 'string' ? cell : typeof cell === 'number' ? String(cell) : null))
  return texts.length > 1 && texts.every((text) => text !== null && !special.test(text)) ? `${texts.join(',')}\r\n` : stringify([cells], lineOptions)
}

/** The sign most used in the first line. */
function delimiterOf(text: string): string {
  const firstLine = text.slice(0, 4000).split('\n')[0] ?? ''
  const count = (sign: string) => firstLine.split(sign).length
  return ['\t', ';'].find((sign) => count(sign) > count(',')) ?? ','
}
