import { useCallback, useEffect, useRef } from 'react'
import { rememberEmoji } from '../../../client/recent-emoji.ts'
import { currentSettings } from '../../../client/settings.ts'
import { emojiQueryAt } from '../../../ui/text-entry/emoji/emoji-completion.ts'
import { withSkinTone, type Emoji } from '../../../ui/text-entry/emoji/emoji-index.ts'
import type { EmojiLibrary } from '../../../ui/text-entry/emoji/load-emoji.ts'
import type { TextEdit } from '../../../ui/text-entry/toggle-mark.ts'
import { useCompletionList } from '../text/use-completion-list.ts'

const mostShown = 7

/** Once here, a list opens within the key press that asks for it. */
let loaded: EmojiLibrary | null = null

export type EmojiCompletion = { query: string; found: readonly Emoji[]; active: number }
type Open = EmojiCompletion & { from: number; to: number }

/** `:name` before the caret opens a list; Enter or Tab takes the chosen one, a closing colon takes an exact name at once. */
export function useEmojiCompletion(edit: (edit: TextEdit) => void) {
  const run = useRef(0)
  const { list, openNow, show, dismiss, isDismissed, forgetDismissal, isShown, onKey } = useCompletionList<Open>()

  const close = useCallback(() => {
    run.current += 1
    dismiss()
  }, [dismiss])
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
      if (!text.includes(':')) forgetDismissal()
      return show(null)
    }
    if (isDismissed(at.from) || isShown(at, caret)) return
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
  }, [forgetDismissal, isDismissed, isShown, show, take])

  const onListKey = useCallback((key: string) => onKey(key, take), [onKey, take])

  useEffect(() => () => void (run.current += 1), [])

  return { completion: list, onCaret, onListKey, close, pick: (index: number) => openNow.current && take(index, openNow.current) }
}
