import type { TableFormat, TableRow } from '#core/ports/csv.ts'

/** Characters of one row; what is longer is no customer. */
const longestRow = 1_000_000
const mostCells = 1000

/**
 * Rows out of text that arrives in pieces. A quote that never closes costs its own line only: reading goes on behind
 * that line, where libraries for tables take the rest of the file for one cell. Each letter is looked at a bounded
 * number of times, and no more than one row is kept.
 */
export class RowReader {
  readonly #delimiter: string
  #text = ''
  #number = 0
  /** The rest of a row that was given up goes by unread. */
  #isSkipping = false

  constructor(delimiter: TableFormat['delimiter']) {
    this.#delimiter = delimiter
  }

  push(text: string): TableRow[] {
    return this.#read(this.#text + text, false)
  }

  end(): TableRow[] {
    return this.#read(this.#text, true)
  }

  #read(text: string, isEnd: boolean): TableRow[] {
    const rows: TableRow[] = []
    let from = 0
    while (from < text.length) {
      if (this.#isSkipping) {
        const end = lineEnd(text, from)
        from = end === -1 ? text.length : afterLineEnd(text, end)
        if (end === -1) break
        this.#isSkipping = false
        continue
      }
      const record = this.#record(text, from, isEnd)
      if (record) {
        rows.push(this.#numbered(record.cells, record.cells.length > mostCells ? 'too-many-cells' : null))
        from = record.next
        continue
      }
      if (!isEnd && text.length - from <= longestRow) break
      from = this.#giveUp(text, from, rows)
    }
    this.#text = text.slice(from)
    return rows
  }

  /** Null: it does not end in this text. */
  #record(text: string, from: number, isEnd: boolean): { cells: string[]; next: number } | null {
    const cells: string[] = []
    for (let at = from; ;) {
      const cell = this.#cell(text, at, isEnd)
      if (!cell) return null
      cells.push(cell.value)
      const sign = text[cell.end]
      if (sign === this.#delimiter) {
        at = cell.end + 1
        continue
      }
      if (sign === undefined && !isEnd) return null
      if (sign === '\r' && cell.end + 1 === text.length && !isEnd) return null
      return { cells, next: afterLineEnd(text, cell.end) }
    }
  }

  /** What follows a closing quote is taken as it is, as spreadsheets do. */
  #cell(text: string, from: number, isEnd: boolean): { value: string; end: number } | null {
    if (text[from] !== '"') {
      const end = this.#cellEnd(text, from)
      return { value: text.slice(from, end), end }
    }
    let value = ''
    for (let at = from + 1; ;) {
      const quote = text.indexOf('"', at)
      if (quote === -1 || (quote === text.length - 1 && !isEnd)) return null
      value += text.slice(at, quote)
      if (text[quote + 1] !== '"') {
        const end = this.#cellEnd(text, quote + 1)
        return { value: value + text.slice(quote + 1, end), end }
      }
      value += '"'
      at = quote + 2
    }
  }

  #cellEnd(text: string, from: number): number {
    const delimiter = this.#delimiter.charCodeAt(0)
    let at = from
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at)
      if (code === delimiter || code === 10 || code === 13) break
    }
    return at
  }

  /** The row is reported and reading goes on behind the first line end after its start. */
  #giveUp(text: string, from: number, rows: TableRow[]): number {
    const end = lineEnd(text, from)
    const line = text.slice(from, end === -1 || end - from > longestRow ? from + 1000 : end)
    const isTooLarge = end === -1 ? text.length - from > longestRow : end - from > longestRow
    rows.push(this.#numbered(line.split(this.#delimiter, mostCells), isTooLarge ? 'too-large' : 'quote-open'))
    this.#isSkipping = end === -1
    return end === -1 ? text.length : afterLineEnd(text, end)
  }

  #numbered(cells: string[], problem: TableRow['problem']): TableRow {
    this.#number += 1
    return { number: this.#number, cells: cells.length > mostCells ? cells.slice(0, mostCells) : cells, problem }
  }
}

function lineEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 10 || code === 13) return at
  }
  return -1
}

const afterLineEnd = (text: string, end: number): number => (text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : end + 1)
