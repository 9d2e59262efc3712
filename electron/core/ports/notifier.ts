import type { AppNotification } from '#shared/contract/events.ts'

/** Tells the person at the computer. A host without native notifications does nothing. */
export type Notifier = {
  notify(notification: AppNotification): void
  /** Unread conversations, muted ones excluded. */
  setBadge(unreadConversationCount: number): void
}
