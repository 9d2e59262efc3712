import { onEvent, publishEvent } from '../client/events.ts'
import { currentSettings } from '../client/settings.ts'

/** Between two minutes of the day, also across midnight. */
export function isQuiet(nowMinute: number, fromMinute: number | null, toMinute: number | null): boolean {
  if (fromMinute === null || toMinute === null || fromMinute === toMinute) return false
  return fromMinute < toMinute ? nowMinute >= fromMinute && nowMinute < toMinute : nowMinute >= fromMinute || nowMinute < toMinute
}

/**
 * In a browser the page itself tells the person about a new message; the desktop app does it natively. One
 * notification per conversation: a newer one replaces the older.
 */
export function followNotifications(): () => void {
  if (location.protocol === 'app:' || !('Notification' in window)) return () => undefined
  return onEvent('notify', ({ notification }) => {
    const { isEnabled, playsSound, quietFromMinute, quietToMinute } = currentSettings().notifications
    const now = new Date()
    const isLookingAtIt = document.visibilityState === 'visible' && document.hasFocus()
    if (!isEnabled || isLookingAtIt || Notification.permission !== 'granted' || isQuiet(now.getHours() * 60 + now.getMinutes(), quietFromMinute, quietToMinute)) return
    const shown = new Notification(notification.title, { body: notification.body, tag: `conversation-${notification.conversationId}`, silent: notification.isSilent || !playsSound, icon: './icon.svg' })
    shown.addEventListener('click', () => {
      window.focus()
      shown.close()
      publishEvent({ type: 'open', conversationId: notification.conversationId, messageId: notification.messageId, draftText: null })
    })
  })
}
