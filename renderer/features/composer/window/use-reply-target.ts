import type { ConversationRow } from '#shared/domain/conversation.ts'
import { useConversationPart } from '../../../client/conversation-row.ts'

/** What the composer needs of a conversation. */
export type ReplyTarget = Pick<ConversationRow, 'contactId' | 'contactName' | 'isBlocked' | 'windowEndsAtMs'>
export type ReplyTargetState = { state: 'loading' } | { state: 'ready'; target: ReplyTarget } | { state: 'error' }

const pick = ({ contactId, contactName, isBlocked, windowEndsAtMs }: ConversationRow): ReplyTarget => ({ contactId, contactName, isBlocked, windowEndsAtMs })

/** Follows the conversation, and draws anew only when one of these four changed: its row also changes with every saved draft. */
export function useReplyTarget(conversationId: number): ReplyTargetState & { reload: () => void } {
  const { state, data, reload } = useConversationPart(conversationId, pick, isSame)
  if (state === 'ready' && data) return { state, target: data, reload }
  return { state: state === 'ready' ? 'loading' : state, reload }
}

const isSame = (a: ReplyTarget, b: ReplyTarget) =>
  a.contactId === b.contactId && a.contactName === b.contactName && a.isBlocked === b.isBlocked && a.windowEndsAtMs === b.windowEndsAtMs
