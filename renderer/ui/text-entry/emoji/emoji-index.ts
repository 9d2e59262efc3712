import { disassemble, getChoseong } from 'es-hangul'

/** `skins`: the same emoji in the five tones, light to dark; empty where tone does not apply. */
export type Emoji = { emoji: string; name: { ko: string; en: string }; group: number; skins: readonly string[]; shortcodes: readonly string[] }
export type EmojiEntry = { unicode: string; hexcode: string; label: string; group?: number | undefined; tags?: string[] | undefined; skins?: { unicode: string }[] | undefined }
/** One set of words in the three forms a query may be compared with. */
type Words = { plain: readonly string[]; jamo: readonly string[]; initials: readonly string[] }
type Searchable = { emoji: Emoji; order: number; names: Words; tags: Words }

/** Group 2 holds skin tones and hair as characters of their own. */
const componentGroup = 2
const onlyConsonants = /^[ㄱ-ㅎ]+$/u
const hasHangul = /[ㄱ-ㅣ가-힣]/u

/** Joins the Korean and the English data of emojibase by code point; both lists name the same emoji. */
export function joinEmoji(ko: readonly EmojiEntry[], en: readonly EmojiEntry[], shortcodes: Readonly<Record<string, string | string[]>>): { emoji: Emoji[]; tags: Map<Emoji, string[]> } {
  const korean = new Map(ko.map((entry) => [entry.hexcode, entry]))
  const emoji: Emoji[] = []
  const tags = new Map<Emoji, string[]>()
  for (const entry of en) {
    if (entry.group === undefined || entry.group === componentGroup) continue
    const twin = korean.get(entry.hexcode)
    const one: Emoji = {
      emoji: entry.unicode,
      name: { en: entry.label, ko: twin?.label ?? entry.label },
      group: entry.group,
      skins: entry.skins?.length === 5 ? entry.skins.map((skin) => skin.unicode) : [],
      shortcodes: [shortcodes[entry.hexcode] ?? []].flat(),
    }
    emoji.push(one)
    tags.set(one, [...(entry.tags ?? []), ...(twin?.tags ?? [])])
  }
  return { emoji, tags }
}

/**
 * Finds emoji by any part of a Korean or English name, tag or shortcode. Korean is compared by letters, so a
 * syllable still being typed finds already (고야 finds 고양이), and consonants alone are initials (ㄱㅇㅇ).
 */
export function createEmojiSearch(emoji: readonly Emoji[], tags: ReadonlyMap<Emoji, string[]>): (query: string, limit: number) => Emoji[] {
  const entries: Searchable[] = emoji.map((one, order) => ({
    emoji: one,
    order,
    names: wordsOf([one.name.ko, one.name.en, ...one.shortcodes]),
    tags: wordsOf(tags.get(one) ?? []),
  }))
  return (query, limit) => {
    const wanted = query.trim().toLowerCase()
    if (wanted === '') return []
    const rankOf = rankerFor(wanted)
    const found: { emoji: Emoji; rank: number; order: number }[] = []
    for (const entry of entries) {
      const rank = Math.min(rankOf(entry.names), rankOf(entry.tags) + tagsBehindNames)
      if (rank < notFound) found.push({ emoji: entry.emoji, rank, order: entry.order })
    }
    return found.sort((a, b) => a.rank - b.rank || a.order - b.order).slice(0, limit).map((hit) => hit.emoji)
  }
}

/** A whole tag stands behind the beginning of a name: 고양이 is first the cat, then the smiling cat face tagged so. */
const tagsBehindNames = 3
const notFound = 20

function wordsOf(words: readonly string[]): Words {
  const plain = words.map((word) => word.toLowerCase())
  const korean = plain.filter((word) => hasHangul.test(word))
  return { plain, jamo: korean.map((word) => disassemble(word)), initials: korean.map((word) => (onlyConsonants.test(word) ? word : getChoseong(word))) }
}

/** Lower is better: twice the `placeOf`, one more where only the letters agree and not the syllables. */
function rankerFor(wanted: string): (words: Words) => number {
  if (onlyConsonants.test(wanted)) return (words) => 2 * placeOf(words.initials, wanted)
  if (!hasHangul.test(wanted)) return (words) => 2 * placeOf(words.plain, wanted)
  const letters = disassemble(wanted)
  return (words) => Math.min(2 * placeOf(words.plain, wanted), 2 * placeOf(words.jamo, letters) + 1)
}

/** 0 whole, 1 beginning, 2 beginning of a later word, 3 anywhere, `notFound` not at all. */
function placeOf(words: readonly string[], wanted: string): number {
  let best = notFound
  for (const word of words) {
    const at = word.indexOf(wanted)
    if (at < 0) continue
    const before = word[at - 1]
    const rank = at === 0 ? (word.length === wanted.length ? 0 : 1) : before === ' ' || before === '_' || before === '-' ? 2 : 3
    if (rank < best) best = rank
  }
  return best
}

export function withSkinTone(emoji: Emoji, tone: number): string {
  return tone === 0 ? emoji.emoji : (emoji.skins[tone - 1] ?? emoji.emoji)
}
