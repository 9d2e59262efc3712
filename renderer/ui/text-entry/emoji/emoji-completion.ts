/** `:name` before the caret. `from` is where the colon stands; `isClosed` when the second colon was typed. */
export type EmojiQuery = { from: number; query: string; isClosed: boolean }

const pattern = /(^|[\s(])(:([\p{L}\p{N}_+-]{1,30})(:?))$/u

/** Two letters at least, or one Hangul syllable, so that 10:30 and :) are left alone. */
export function emojiQueryAt(text: string, caret: number): EmojiQuery | null {
  const match = pattern.exec(text.slice(Math.max(0, caret - 34), caret))
  const typed = match?.[2]
  const query = match?.[3]
  if (!typed || !query) return null
  if (query.length < 2 && !/[가-힣]/u.test(query)) return null
  return { from: caret - typed.length, query, isClosed: match[4] === ':' }
}
