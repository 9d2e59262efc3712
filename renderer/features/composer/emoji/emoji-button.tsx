import { Smile } from 'lucide-react'
import { useEffect, useState } from 'react'
import { currentSettings, updateSettings, useSettings } from '../../../client/settings.ts'
import { commandKeys } from '../../../commands/registry.ts'
import { useStrings } from '../../../strings/use-strings.ts'
import { Button } from '../../../ui/button.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Popover } from '../../../ui/popover.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import type { EmojiPicker } from '../../../ui/text-entry/emoji/emoji-picker.tsx'
import type { EmojiLibrary } from '../../../ui/text-entry/emoji/load-emoji.ts'
import { withRecent } from '../../../ui/text-entry/emoji/recent-emoji.ts'
import styles from './emoji-button.module.css'

type Loaded = { Picker: typeof EmojiPicker; library: EmojiLibrary }

async function loadPicker(): Promise<Loaded> {
  const [picker, library] = await Promise.all([
    import('../../../ui/text-entry/emoji/emoji-picker.tsx'),
    import('../../../ui/text-entry/emoji/load-emoji.ts').then(({ loadEmoji }) => loadEmoji()),
  ])
  return { Picker: picker.EmojiPicker, library }
}

export function EmojiButton({ isOpen, onOpenChange, onPick }: { isOpen: boolean; onOpenChange: (isOpen: boolean) => void; onPick: (emoji: string) => void }) {
  const t = useStrings()
  return (
    <Popover
      label={t('composer.emoji')}
      side="top"
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      trigger={<IconButton label={t('composer.emoji')} shortcut={commandKeys('composer.emoji')} icon={<Smile />} />}
    >
      <LazyPicker
        onPick={(emoji, keepsOpen) => {
          rememberEmoji(emoji)
          if (!keepsOpen) onOpenChange(false)
          onPick(emoji)
        }}
      />
    </Popover>
  )
}

function LazyPicker({ onPick }: { onPick: (emoji: string, keepsOpen: boolean) => void }) {
  const t = useStrings()
  const { recentEmoji, emojiSkinTone } = useSettings()
  const [loaded, setLoaded] = useState<Loaded | 'failed' | null>(null)
  const load = () => void loadPicker().then(setLoaded, () => setLoaded('failed'))
  useEffect(load, [])

  if (loaded === 'failed') {
    return (
      <div className={styles.loading}>
        <p role="alert">{t('emoji.failed')}</p>
        <Button size="s" onClick={load}>{t('common.retry')}</Button>
      </div>
    )
  }
  if (!loaded) {
    return (
      <div className={styles.loading} role="status" aria-label={t('emoji.loading')}>
        <Skeleton height="36px" shape="block" />
        <Skeleton height="288px" shape="block" />
      </div>
    )
  }
  return (
    <loaded.Picker
      library={loaded.library}
      recent={recentEmoji}
      tone={emojiSkinTone}
      onTone={(tone) => void updateSettings({ emojiSkinTone: tone }).catch(() => undefined)}
      onPick={onPick}
    />
  )
}

let waiting: ReturnType<typeof setTimeout> | null = null
let used: string[] = []

/** Saved a moment later, so that several in a row are one change. */
export function rememberEmoji(emoji: string): void {
  used.push(emoji)
  if (waiting !== null) clearTimeout(waiting)
  waiting = setTimeout(() => {
    waiting = null
    const recent = used.reduce(withRecent, [...currentSettings().recentEmoji])
    used = []
    void updateSettings({ recentEmoji: recent }).catch(() => undefined)
  }, 400)
}
