import { Notification } from 'electron'
import type { AppNotification } from '#shared/contract/events.ts'

export type NativeNotifications = { notify(notification: AppNotification): void; closeAll(): void }

/**
 * One native notification a conversation at a time: a newer message replaces the older notice of the same chat.
 * A click opens that very message. Shown ones are kept referenced, or their clicks would get lost.
 */
export function nativeNotifications(open: (notification: AppNotification) => void): NativeNotifications {
  const shown = new Map<number, Notification>()
  return {
    notify(notification) {
      if (!Notification.isSupported()) return
      shown.get(notification.conversationId)?.close()
      const native = new Notification({ title: notification.title, body: notification.body, silent: notification.isSilent })
      const forget = () => {
        if (shown.get(notification.conversationId) === native) shown.delete(notification.conversationId)
      }
      native.on('click', () => {
        forget()
        open(notification)
      })
      native.on('close', forget)
      native.on('failed', forget)
      shown.set(notification.conversationId, native)
      native.show()
    },
    closeAll() {
      for (const native of shown.values()) native.close()
      shown.clear()
    },
  }
}
