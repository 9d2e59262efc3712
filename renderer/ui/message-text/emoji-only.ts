const onlyEmoji = new RegExp(String.raw`^(?:\p{RGI_Emoji}|\s)+$`, 'v')
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const mostEnlarged = 3

/** How many emoji a message consists of when it is nothing else and short enough to be shown large; otherwise 0. */
export function emojiOnlyCount(text: string): number {
  const bare = text.trim()
  if (bare.length === 0 || bare.length > 60 || !onlyEmoji.test(bare)) return 0
  const count = [...graphemes.segment(bare)].filter((part) => part.segment.trim() !== '').length
  return count <= mostEnlarged ? count : 0
}
