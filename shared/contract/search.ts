import { type } from '@orpc/contract'
import { z } from 'zod'
import type { ConversationRow } from '../domain/conversation.ts'
import type { MessageDirection, MessageType } from '../domain/message-content.ts'
import { call, cursor, pageSize } from './base.ts'

/** `ranges`: [start, end) of each match inside `snippet`, in UTF-16 units. */
export type SearchHit = {
  messageId: number
  conversationId: number
  contactName: string
  direction: MessageDirection
  type: MessageType
  timestampMs: number
  snippet: string
  ranges: [number, number][]
}

export const search = {
  /** Any substring in any script, initial consonants (초성) included; newest first. */
  contacts: call('read').input(z.object({ query: z.string().max(200), limit: pageSize })).output(type<ConversationRow[]>()),
  messages: call('read').input(z.object({ query: z.string().max(200), after: cursor, limit: pageSize })).output(type<{ items: SearchHit[]; next: string | null }>()),
}
