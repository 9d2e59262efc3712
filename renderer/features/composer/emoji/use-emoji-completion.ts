import { useCallback, useEffect, useRef, useState } from 'react'
import { rememberEmoji } from '../../../client/recent-emoji.ts'
import { currentSettings } from '../../../client/settings.ts'
import { emojiQueryAt } from '../../../ui/text-entry/emoji/emoji-completion.ts'
import { withSkinTone, type Emoji } from '../../../ui/text-entry/emoji/emoji-index.ts'
import type { EmojiLibrary } from '../../../ui/text-entry/emoji/load-emoji.ts'
import type { TextEdit } from '../../../ui/text-entry/toggle-mark.ts'

const mostShown = 7

/** Once here, a list opens within the key press that asks for it. */
let loaded: EmojiLibrary | null = null

export type EmojiCompletion = { query: string; found: readonly Emoji[]; active: number }
type Open = EmojiCompletion & { from: number; to: number }

/** `:name` before the caret opens a list; Enter or Tab takes the chosen one, a closing colon takes an exact name at once. */
export function useEmojiCompletion(edit: (edit: TextEdit) => void) {
  const [open, setOpen] = useState<Open | null>(null)
  const openNow = useRef<Open | null>(null)
  /** Where a list was closed by Escape: it stays closed until another colon. */
  const dismissedAt = useRef(-1)
  const run = useRef(0)

  const show = useCallback((next: Open | null) => {
    if (!next && !openNow.current) return
    openNow.current = next
    setOpen(next)
  }, [])
  const close = useCallback(() => {
    dismissedAt.current = openNow.current?.from ?? -1
    run.current += 1
    show(null)
  }, [show])
  const take = useCallback((index: number, from: Open) => {
    const emoji = from.found[index]
    if (!emoji) return
    const insert = withSkinTone(emoji, currentSettings().emojiSkinTone)
    run.current += 1
    show(null)
    rememberEmoji(insert)
    edit({ from: from.from, to: from.to, insert, selectFrom: from.from + insert.length, selectTo: from.from + insert.length })
  }, [edit, show])

  const onCaret = useCallback((text: string, caret: number) => {
    const at = caret < 0 ? null : emojiQueryAt(text, caret)
    if (!at) {
      run.current += 1
      if (!text.includes(':')) dismissedAt.current = -1
      return show(null)
    }
    if (at.from === dismissedAt.current) return
    const shown = openNow.current
    if (shown && shown.from === at.from && shown.to === caret && shown.query === at.query) return
    const suggest = (library: EmojiLibrary) => {
      const found = library.search(at.query, mostShown)
      const next = { ...at, to: caret, found, active: 0 }
      const exact = at.isClosed ? found.findIndex((emoji) => emoji.shortcodes.includes(at.query) || Object.values(emoji.name).includes(at.query)) : -1
      if (exact >= 0) take(exact, next)
      else show(found.length === 0 || at.isClosed ? null : next)
    }
    if (loaded) return suggest(loaded)
    const current = ++run.current
    void import('../../../ui/text-entry/emoji/load-emoji.ts')
      .then(({ loadEmoji }) => loadEmoji())
      .then((library) => {
        loaded = library
        if (current === run.current) suggest(library)
      }, () => undefined)
  }, [show, take])

  const onListKey = useCallback((key: string): boolean => {
    const now = openNow.current
    if (!now) return false
    if (key === 'Enter' || key === 'Tab') take(now.active, now)
    else show({ ...now, active: (now.active + (key === 'ArrowDown' ? 1 : -1) + now.found.length) % now.found.length })
    return true
  }, [show, take])

  useEffect(() => () => void (run.current += 1), [])

  return { completion: open, onCaret, onListKey, close, pick: (index: number) => openNow.current && take(index, openNow.current) }
}
