import { useEffect } from 'react'
import type { ConversationRow } from '#shared/domain/conversation.ts'
import { api } from '../../client/api.ts'
import { onEvent } from '../../client/events.ts'
import { useQuery, type Query } from '../../client/use-query.ts'

/** The conversation as the header shows it, asked again whenever it changes. */
export function useConversationRow(conversationId: number): Query<ConversationRow | null> {
  const row = useQuery(async () => (await api.conversations.byIds({ conversationIds: [conversationId] }))[0] ?? null, [conversationId])
  const { reload } = row
  useEffect(() => onEvent('changed', (event) => {
    if (event.conversationIds.includes(conversationId)) reload()
  }), [conversationId, reload])
  return row
}
