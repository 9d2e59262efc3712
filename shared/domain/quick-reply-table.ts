import type { Refusal } from '../contract/base.ts'
import type { QuickReplyChoices, QuickReplyContent, QuickReplyLibrary } from './quick-reply.ts'
import { neutralCell, plainCell } from './table-cell.ts'

/** One quick reply as it travels in files: without its attachments, its folder by name. */
export type PortableReply = QuickReplyContent & { folder: string | null; uses?: { count: number; characters: number; lastAtMs: number | null } }
export type BadRow = { row: number; problem: 'not-a-row' | 'no-title' | 'no-text' | 'rule' | 'over-cap'; detail: string; refusal: Refusal | null }
/** `addedIds` is empty after a dry run. Rows count from 1, the heading of a table not among them. */
export type QuickReplyImport = { addedCount: number; addedIds: number[]; sameCount: number; bad: BadRow[] }

export const tableColumns = ['folder', 'title', 'shortcut', 'text', 'button_1', 'button_2', 'button_3', 'list_button', 'list_rows'] as const
type Column = (typeof tableColumns)[number]

const fileFormat = 'danggol-quick-replies'

export function toPortable({ folders, replies }: QuickReplyLibrary): PortableReply[] {
  return [...folders, null].flatMap((folder) => replies.filter(({ folderId }) => folderId === (folder?.id ?? null)).map((reply) => ({
    folder: folder?.name ?? null, title: reply.title, shortcut: reply.shortcut, body: reply.body, choices: reply.choices,
    uses: { count: reply.useCount, characters: reply.usedCharacters, lastAtMs: reply.lastUsedAtMs },
  })))
}

export function toJson(replies: readonly PortableReply[]): string {
  return `${JSON.stringify({ format: fileFormat, version: 1, quickReplies: replies }, null, 2)}\n`
}

/** Every entry that can be read, and what is wrong with the others; null when the text is no such file. */
export function fromJson(text: string): { replies: { row: number; reply: PortableReply }[]; bad: BadRow[] } | null {
  const parsed = parsedOrNull(text.replace(/^\uFEFF/u, ''))
  const entries = Array.isArray(parsed) ? parsed : isRecord(parsed) ? parsed['quickReplies'] : null
  return Array.isArray(entries) ? sorted(entries.map((entry, index) => portableOf(entry, index + 1))) : null
}

/** First row: the names of the columns. A list has one line per row, title and description apart by ` :: `. */
export function toTable(replies: readonly PortableReply[]): string[][] {
  return [[...tableColumns], ...replies.map((reply) => {
    const cells = cellsOf(reply)
    return tableColumns.map((column) => neutralCell(cells[column] ?? ''))
  })]
}

/** Columns are found by name, in any order; null when there is neither `title` nor `text` among them. */
export function fromTable(rows: readonly (readonly string[])[]): { replies: { row: number; reply: PortableReply }[]; bad: BadRow[] } | null {
  const names = (rows[0] ?? []).map((name) => name.replace(/^\uFEFF/u, '').trim().toLowerCase())
  if (!names.includes('title') || !names.includes('text')) return null
  return sorted(rows.slice(1).map((cells, index) => {
    const cell = (column: Column) => plainCell(cells[names.indexOf(column)] ?? '')
    return portableOf({ folder: cell('folder'), title: cell('title'), shortcut: cell('shortcut'), body: cell('text'), choices: choicesOfCells(cell) }, index + 1)
  }))
}

type Read = { row: number; reply: PortableReply } | BadRow

function sorted(read: readonly Read[]) {
  return { replies: read.filter((one) => 'reply' in one), bad: read.filter((one) => 'problem' in one) }
}

function portableOf(entry: unknown, row: number): Read {
  if (!isRecord(entry)) return { row, problem: 'not-a-row', detail: '', refusal: null }
  const title = textOf(entry['title']).trim()
  const body = textOf(entry['body']).replaceAll('\r\n', '\n')
  if (title === '') return { row, problem: 'no-title', detail: shortened(body), refusal: null }
  if (body.trim() === '') return { row, problem: 'no-text', detail: title, refusal: null }
  const uses = usesOf(entry['uses'])
  return { row, reply: { folder: textOf(entry['folder']).trim() || null, title, shortcut: textOf(entry['shortcut']).trim(), body, choices: choicesOf(entry['choices']), ...(uses ? { uses } : {}) } }
}

/** Counts of another computer; nothing that is no number comes in. */
function usesOf(value: unknown): PortableReply['uses'] | null {
  if (!isRecord(value)) return null
  const whole = (name: string) => (Number.isSafeInteger(value[name]) && Number(value[name]) >= 0 ? Number(value[name]) : null)
  const [count, characters] = [whole('count'), whole('characters')]
  return count === null || characters === null ? null : { count, characters, lastAtMs: whole('lastAtMs') }
}

function choicesOf(value: unknown): QuickReplyChoices | null {
  if (!isRecord(value)) return null
  if (value['kind'] === 'buttons' && Array.isArray(value['titles'])) return { kind: 'buttons', titles: value['titles'].map(textOf) }
  if (value['kind'] !== 'list' || !Array.isArray(value['rows'])) return null
  return { kind: 'list', button: textOf(value['button']), rows: value['rows'].filter(isRecord).map((row) => ({ title: textOf(row['title']), description: textOf(row['description']) || null })) }
}

function choicesOfCells(cell: (column: Column) => string): QuickReplyChoices | null {
  const titles = [cell('button_1'), cell('button_2'), cell('button_3')].map((title) => title.trim()).filter(Boolean)
  if (titles.length > 0) return { kind: 'buttons', titles }
  const lines = cell('list_rows').split('\n').map((line) => line.trim()).filter(Boolean)
  if (lines.length === 0) return null
  return { kind: 'list', button: cell('list_button').trim(), rows: lines.map((line) => {
    const [title = '', ...rest] = line.split(' :: ')
    return { title: title.trim(), description: rest.join(' :: ').trim() || null }
  }) }
}

function cellsOf({ folder, title, shortcut, body, choices }: PortableReply): Partial<Record<Column, string>> {
  const own = { folder: folder ?? '', title, shortcut, text: body }
  if (choices?.kind === 'buttons') return { ...own, button_1: choices.titles[0] ?? '', button_2: choices.titles[1] ?? '', button_3: choices.titles[2] ?? '' }
  if (choices?.kind !== 'list') return own
  return { ...own, list_button: choices.button, list_rows: choices.rows.map((row) => (row.description ? `${row.title} :: ${row.description}` : row.title)).join('\n') }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
const textOf = (value: unknown): string => (typeof value === 'string' ? value.normalize('NFC') : typeof value === 'number' ? String(value) : '')
const shortened = (text: string) => Array.from(text.trim()).slice(0, 40).join('')

function parsedOrNull(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}
