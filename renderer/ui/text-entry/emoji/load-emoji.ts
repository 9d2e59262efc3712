import { createEmojiSearch, joinEmoji, type Emoji } from './emoji-index.ts'

export type EmojiLibrary = { all: readonly Emoji[]; search(query: string, limit: number): Emoji[]; byCharacter: ReadonlyMap<string, Emoji> }

let loading: Promise<EmojiLibrary> | null = null

/** About 200 kB compressed, asked for when the picker or a `:name:` is first used. */
export function loadEmoji(): Promise<EmojiLibrary> {
  loading ??= read().catch((error: unknown) => {
    loading = null
    throw error
  })
  return loading
}

async function read(): Promise<EmojiLibrary> {
  const [ko, en, shortcodes] = await Promise.all([
    import('emojibase-data/ko/compact.json'),
    import('emojibase-data/en/compact.json'),
    import('emojibase-data/en/shortcodes/github.json'),
  ])
  const { emoji, tags } = joinEmoji(ko.default, en.default, shortcodes.default)
  const byCharacter = new Map(emoji.flatMap((one) => [one.emoji, ...one.skins].map((character) => [character, one] as const)))
  return { all: emoji, search: createEmojiSearch(emoji, tags), byCharacter }
}
