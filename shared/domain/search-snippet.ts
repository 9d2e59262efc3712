import { foldWithOffsets } from './search-folding.ts'

const unitsBefore = 24
const longestSnippet = 160

export type Snippet = { snippet: string; ranges: [number, number][] }

/** The part of `text` around the first match, on one line, with every match inside it; ranges never overlap and are in order. */
export function searchSnippet(text: string, words: readonly string[]): Snippet {
  const { folded, startOf, endOf } = foldWithOffsets(text)
  const ranges = matchRanges(folded, words).map(([from, to]): [number, number] => [startOf(from), endOf(to - 1)])
  const first = ranges[0]?.[0] ?? 0
  let from = text.length <= longestSnippet ? 0 : Math.max(0, Math.min(first - unitsBefore, text.length - longestSnippet))
  let to = Math.min(text.length, from + longestSnippet)
  if (from > 0 && isLowSurrogate(text, from)) from -= 1
  if (to < text.length && isLowSurrogate(text, to)) to += 1
  const lead = from > 0 ? '…' : ''
  const shift = lead.length - from
  return {
    snippet: `${lead}${text.slice(from, to).replace(/\s/gu, ' ')}${to < text.length ? '…' : ''}`,
    ranges: ranges.filter(([start]) => start >= from && start < to).map(([start, end]) => [start + shift, Math.min(end, to) + shift]),
  }
}

function matchRanges(folded: string, words: readonly string[]): [number, number][] {
  const found: [number, number][] = []
  for (const word of words) {
    for (let at = folded.indexOf(word); at >= 0 && found.length < 500; at = folded.indexOf(word, at + word.length)) found.push([at, at + word.length])
  }
  found.sort((a, b) => a[0] - b[0] || b[1] - a[1])
  const merged: [number, number][] = []
  for (const range of found) {
    const last = merged.at(-1)
    if (last && range[0] < last[1]) last[1] = Math.max(last[1], range[1])
    else merged.push(range)
  }
  return merged
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff
}
