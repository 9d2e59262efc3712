import type { SharedMedia } from '#shared/contract/contacts.ts'
import type { ThreadAnchor, ThreadPage } from '#shared/contract/messages.ts'
import type { SearchHit } from '#shared/contract/search.ts'
import type { Page } from '#shared/contract/base.ts'
import type { Contact } from '#shared/domain/contact.ts'
import type { ConversationFilter, ConversationRow } from '#shared/domain/conversation.ts'
import type { ContactId, ConversationId, MessageId } from '#shared/domain/ids.ts'
import type { Message, MessageVersion } from '#shared/domain/message.ts'

/** Everything a screen reads. Cursors are opaque and survive restarts. */
export type ReadingStore = {
  conversationPage(request: { filter: ConversationFilter; labelId?: number | null; after: string | null; limit: number; nowMs: number; closingWithinMs: number }): Promise<Page<ConversationRow>>
  conversationsByIds(ids: readonly number[]): Promise<ConversationRow[]>
  conversationCounts(request: { nowMs: number; closingWithinMs: number }): Promise<Record<ConversationFilter, number>>
  neighbour(request: { conversationId: number | null; direction: 'next' | 'previous' | 'next-unread'; filter: ConversationFilter; labelId?: number | null; nowMs: number; closingWithinMs: number }): Promise<ConversationRow | null>
  conversationByPhone(phone: string): Promise<ConversationRow | null>
  threadPage(request: { conversationId: ConversationId; anchor: ThreadAnchor; limit: number }): Promise<ThreadPage>
  messagesByIds(ids: readonly number[]): Promise<Message[]>
  messageVersions(id: MessageId): Promise<MessageVersion[]>
  contact(id: ContactId): Promise<Contact | null>
  contactMedia(request: { conversationId: ConversationId; kind: 'pictures' | 'documents' | 'voice'; after: string | null; limit: number }): Promise<Page<SharedMedia>>
  searchContacts(query: string, limit: number): Promise<ConversationRow[]>
  searchMessages(request: { query: string; after: string | null; limit: number }): Promise<Page<SearchHit>>
  findInConversation(request: { conversationId: ConversationId; query: string; limit: number }): Promise<{ hits: SearchHit[]; isCapped: boolean }>
}
