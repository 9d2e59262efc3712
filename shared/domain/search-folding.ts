/**
 * What search takes as the same: composed and decomposed letters (NFC), upper and lower case, full and half
 * width. Nothing else, so that a hit always shows the very letters that were typed.
 */
export function foldForSearch(text: string): string {
  if (plainText.test(text)) return text.toLowerCase()
  return text.replace(widthVariants, toOrdinaryWidth).normalize('NFC').toLowerCase().replaceAll('ς', 'σ')
}

/** ASCII, Hangul syllables and Han letters: nothing to compose and no width to change. */
const plainText = /^[\0-\x7f\uac00-\ud7a3\u4e00-\u9fff]*$/
/** Full-width ASCII and signs, and half-width Katakana with its voicing marks. Half-width Hangul stays: NFKC would make conjoining letters of it. */
const widthVariants = /[\uff01-\uff5e\uffe0-\uffe6]|[\uff65-\uff9f]+/g
const toOrdinaryWidth = (run: string) => run.normalize('NFKC')

/** The words of a query, folded; all of them must occur. */
export function searchWords(query: string): string[] {
  return [...new Set(foldForSearch(query).split(/\s+/u).filter(Boolean))]
}

/** Whether every word occurs as a substring. */
export function containsWords(foldedText: string, words: readonly string[]): boolean {
  return words.every((word) => foldedText.includes(word))
}

/** Letters that fold together: a base letter with its marks, a syllable in pieces, a half-width letter with its voicing mark. No branch gives back what another must read again. */
const clusters = /[\u1100-\u115f]+[\u1160-\u11a7]*[\u11a8-\u11ff]*|[\u1160-\u11a7]+[\u11a8-\u11ff]*|[\u11a8-\u11ff]+|[^\p{M}\uff9e\uff9f][\p{M}\uff9e\uff9f]*|[\p{M}\uff9e\uff9f]+/gsu

/** Folded text with where each of its UTF-16 units starts and ends in the original. */
export function foldWithOffsets(text: string): { folded: string; startOf: (unit: number) => number; endOf: (unit: number) => number } {
  if (plainText.test(text)) return { folded: text.toLowerCase(), startOf: (unit) => unit, endOf: (unit) => unit + 1 }
  const starts: number[] = []
  const ends: number[] = []
  let folded = ''
  for (const match of text.matchAll(clusters)) {
    const piece = foldForSearch(match[0])
    for (let unit = 0; unit < piece.length; unit += 1) {
      const isWhole = piece.length === match[0].length
      starts.push(isWhole ? match.index + unit : match.index)
      ends.push(isWhole ? match.index + unit + 1 : match.index + match[0].length)
    }
    folded += piece
  }
  return { folded, startOf: (unit) => starts[unit] ?? 0, endOf: (unit) => ends[unit] ?? text.length }
}
