import { foldForSearch } from '../search-folding.ts'
import { metaLength } from '../text-length.ts'

/**
 * A message as keywords see it. `spaced`: words divided by one blank, signs gone. `joined`: the same without
 * blanks; `wordOf[i]` numbers the word each unit came from, so that a hit can be told from one that runs across words.
 */
export type MatchText = { spaced: string; joined: string; wordOf: Uint16Array; wordEnds: number[] }

/** Longer texts are judged by their beginning: an answer must never wait for a novel. */
export const mostUnitsConsidered = 4096

/** Skin tones, variation selectors, joiners other than the one inside an emoji, Arabic vowel signs and the stretching stroke. */
const ignored = /[\u200b\u200c\u2060\ufeff\u0640\u00ad]|[\u{1f3fb}-\u{1f3ff}]|[\ufe00-\ufe0f]|[\u064b-\u065f]|\u0670/gu
const arabicForms: Readonly<Record<string, string>> = { 'أ': 'ا', 'إ': 'ا', 'آ': 'ا', 'ٱ': 'ا', 'ى': 'ي', 'ئ': 'ي', 'ؤ': 'و', 'ة': 'ه' }
const arabicVariants = /[أإآٱىئؤة]/gu
const katakana = /[\u30a1-\u30f6]/gu
/** What divides words: everything that is no letter, digit, mark or picture. */
const dividers = /[^\p{L}\p{N}\p{M}\p{Extended_Pictographic}\p{Regional_Indicator}\u200d]+/gu
/** Where Latin or digits meet a script that writes its words together, a word ends too: `as되나요` holds `as`. */
const scriptEdges = /(?<=[\p{Script=Latin}\p{N}])(?=[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])|(?<=[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])(?=[\p{Script=Latin}])/gu

function foldLetters(text: string): string {
  return foldForSearch(text.slice(0, mostUnitsConsidered))
    .replace(ignored, '')
    .replace(arabicVariants, (letter) => arabicForms[letter] ?? letter)
    .replace(katakana, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60))
}

export function foldForMatch(text: string): MatchText {
  const words = foldLetters(text).replace(scriptEdges, ' ').replace(dividers, ' ').trim().split(' ').filter(Boolean)
  const joined = words.join('')
  const wordOf = new Uint16Array(joined.length)
  const wordEnds: number[] = []
  let place = 0
  for (const [index, word] of words.entries()) {
    wordOf.fill(index, place, place + word.length)
    place += word.length
    wordEnds.push(place)
  }
  return { spaced: words.join(' '), joined, wordOf, wordEnds }
}

/** Scripts that divide words by blanks are matched word by word, the others anywhere. */
const writtenTogether = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Extended_Pictographic}\p{Regional_Indicator}]/u
const hangul = /\p{Script=Hangul}/u

/** `pieceEnds`: where the words of a keyword written with blanks end, in units of `text`. */
export type FoldedWord = { text: string; isJoined: boolean; isHangul: boolean; letterCount: number; pieceEnds: number[] }

export function foldWord(word: string): FoldedWord {
  const { spaced, joined, wordEnds } = foldForMatch(word)
  const isJoined = writtenTogether.test(joined)
  return { text: isJoined ? joined : spaced, isJoined, isHangul: hangul.test(joined), letterCount: metaLength(joined), pieceEnds: wordEnds }
}

/** A pattern keeps `*` and `?`; everything else is folded like a message. */
export function foldPattern(pattern: string): { pieces: string[]; isJoined: boolean } {
  const isJoined = writtenTogether.test(pattern)
  const pieces = pattern.split(/([*?])/u).map((piece) => (piece === '*' || piece === '?' ? piece : foldPiece(piece, isJoined))).filter((piece) => piece !== '')
  return { pieces, isJoined }
}

function foldPiece(piece: string, isJoined: boolean): string {
  const { spaced, joined } = foldForMatch(piece)
  if (isJoined) return joined
  const before = /^\s/u.test(piece) && spaced !== '' ? ' ' : ''
  const after = /\s$/u.test(piece) && spaced !== '' ? ' ' : ''
  return `${before}${spaced}${after}`
}
