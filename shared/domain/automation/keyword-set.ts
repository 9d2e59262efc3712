import { foldForMatch, foldPattern, foldWord, type FoldedWord, type MatchText } from './fold-for-match.ts'
import { isKoreanEnding } from './korean-endings.ts'
import type { KeywordMatch } from './rule.ts'
import { WordFinder } from './word-finder.ts'

export type KeywordQuery = { match: KeywordMatch; words: readonly string[] }
type Pattern = { pieces: string[]; isJoined: boolean }
type Prepared = { match: Exclude<KeywordMatch, 'pattern'>; wordIds: number[] } | { match: 'pattern'; patterns: Pattern[] }

/** The words of all rules, prepared once: a message is read once, however many rules there are. */
export class KeywordSet {
  readonly #words: FoldedWord[] = []
  readonly #idOf = new Map<string, number>()
  readonly #queries: Prepared[]
  readonly #spaced: WordFinder
  readonly #joined: WordFinder

  constructor(queries: readonly KeywordQuery[]) {
    this.#queries = queries.map(({ match, words }) => {
      if (match === 'pattern') return { match, patterns: words.map(foldPattern).filter(({ pieces }) => pieces.length > 0) }
      return { match, wordIds: words.map((word) => this.#add(word)).filter((id) => id !== null) }
    })
    const entries = this.#words.map((word, id) => ({ ...word, id }))
    this.#spaced = new WordFinder(entries.filter(({ isJoined }) => !isJoined))
    this.#joined = new WordFinder(entries.filter(({ isJoined }) => isJoined))
  }

  /** Which queries this message answers, by their place in the list. */
  matches(message: string): (query: number) => boolean {
    const text = foldForMatch(message)
    const found = new Uint8Array(this.#words.length)
    this.#spaced.find(text.spaced, (id, end, length) => {
      if (found[id] === 0 && standsAlone(text.spaced, end - length, end)) found[id] = 1
    })
    this.#joined.find(text.joined, (id, end, length) => {
      if (found[id] === 0 && fitsJoined(text, this.#words[id]!, end - length, end)) found[id] = 1
    })
    return (query) => {
      const prepared = this.#queries[query]
      if (!prepared) return false
      switch (prepared.match) {
        case 'any': return prepared.wordIds.some((id) => found[id] === 1)
        case 'all': return prepared.wordIds.length > 0 && prepared.wordIds.every((id) => found[id] === 1)
        case 'exact': return prepared.wordIds.some((id) => found[id] === 1 && isWhole(text, this.#words[id]!))
        case 'pattern': return prepared.patterns.some((pattern) => fitsPattern(pattern.isJoined ? text.joined : text.spaced, pattern.pieces))
      }
    }
  }

  #add(word: string): number | null {
    const folded = foldWord(word)
    if (folded.text === '') return null
    const known = this.#idOf.get(folded.text)
    if (known !== undefined) return known
    this.#words.push(folded)
    this.#idOf.set(folded.text, this.#words.length - 1)
    return this.#words.length - 1
  }
}

/** A word of a script with blanks is a word of its own; a plural s and the Arabic article and prefixes are forgiven. */
function standsAlone(text: string, start: number, end: number): boolean {
  const before = text.lastIndexOf(' ', start - 1) + 1
  const nextBlank = text.indexOf(' ', end)
  const after = nextBlank < 0 ? text.length : nextBlank
  return (start === before || isArabicPrefix(text, before, start)) && (end === after || isPlural(text, end, after))
}

const arabicPrefixes = new Set(['ال', 'و', 'ب', 'ل', 'ف', 'ك', 'وال', 'بال', 'فال', 'كال', 'لل'])
const isArabicPrefix = (text: string, from: number, to: number) => to - from <= 3 && arabicPrefixes.has(text.slice(from, to))
const isPlural = (text: string, from: number, to: number) => to - from <= 2 && /^e?s$/.test(text.slice(from, to)) && /[a-z]/.test(text[from - 1] ?? '')

const joiner = '\u200d'

/**
 * Inside one word a hit counts, one Hangul syllable only with nothing but an ending behind it (배 is not in 배송).
 * Across words it counts where the keyword has its own blanks (주문하고 after 케이크), or when it begins with a word
 * and ends with one, or before an ending: 영업 시간이 holds 영업시간, 배 송금했어요 does not hold 배송.
 */
function fitsJoined(text: MatchText, word: FoldedWord, start: number, end: number): boolean {
  if (text.joined[start - 1] === joiner || text.joined[end] === joiner) return false
  if (!word.isHangul) return true
  const firstWord = text.wordOf[start] ?? 0
  const lastWord = text.wordOf[end - 1] ?? 0
  if (firstWord === lastWord && word.letterCount > 1) return true
  const beginsWord = start === 0 || text.wordOf[start - 1] !== firstWord
  const isBeforeEnding = () => isKoreanEnding(text.joined.slice(end, Math.min(text.wordEnds[lastWord] ?? end, end + 24)))
  if (firstWord === lastWord || !dividesAs(text, word, start, lastWord)) return beginsWord && isBeforeEnding()
  const lastPiece = word.text.length - (word.pieceEnds.at(-2) ?? 0)
  return (beginsWord || (word.pieceEnds[0] ?? 0) > 1) && (lastPiece > 1 || isBeforeEnding())
}

/** The hit runs across no other blanks than those of the keyword. */
function dividesAs(text: MatchText, word: FoldedWord, start: number, lastWord: number): boolean {
  for (let index = text.wordOf[start] ?? 0; index < lastWord; index += 1) if (!word.pieceEnds.includes(text.wordEnds[index]! - start)) return false
  return true
}

function isWhole(text: MatchText, word: FoldedWord): boolean {
  if (!word.isJoined) return text.spaced === word.text
  return text.joined.startsWith(word.text) && (word.isHangul ? isKoreanEnding(text.joined.slice(word.text.length)) : text.joined.length === word.text.length)
}

/** `*` anything, `?` one unit, over the whole text. Pieces are found from left to right and never given back. */
function fitsPattern(text: string, pieces: readonly string[]): boolean {
  const runs: string[][] = [[]]
  for (const piece of pieces) {
    if (piece === '*') runs.push([])
    else runs.at(-1)!.push(piece)
  }
  const masks = runs.map((run) => run.map((piece) => (piece === '?' ? '\0' : piece)).join(''))
  const first = masks[0]!
  if (masks.length === 1) return text.length === first.length && fitsAt(text, first, 0)
  if (!fitsAt(text, first, 0)) return false
  const last = masks.at(-1)!
  const lastStart = text.length - last.length
  let place = first.length
  for (const mask of masks.slice(1, -1)) {
    place = findMask(text, mask, place, lastStart)
    if (place < 0) return false
    place += mask.length
  }
  return lastStart >= place && fitsAt(text, last, lastStart)
}

function findMask(text: string, mask: string, from: number, limit: number): number {
  if (!mask.includes('\0')) {
    const found = text.indexOf(mask, from)
    return found >= 0 && found + mask.length <= limit ? found : -1
  }
  for (let place = from; place + mask.length <= limit; place += 1) if (fitsAt(text, mask, place)) return place
  return -1
}

function fitsAt(text: string, mask: string, place: number): boolean {
  if (place + mask.length > text.length) return false
  for (let unit = 0; unit < mask.length; unit += 1) if (mask[unit] !== '\0' && mask[unit] !== text[place + unit]) return false
  return true
}
