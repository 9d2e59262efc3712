import { findLinks } from './safe-link.ts'

/** WhatsApp's marks as a tree. Text stays text: nothing here is ever turned into HTML. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'bold' | 'italic' | 'strike'; children: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'link'; text: string; href: string }
export type Block =
  | { kind: 'lines'; children: Inline[] }
  | { kind: 'mono'; text: string }
  | { kind: 'quote'; children: Inline[] }
  | { kind: 'list'; start: number | null; items: Inline[][] }

const markKinds = { '*': 'bold', _: 'italic', '~': 'strike' } as const
type Mark = keyof typeof markKinds
const wordCharacter = /[\p{L}\p{N}]/u
const fence = /```([\s\S]+?)```/gu
const bullet = /^[-*] (?=\S)/u
const numbered = /^(\d{1,3})\. (?=\S)/u
const quoted = /^> ?(?=\S)/u

export function parseMarks(text: string): Block[] {
  const blocks: Block[] = []
  let from = 0
  for (const match of text.matchAll(fence)) {
    pushLines(blocks, text.slice(from, match.index).replace(/\n$/u, ''))
    blocks.push({ kind: 'mono', text: (match[1] ?? '').replace(/^\n|\n$/gu, '') })
    from = match.index + match[0].length
  }
  pushLines(blocks, text.slice(from))
  return blocks
}

function pushLines(blocks: Block[], text: string): void {
  const besideFence = blocks.length > 0 ? text.replace(/^\n/u, '') : text
  if (besideFence === '') return
  let plain: string[] = []
  const flush = () => {
    if (plain.length > 0) blocks.push({ kind: 'lines', children: parseInline(plain.join('\n')) })
    plain = []
  }
  for (const line of besideFence.split('\n')) {
    const special = specialLine(line)
    if (!special) {
      plain.push(line)
      continue
    }
    flush()
    const last = blocks.at(-1)
    if (special.kind === 'list' && last?.kind === 'list' && (last.start === null) === (special.start === null)) last.items.push(...special.items)
    else if (special.kind === 'quote' && last?.kind === 'quote') last.children.push({ kind: 'text', text: '\n' }, ...special.children)
    else blocks.push(special)
  }
  flush()
}

function specialLine(line: string): Extract<Block, { kind: 'list' | 'quote' }> | null {
  if (bullet.test(line)) return { kind: 'list', start: null, items: [parseInline(line.slice(2))] }
  const number = numbered.exec(line)
  if (number) return { kind: 'list', start: Number(number[1]), items: [parseInline(line.slice(number[0].length))] }
  const quote = quoted.exec(line)
  return quote ? { kind: 'quote', children: parseInline(line.slice(quote[0].length)) } : null
}

/** A mark opens after a non-word character before a non-space, and closes the other way round, on the same line. */
export function parseInline(text: string): Inline[] {
  const links = findLinks(text)
  const closingIndex = closingIndexes(text)
  let nextLink = 0
  const out: Inline[] = []
  let plainFrom = 0
  let at = 0
  const push = (end: number, next: number, inline: Inline) => {
    if (end > plainFrom) out.push({ kind: 'text', text: text.slice(plainFrom, end) })
    out.push(inline)
    plainFrom = next
    at = next
  }
  while (at < text.length) {
    while ((links[nextLink]?.start ?? at) < at) nextLink += 1
    const link = links[nextLink]?.start === at ? links[nextLink] : undefined
    const character = text[at] ?? ''
    const close = link ? -1 : closingIndex(at)
    if (link) push(at, link.end, { kind: 'link', text: text.slice(link.start, link.end), href: link.href })
    else if (close < 0) at += 1
    else if (character === '`') push(at, close + 1, { kind: 'code', text: text.slice(at + 1, close) })
    else push(at, close + 1, { kind: markKinds[character as Mark], children: parseInline(text.slice(at + 1, close)) })
  }
  if (plainFrom < text.length) out.push({ kind: 'text', text: text.slice(plainFrom) })
  return out
}

/**
 * Where the mark that opens at an index closes; -1 when it opens or closes nothing. Ask with rising indexes only:
 * what was read for one mark is not read again for the next, or a text of a thousand open marks would stop the screen.
 */
function closingIndexes(text: string): (open: number) => number {
  const nextOf: Record<string, number> = {}
  const firstFrom = (name: string, least: number, isFound: (at: number) => boolean): number => {
    let at = Math.max(nextOf[name] ?? 0, least)
    while (at < text.length && !isFound(at)) at += 1
    nextOf[name] = at
    return at
  }
  return (open) => {
    const mark = text[open] ?? ''
    if (!opens(text, open, mark)) return -1
    const close = firstFrom(mark, open + 2, (at) => closes(text, at, mark))
    const lineEnd = firstFrom('\n', open, (at) => text[at] === '\n')
    return close < lineEnd ? close : -1
  }
}

function opens(text: string, at: number, mark: string): boolean {
  if (!(mark in markKinds) && mark !== '`') return false
  const before = text[at - 1]
  const first = text[at + 1]
  return (before === undefined || (!wordCharacter.test(before) && before !== mark)) && first !== undefined && !/\s/u.test(first) && first !== mark
}

function closes(text: string, at: number, mark: string): boolean {
  if (text[at] !== mark || /\s/u.test(text[at - 1] ?? ' ')) return false
  const after = text[at + 1]
  return after === undefined || !/[A-Za-z0-9]/u.test(after)
}
