/**
 * The text index knows, for each letter, that letter and what follows it up to the next space, two letters in
 * all where it is Korean, Chinese or Japanese and three otherwise, and every beginning of that. So any word is
 * found under whole grams alone: the index never has to join the lists of all grams that begin like it, which
 * takes longer the larger the shop. Both input and query are folded text. Punctuation and signs travel as
 * private-use letters, because the index splits at them.
 */
export function gramsOf(folded: string): string {
  const grams = new Set<string>()
  for (const word of encode(folded).split(whitespace)) {
    if (surrogate.test(word)) addGrams(grams, Array.from(word))
    else for (let at = 0; at < word.length; at += 1) for (let end = Math.min(word.length, at + gramLength(word.charCodeAt(at))); end > at; end -= 1) grams.add(word.slice(at, end))
  }
  return [...grams].join(' ')
}

/** To be raised whenever texts are cut differently: an index made by other rules is then made anew. */
export const gramsVersion = 2

function addGrams(grams: Set<string>, letters: readonly string[]): void {
  for (const [at, letter] of letters.entries()) {
    for (let length = gramLength(letter.codePointAt(0) ?? 0); length > 0; length -= 1) grams.add(letters.slice(at, at + length).join(''))
  }
}
const whitespace = /\s+/u
const surrogate = /[\ud800-\udfff]/

/** A full-text query that every text with these words satisfies; null for no words. */
export function gramQuery(words: readonly string[]): string | null {
  const terms = new Set(words.flatMap((word) => spread(coveringGrams(Array.from(word)))))
  return terms.size === 0 ? null : [...terms].map((gram) => `"${encode(gram)}"`).join(' AND ')
}

/** Whole grams side by side, and the last one, touch every letter they can; those in between would cost a list each and say little more. A word shorter than a gram is one itself. */
function coveringGrams(letters: readonly string[]): string[] {
  const whole = letters.flatMap((letter, at) => {
    const end = at + gramLength(letter.codePointAt(0) ?? 0)
    return end <= letters.length ? [{ at, end, gram: letters.slice(at, end).join('') }] : []
  })
  if (whole.length === 0) return [letters.join('')]
  let covered = 0
  return whole.filter(({ at, end }, index) => {
    const isNeeded = at >= covered || index === whole.length - 1
    if (isNeeded) covered = end
    return isNeeded
  }).map(({ gram }) => gram)
}

const mostGramsPerWord = 12

/** Of a long word, grams from all over it are enough: the text itself is checked afterwards. */
function spread(grams: readonly string[]): readonly string[] {
  if (grams.length <= mostGramsPerWord) return grams
  return Array.from({ length: mostGramsPerWord }, (_, index) => grams[Math.floor((index * (grams.length - 1)) / (mostGramsPerWord - 1))] ?? '')
}

/** Two for Hangul, Kana and Han letters, scripts whose words are short; three for all others. */
function gramLength(code: number): 2 | 3 {
  if (code < 0x1100) return 3
  const isDense = (code >= 0xac00 && code <= 0xd7af) || (code >= 0x3400 && code <= 0x9fff) || (code >= 0x3040 && code <= 0x318f) || code <= 0x11ff
    || (code >= 0x31f0 && code <= 0x31ff) || (code >= 0xf900 && code <= 0xfaff) || (code >= 0x20000 && code <= 0x3ffff)
  return isDense ? 2 : 3
}

function encode(gram: string): string {
  return gram.replaceAll(asciiSigns, (sign) => String.fromCharCode(0xe000 + sign.charCodeAt(0)))
}
// oxlint-disable-next-line no-control-regex -- control characters split words in the index like any other sign
const asciiSigns = /[\0-\x08\x0e-\x1f\x21-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f]/g
