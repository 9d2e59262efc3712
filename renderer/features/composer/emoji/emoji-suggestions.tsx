import { useLanguageStore } from '../../../strings/language.ts'
import { useSettings } from '../../../client/settings.ts'
import { useStrings } from '../../../strings/use-strings.ts'
import { useEscape } from '../../../ui/overlays/escape-ladder.ts'
import { withSkinTone } from '../../../ui/text-entry/emoji/emoji-index.ts'
import type { EmojiCompletion } from './use-emoji-completion.ts'
import styles from './emoji-suggestions.module.css'

export const optionId = (listId: string, index: number) => `${listId}-${index}`

export function EmojiSuggestions({ listId, completion, onPick, onClose }: { listId: string; completion: EmojiCompletion; onPick: (index: number) => void; onClose: () => void }) {
  const t = useStrings()
  const language = useLanguageStore((state) => state.language)
  const { emojiSkinTone } = useSettings()
  useEscape('popup', true, onClose)
  return (
    <ul id={listId} role="listbox" aria-label={t('emoji.suggestions', { query: completion.query })} className={styles.list}>
      {completion.found.map((emoji, index) => (
        <li
          key={emoji.emoji}
          id={optionId(listId, index)}
          role="option"
          aria-selected={index === completion.active}
          className={styles.option}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onPick(index)}
        >
          <span className={styles.emoji} aria-hidden>{withSkinTone(emoji, emojiSkinTone)}</span>
          <span className={styles.name}>{emoji.name[language]}</span>
          {emoji.shortcodes[0] && <span className={styles.code}>:{emoji.shortcodes[0]}:</span>}
        </li>
      ))}
    </ul>
  )
}
