/** Longer ones are no codes that a customer types. UTF-16 units. */
export const longestCode = 100
const headings: ReadonlySet<string> = new Set(['code', 'codes', 'coupon', 'coupon code', 'discount code', 'voucher', '코드', '쿠폰', '쿠폰번호', '쿠폰 번호', '쿠폰코드', '쿠폰 코드', '할인코드', '할인 코드'])

/** `repeatedCount`: left out because the list has them already. `bad`: what no code can be, with its line. */
export type CodeList = { codes: string[]; repeatedCount: number; bad: { line: number; text: string }[] }

/**
 * Codes out of what somebody pasted or a file held: one a line, or several with commas, semicolons, tabs or spaces
 * between. With a heading it is a table: its column of that name counts and nothing beside it.
 */
export function readCodes(text: string): CodeList {
  const lines = text.replace(/^\uFEFF/u, '').split(/\r\n|\r|\n/u)
  const first = lines.findIndex((line) => line.trim() !== '')
  const heading = first < 0 ? [] : cellsOf(lines[first]!)
  const column = heading.findIndex((cell) => headings.has(cell.toLowerCase()))
  const list: CodeList = { codes: [], repeatedCount: 0, bad: [] }
  const known = new Set<string>()
  for (const [index, line] of lines.entries()) {
    if (index < first || (column >= 0 && index === first)) continue
    for (const cell of column >= 0 ? [cellsOf(line)[column] ?? ''] : line.split(/[\s,;]+/u).map(bare)) {
      if (cell === '') continue
      if (cell.length > longestCode || /[\p{Cc}\s]/u.test(cell)) list.bad.push({ line: index + 1, text: cell.slice(0, longestCode) })
      else if (known.has(cell)) list.repeatedCount += 1
      else {
        known.add(cell)
        list.codes.push(cell)
      }
    }
  }
  return list
}

const cellsOf = (line: string): string[] => line.split(/[,;\t]/u).map(bare)
const bare = (cell: string): string => cell.trim().replace(/^"(.*)"$/u, '$1').trim()
