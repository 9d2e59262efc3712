/** Names of colours in the style sheet; light and dark give each its own value. */
export const labelColors = ['grey', 'red', 'orange', 'amber', 'lime', 'green', 'teal', 'sky', 'blue', 'violet', 'pink', 'brown'] as const
export type LabelColor = (typeof labelColors)[number]

/** In the order the owner gave them. */
export type Label = { id: number; name: string; color: LabelColor; contactCount: number }

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** What a reader sees as one character counts as one: a family emoji, a Hangul syllable in pieces. */
export function graphemeLength(text: string): number {
  let count = 0
  for (const _segment of graphemes.segment(text)) count += 1
  return count
}

/** One spelling of a name: composed letters, single spaces, nothing around it. */
export const tidyName = (name: string): string => name.normalize('NFC').replace(/\s+/gu, ' ').trim()

/** The same for names nobody could tell apart in a list. */
export const nameKey = (name: string): string => tidyName(name).toLowerCase()
export const isSameName = (one: string, other: string): boolean => nameKey(one) === nameKey(other)
