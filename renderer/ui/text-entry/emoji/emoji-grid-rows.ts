import type { Emoji } from './emoji-index.ts'

export const columnCount = 8

/** Lines of the picker: a heading, or up to `columnCount` emoji. `from` is the place of the first among all cells. */
export type EmojiRow = { kind: 'heading'; group: number | 'recent' } | { kind: 'cells'; emoji: readonly Emoji[]; from: number }

export function groupedRows(recent: readonly Emoji[], all: readonly Emoji[]): EmojiRow[] {
  const rows: EmojiRow[] = []
  let from = 0
  const add = (group: number | 'recent', emoji: readonly Emoji[]) => {
    if (emoji.length === 0) return
    rows.push({ kind: 'heading', group })
    from = addCells(rows, emoji, from)
  }
  add('recent', recent)
  const groups = new Map<number, Emoji[]>()
  for (const one of all) {
    const group = groups.get(one.group)
    if (group) group.push(one)
    else groups.set(one.group, [one])
  }
  for (const [group, emoji] of groups) add(group, emoji)
  return rows
}

export function foundRows(found: readonly Emoji[]): EmojiRow[] {
  const rows: EmojiRow[] = []
  addCells(rows, found, 0)
  return rows
}

function addCells(rows: EmojiRow[], emoji: readonly Emoji[], from: number): number {
  for (let at = 0; at < emoji.length; at += columnCount) rows.push({ kind: 'cells', emoji: emoji.slice(at, at + columnCount), from: from + at })
  return from + emoji.length
}

export type GridMove = 'left' | 'right' | 'up' | 'down' | 'home' | 'end' | 'page-up' | 'page-down'
const pageRows = 5

/** The cell after a key press; `active` counts cells over all rows, headings left out. Columns are kept where the row has them. */
export function moveInGrid(rows: readonly EmojiRow[], active: number, move: GridMove): number {
  const lines = rows.filter((row) => row.kind === 'cells')
  const last = lines.at(-1)
  if (!last) return 0
  const count = last.from + last.emoji.length
  const at = lines.findIndex((line) => active < line.from + line.emoji.length)
  const line = lines[at]
  if (!line) return count - 1
  const toRow = (index: number) => {
    const target = lines[Math.min(lines.length - 1, Math.max(0, index))] ?? line
    return target.from + Math.min(active - line.from, target.emoji.length - 1)
  }
  switch (move) {
    case 'left': return Math.max(0, active - 1)
    case 'right': return Math.min(count - 1, active + 1)
    case 'up': return toRow(at - 1)
    case 'down': return toRow(at + 1)
    case 'page-up': return toRow(at - pageRows)
    case 'page-down': return toRow(at + pageRows)
    case 'home': return line.from
    case 'end': return line.from + line.emoji.length - 1
  }
}

export function rowOfCell(rows: readonly EmojiRow[], cell: number): number {
  return rows.findIndex((row) => row.kind === 'cells' && cell >= row.from && cell < row.from + row.emoji.length)
}

export function cellAt(rows: readonly EmojiRow[], cell: number): Emoji | undefined {
  const row = rows[rowOfCell(rows, cell)]
  return row?.kind === 'cells' ? row.emoji[cell - row.from] : undefined
}
