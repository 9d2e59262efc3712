import { Copy, Plus, Reply, SmilePlus } from 'lucide-react'
import { useContext, useState } from 'react'
import { contentText } from '#shared/domain/message-content.ts'
import type { Message } from '#shared/domain/message.ts'
import { rememberEmoji } from '../../client/recent-emoji.ts'
import { updateSettings, useSettings } from '../../client/settings.ts'
import { useNowMs } from '../../strings/use-now.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { IconButton } from '../../ui/actions/icon-button.tsx'
import { Popover } from '../../ui/overlays/popover.tsx'
import { LazyEmojiPicker } from '../../ui/text-entry/emoji/lazy-emoji-picker.tsx'
import { canReact, quickEmoji } from './model/reactions.ts'
import { RowTabIndexContext } from '../../ui/message-text/row-tab-index.ts'
import { useThreadActions } from './thread-context.ts'
import styles from './message-toolbar.module.css'

type Props = { message: Message; isReacting: boolean; onReactingChange: (isReacting: boolean) => void }

/** Appears beside the message under the pointer or the focus; everything here also has a key and a menu entry. */
export function MessageToolbar({ message, isReacting, onReactingChange }: Props) {
  const t = useStrings()
  const nowMs = useNowMs()
  const actions = useThreadActions()
  const tabIndex = useContext(RowTabIndexContext)
  const own = message.reactions.find((reaction) => reaction.from === 'shop')?.emoji
  return (
    <div className={styles.toolbar} role="toolbar" aria-label={t('thread.message-actions')} data-open={isReacting || undefined}>
      <IconButton size="s" label={t('thread.quote')} shortcut="R" icon={<Reply />} tabIndex={tabIndex} onClick={() => actions.quote(message)} />
      {canReact(message, nowMs) && (
        <Popover
          label={t('thread.react')} side="top" align="center" isOpen={isReacting} onOpenChange={onReactingChange}
          trigger={<IconButton size="s" label={t('thread.react')} shortcut="E" icon={<SmilePlus />} tabIndex={tabIndex} />}
        >
          <Reactions own={own ?? null} onPick={(emoji) => { onReactingChange(false); actions.react(message, emoji) }} />
        </Popover>
      )}
      {contentText(message.content) && message.deletedAtMs === null && (
        <IconButton size="s" label={t('thread.copy-text')} shortcut="C" icon={<Copy />} tabIndex={tabIndex} onClick={() => actions.copyText(message)} />
      )}
    </div>
  )
}

/** The usual ones at hand, all others behind the plus. `onPick` with null takes the own one away. */
function Reactions({ own, onPick }: { own: string | null; onPick: (emoji: string | null) => void }) {
  const t = useStrings()
  const { recentEmoji, emojiSkinTone } = useSettings()
  const [isChoosing, setIsChoosing] = useState(false)
  if (isChoosing) {
    return (
      <LazyEmojiPicker
        recent={recentEmoji} tone={emojiSkinTone} onTone={(tone) => void updateSettings({ emojiSkinTone: tone }).catch(() => undefined)}
        onPick={(emoji) => { rememberEmoji(emoji); onPick(emoji) }}
      />
    )
  }
  const shown = own === null || quickEmoji.some((emoji) => emoji === own) ? quickEmoji : [own, ...quickEmoji]
  return (
    <div className={styles.emojiRow}>
      {shown.map((emoji) => (
        <button
          key={emoji} type="button" className={styles.emoji} aria-pressed={emoji === own}
          aria-label={t(emoji === own ? 'thread.remove-reaction' : 'thread.react-with', { emoji })} onClick={() => onPick(emoji === own ? null : emoji)}
        >
          {emoji}
        </button>
      ))}
      <IconButton label={t('thread.react-more')} icon={<Plus />} onClick={() => setIsChoosing(true)} />
    </div>
  )
}
