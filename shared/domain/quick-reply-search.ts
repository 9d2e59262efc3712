import { disassemble, getChoseong } from 'es-hangul'
import type { QuickReply } from './quick-reply.ts'
import { foldForSearch } from './search-folding.ts'

const bare = (text: string) => foldForSearch(text).replace(/\s+/gu, '')
const onlyInitials = /^[ㄱ-ㅎ]+$/u

/** Letters as they are typed: 뱃 is on its way to 배송, and both begin with ㅂㅐㅅ. */
const letters = (text: string) => disassemble(bare(text))

type Searchable = Pick<QuickReply, 'title' | 'shortcut' | 'body' | 'useCount'>

/**
 * Quick replies that fit what was typed so far, the best first: by shortcut, then name, then initial consonants, then
 * text; among equals the most used. White space does not count. With nothing typed, all of them, the most used first.
 */
export function searchReplies<Reply extends Searchable>(replies: readonly Reply[], query: string): Reply[] {
  const typed = letters(query)
  const isInitials = onlyInitials.test(bare(query))
  return replies
    .map((reply) => ({ reply, score: typed === '' ? 1 : scoreOf(reply, typed, isInitials) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score || other.reply.useCount - one.reply.useCount)
    .map(({ reply }) => reply)
}

function scoreOf({ shortcut, title, body }: Searchable, typed: string, isInitials: boolean): number {
  const [short, name] = [letters(shortcut), letters(title)]
  if (short === typed) return 7
  if (short.startsWith(typed)) return 6
  if (name.startsWith(typed)) return 5
  if (isInitials) return initialsOf(shortcut).startsWith(typed) || initialsOf(title).startsWith(typed) ? 4 : initialsOf(title).includes(typed) ? 3 : 0
  if (name.includes(typed)) return 4
  if (short.includes(typed)) return 3
  return typed.length > 1 && letters(body).includes(typed) ? 2 : 0
}

const initialsOf = (text: string) => disassemble(getChoseong(bare(text)))
