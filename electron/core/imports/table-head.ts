import type { Csv, TableFormat, TableRow } from '../ports/csv.ts'
import type { TableFile } from './import-file.ts'

/** Nothing stands in it. A line by which one spreadsheet program tells another the delimiter is no row either. */
export const isBlank = ({ number, problem, cells: [first = '', ...others] }: TableRow): boolean =>
  problem === null && (first.trim() === '' || (number === 1 && /^sep=.?$/i.test(first.trim()))) && others.every((cell) => cell.trim() === '')

/** Whether a row is about a customer, asked row by row from the first on: blank ones are not, nor are the heads, the first that is not blank. */
export function customerRows(hasHeader: boolean): (row: TableRow) => boolean {
  let isHeadAhead = hasHeader
  return (row) => {
    if (isBlank(row)) return false
    if (!isHeadAhead) return true
    isHeadAhead = false
    return false
  }
}

/** The first row that is not blank; null: there is none. */
export async function headOf(csv: Csv, file: TableFile, format: TableFormat): Promise<string[] | null> {
  for await (const { rows } of csv.rows(await file.open(), format)) {
    const head = rows.find((row) => !isBlank(row))
    if (head) return head.cells
  }
  return null
}
