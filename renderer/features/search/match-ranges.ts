/** [start, end) in UTF-16 units, ascending, without overlap. */
export type TextRange = [number, number]

const initials = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'

function initialOf(character: string): string {
  const index = character.charCodeAt(0) - 0xac00
  return index >= 0 && index < 11172 ? initials[Math.floor(index / 588)]! : character
}

/**
 * Where `query` stands in a name: the same letters, whatever their case, or the initial consonants of its
 * syllables (초성). The search itself decides what is a hit; this only paints it.
 */
export function matchRanges(text: string, query: string): TextRange[] {
  const needle = fold(query.trim())
  if (needle === '') return []
  const plain = occurrences(fold(text), needle)
  if (plain.length > 0 || !Array.from(needle).every((character) => initials.includes(character))) return plain
  return occurrences(Array.from(text, (character) => (character.length === 1 ? initialOf(character) : character)).join(''), needle)
}

/** Lower case where that keeps the length, so that positions stay those of the text. */
function fold(text: string): string {
  const lower = text.toLowerCase()
  return lower.length === text.length ? lower : text
}

function occurrences(text: string, needle: string): TextRange[] {
  const ranges: TextRange[] = []
  for (let at = text.indexOf(needle); at !== -1; at = text.indexOf(needle, at + needle.length)) ranges.push([at, at + needle.length])
  return ranges
}

export type TextPart = { text: string; startsAt: number; isMatch: boolean }

/** Cuts a text into matched and other parts. Ranges that are out of order or out of bounds never lose text. */
export function splitByRanges(text: string, ranges: readonly TextRange[]): TextPart[] {
  const parts: TextPart[] = []
  let at = 0
  for (const [start, end] of ranges) {
    const from = Math.max(at, Math.min(start, text.length))
    const to = Math.min(end, text.length)
    if (to <= from) continue
    if (from > at) parts.push({ text: text.slice(at, from), startsAt: at, isMatch: false })
    parts.push({ text: text.slice(from, to), startsAt: from, isMatch: true })
    at = to
  }
  if (at < text.length) parts.push({ text: text.slice(at), startsAt: at, isMatch: false })
  return parts
}
