import type { ConversationId, Wamid } from '#shared/domain/ids.ts'

export type ReactionTarget = { conversationId: ConversationId; wamid: Wamid | null; timestampMs: number; isInbound: boolean; isDeleted: boolean }
