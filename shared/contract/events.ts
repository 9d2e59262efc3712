import { eventIterator, type } from '@orpc/contract'
import type { Health, SendingState } from '../domain/health.ts'
import type { Settings } from '../domain/settings.ts'
import { call } from './base.ts'

export type LibraryPart = 'labels' | 'fields' | 'quick-replies' | 'products' | 'hours' | 'automation' | 'segments' | 'imports' | 'integrations' | 'consent' | 'changes' | 'customers'

/** Small on purpose: ids of what changed; a screen asks for the rows it shows. Several changes share one event. */
export type AppEvent =
  | { type: 'changed'; conversationIds: number[]; messages: { conversationId: number; messageId: number; change: 'added' | 'updated' | 'removed' }[]; contactIds: number[] }
  | { type: 'sending'; state: SendingState }
  | { type: 'health'; health: Health }
  /** A setting or a limit changed. */
  | { type: 'settings'; settings: Settings }
  /** A screen that shows this part reads it again. `customers`: more of them changed at once than are named one by one. */
  | { type: 'library'; part: LibraryPart }
  /** How far a long change has come; `job` is the name its call gave it. */
  | { type: 'progress'; job: string; done: number; total: number }
  /** A message the owner should be told about; the desktop shows it natively, a browser by the Notification API. */
  | { type: 'notify'; notification: AppNotification }
  /** Open this conversation (deep link, clicked notification, second start). */
  | { type: 'open'; conversationId: number; messageId: number | null; draftText: string | null }
  /** Run this entry of the command list (application menu, tray). */
  | { type: 'command'; commandId: string }
  /** The shop was switched, left or restored: forget everything and start over. */
  | { type: 'restart' }

export type AppNotification = { id: string; conversationId: number; messageId: number; title: string; body: string; isSilent: boolean }

export const events = {
  subscribe: call('read').output(eventIterator(type<AppEvent>())),
}
