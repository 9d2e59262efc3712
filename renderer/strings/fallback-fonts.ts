import emojiRanges from '@fontsource/noto-color-emoji/unicode.json'
import hanRanges from '@fontsource-variable/noto-sans-sc/unicode.json'

type Files = Record<string, string>
/** The numbered slices hold SVG drawings, of which Chromium paints nothing; the whole font has COLR as well. */
const emojiFiles: Files = import.meta.glob('../../node_modules/@fontsource/noto-color-emoji/files/noto-color-emoji-emoji-400-normal.woff2', { query: '?url', import: 'default', eager: true })
const hanFiles: Files = import.meta.glob('../../node_modules/@fontsource-variable/noto-sans-sc/files/noto-sans-sc-[0-9]*-wght-normal.woff2', { query: '?url', import: 'default', eager: true })

let isOffered = false

/**
 * Letters for customers who write in any script, on systems that have none for them: emoji, Han and kana. The families
 * stand last in the list of fonts, so a system's own are used first; each file is read when one of its characters is shown.
 */
export function offerFallbackFonts(): void {
  if (isOffered) return
  isOffered = true
  for (const url of Object.values(emojiFiles)) offer('Danggol Emoji', url, Object.values(emojiRanges).join(','), '400')
  const urls = new Map(Object.entries(hanFiles).map(([path, url]) => [/-(\d+)-wght-normal/.exec(path)?.[1], url]))
  /** Slices are numbered, `[12]` in the ranges and `-12-` in the file; other names are scripts we have already. */
  for (const [name, unicodeRange] of Object.entries<string>(hanRanges)) {
    const url = urls.get(/^\[(\d+)\]$/.exec(name)?.[1])
    if (url) offer('Danggol Han', url, unicodeRange, '100 900')
  }
}

const offer = (family: string, url: string, unicodeRange: string, weight: string) =>
  document.fonts.add(new FontFace(family, `url(${JSON.stringify(url)}) format('woff2')`, { unicodeRange, weight, display: 'swap' }))
