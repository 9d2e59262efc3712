import type { ConversationRow } from '#shared/domain/conversation.ts'
import { isMuted } from '#shared/domain/conversation-order.ts'
import { api } from '../../client/api.ts'
import { showFailure } from '../../client/failures.ts'
import { translateNow as t } from '../../strings/use-strings.ts'
import { showToast } from '../../ui/overlays/toast.tsx'

type Target = Pick<ConversationRow, 'id' | 'contactName'>

/** What a person does to a whole conversation. Each ends by itself: a failure is told, never thrown. */
export const conversationActions = {
  setPinned: (row: Target, isPinned: boolean) => attempt(row, () => api.conversations.setPinned({ conversationId: row.id, isPinned })),
  markUnread: (row: Target) => attempt(row, () => api.conversations.markUnread({ conversationId: row.id })),
  markRead: (row: Target) => attempt(row, () => api.conversations.markRead({ conversationId: row.id })),
  /** `untilMs` null switches the sound on again. */
  async setMuted(row: Target & Pick<ConversationRow, 'mutedUntilMs'>, untilMs: number | null): Promise<void> {
    const before = row.mutedUntilMs
    if (!(await attempt(row, () => api.conversations.setMuted({ conversationId: row.id, untilMs })))) return
    if (untilMs === null) return
    showToast({ text: t('inbox.muted-toast', { name: row.contactName }), action: { label: t('common.undo'), run: () => void attempt(row, () => api.conversations.setMuted({ conversationId: row.id, untilMs: before })) } })
  },
  async setArchived(row: Target, isArchived: boolean): Promise<void> {
    if (!(await attempt(row, () => api.conversations.setArchived({ conversationId: row.id, isArchived })))) return
    const undo = () => void attempt(row, () => api.conversations.setArchived({ conversationId: row.id, isArchived: !isArchived }))
    showToast({ text: t(isArchived ? 'inbox.archived-toast' : 'inbox.unarchived-toast', { name: row.contactName }), action: { label: t('common.undo'), run: undo } })
  },
}

async function attempt(row: Target, change: () => Promise<void>): Promise<boolean> {
  try {
    await change()
    return true
  } catch (error) {
    showFailure(error, t('inbox.action-failed', { name: row.contactName }))
    return false
  }
}

export function toggleUnread(row: ConversationRow): void {
  const isUnread = row.unreadCount > 0 || row.isMarkedUnread
  void (isUnread ? conversationActions.markRead(row) : conversationActions.markUnread(row))
}

export const mutedForever = Number.MAX_SAFE_INTEGER

export function toggleMuted(row: ConversationRow): void {
  void conversationActions.setMuted(row, isMuted(row, Date.now()) ? null : mutedForever)
}
