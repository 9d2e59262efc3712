import { closeSync, openSync, writeSync } from 'node:fs'
import { customerTable } from '../support/customer-table.ts'

const [mostRows, rowsOfPiece] = [10_000_000, 1000]

/** Writes a customer list in CP949, as much as fits into so many bytes; answers the number of its rows. */
export function writeCustomerTable(path: string, mostBytes: number): number {
  const file = openSync(path, 'w')
  let [pieces, sizeBytes] = [0, 0]
  for (const piece of customerTable(mostRows)) {
    if (sizeBytes + piece.length > mostBytes) break
    writeSync(file, piece)
    sizeBytes += piece.length
    pieces += 1
  }
  closeSync(file)
  return (pieces - 1) * rowsOfPiece
}
