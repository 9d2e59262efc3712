import { currentSettings, updateSettings } from './settings.ts'
import { withRecent } from '../ui/text-entry/emoji/recent-emoji.ts'

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
