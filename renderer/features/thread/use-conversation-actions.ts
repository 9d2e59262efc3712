import { useMemo } from 'react'
import type { ConversationRow } from '#shared/domain/conversation.ts'
import { api } from '../../client/api.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { showToast } from '../../ui/overlays/toast.tsx'

/** Muted until switched on again. */
const withoutEnd = Number.MAX_SAFE_INTEGER

export const isMuted = (row: ConversationRow, nowMs: number) => row.mutedUntilMs !== null && row.mutedUntilMs > nowMs

export type ConversationActions = Record<'pin' | 'mute' | 'archive' | 'markUnread', () => void>

/** What can be done to the open conversation as a whole; each one toggles. */
export function useConversationActions(row: ConversationRow | null): ConversationActions | null {
  const t = useStrings()
  return useMemo(() => {
    if (!row) return null
    const conversationId = row.id
    const run = (work: Promise<void>) => void work.catch(() => showToast({ text: t('thread.action-failed'), tone: 'danger' }))
    return {
      pin: () => run(api.conversations.setPinned({ conversationId, isPinned: row.pinnedAtMs === null })),
      mute: () => run(api.conversations.setMuted({ conversationId, untilMs: isMuted(row, Date.now()) ? null : withoutEnd })),
      archive: () => run(api.conversations.setArchived({ conversationId, isArchived: !row.isArchived })),
      markUnread: () => run(api.conversations.markUnread({ conversationId })),
    }
  }, [row, t])
}
