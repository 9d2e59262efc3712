import emojiRanges from '@fontsource/noto-color-emoji/unicode.json'
import hanRanges from '@fontsource-variable/noto-sans-sc/unicode.json'

type Files = Record<string, string>
const emojiFiles: Files = import.meta.glob('../../node_modules/@fontsource/noto-color-emoji/files/noto-color-emoji-[0-9]*-400-normal.woff2', { query: '?url', import: 'default', eager: true })
const hanFiles: Files = import.meta.glob('../../node_modules/@fontsource-variable/noto-sans-sc/files/noto-sans-sc-[0-9]*-wght-normal.woff2', { query: '?url', import: 'default', eager: true })

let isOffered = false

/**
 * Letters for customers who write in any script, on systems that have none for them: emoji, Han and kana. The families
 * stand last in the list of fonts, so a system's own are used first; each slice is read when one of its characters is shown.
 */
export function offerFallbackFonts(): void {
  if (isOffered) return
  isOffered = true
  offer('Danggol Emoji', emojiRanges, emojiFiles, '400')
  offer('Danggol Han', hanRanges, hanFiles, '100 900')
}

/** Slices are numbered, `[12]` in the ranges and `-12-` in the file; other names are scripts we have already. */
function offer(family: string, ranges: Record<string, string>, files: Files, weight: string): void {
  const urls = new Map(Object.entries(files).map(([path, url]) => [/-(\d+)-(?:400|wght)-normal/.exec(path)?.[1], url]))
  for (const [name, unicodeRange] of Object.entries(ranges)) {
    const url = urls.get(/^\[(\d+)\]$/.exec(name)?.[1])
    if (url) document.fonts.add(new FontFace(family, `url(${JSON.stringify(url)}) format('woff2')`, { unicodeRange, weight, display: 'swap' }))
  }
}
