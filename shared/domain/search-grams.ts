/**
 * The text index knows one gram per letter: the letter and what follows it up to the next space, two letters
 * long where it starts with a Korean, Chinese or Japanese letter and three otherwise. A word no longer than
 * a gram is the beginning of some gram; a longer one contains only whole grams. Both input and query are
 * folded text. Punctuation and signs travel as private-use letters, because the index splits at them.
 */
export function gramsOf(folded: string): string {
  const grams = new Set<string>()
  for (const word of encode(folded).split(whitespace)) {
    if (surrogate.test(word)) addGrams(grams, Array.from(word))
    else for (let at = 0; at < word.length; at += 1) grams.add(word.slice(at, at + gramLength(word.charCodeAt(at))))
  }
  grams.delete('')
  return [...grams].join(' ')
}

function addGrams(grams: Set<string>, letters: readonly string[]): void {
  for (const [at, letter] of letters.entries()) grams.add(letters.slice(at, at + gramLength(letter.codePointAt(0) ?? 0)).join(''))
}
const whitespace = /\s+/u
const surrogate = /[\ud800-\udfff]/

/** A full-text query that every text with these words satisfies; `isExact` is false where a gram may begin longer ones. */
export function gramQuery(words: readonly string[]): { match: string; isPrefix: boolean } | null {
  const terms = new Set<string>()
  let isPrefix = false
  for (const word of words) {
    const letters = Array.from(word)
    const whole = coveringGrams(letters)
    if (whole.length === 0) {
      isPrefix = true
      terms.add(`"${encode(word)}"*`)
    }
    for (const term of spread(whole)) terms.add(term)
  }
  return terms.size === 0 ? null : { match: [...terms].join(' AND '), isPrefix }
}

/** Whole grams side by side, and the last one, touch every letter they can; those in between would cost a list each and say little more. */
function coveringGrams(letters: readonly string[]): string[] {
  const whole = letters.flatMap((letter, at) => {
    const end = at + gramLength(letter.codePointAt(0) ?? 0)
    return end <= letters.length ? [{ at, end, term: `"${encode(letters.slice(at, end).join(''))}"` }] : []
  })
  let covered = 0
  return whole.filter(({ at, end }, index) => {
    const isNeeded = at >= covered || index === whole.length - 1
    if (isNeeded) covered = end
    return isNeeded
  }).map(({ term }) => term)
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
