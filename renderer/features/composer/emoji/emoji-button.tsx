import { Smile } from 'lucide-react'
import { rememberEmoji } from '../../../client/recent-emoji.ts'
import { updateSettings, useSettings } from '../../../client/settings.ts'
import { commandKeys } from '../../../commands/registry.ts'
import { useStrings } from '../../../strings/use-strings.ts'
import { IconButton } from '../../../ui/actions/icon-button.tsx'
import { Popover } from '../../../ui/overlays/popover.tsx'
import { LazyEmojiPicker } from '../../../ui/text-entry/emoji/lazy-emoji-picker.tsx'

export function EmojiButton({ isOpen, onOpenChange, onPick }: { isOpen: boolean; onOpenChange: (isOpen: boolean) => void; onPick: (emoji: string) => void }) {
  const t = useStrings()
  const { recentEmoji, emojiSkinTone } = useSettings()
  return (
    <Popover
      label={t('composer.emoji')}
      side="top"
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      trigger={<IconButton label={t('composer.emoji')} shortcut={commandKeys('composer.emoji')} icon={<Smile />} />}
    >
      <LazyEmojiPicker
        recent={recentEmoji}
        tone={emojiSkinTone}
        onTone={(tone) => void updateSettings({ emojiSkinTone: tone }).catch(() => undefined)}
        onPick={(emoji, keepsOpen) => {
          rememberEmoji(emoji)
          if (!keepsOpen) onOpenChange(false)
          onPick(emoji)
        }}
      />
    </Popover>
  )
}
