import { type } from '@orpc/contract'
import { z } from 'zod'
import { conversationFilters, type ConversationFilter, type ConversationRow } from '../domain/conversation.ts'
import { call, cursor, pageSize, rowId, type Page } from './base.ts'

const one = z.object({ conversationId: rowId })

export const conversations = {
  /** Pinned first, then latest activity; with `labelId` only those of customers with that label. Keyset-paged: `after` is the `next` of the page before. */
  page: call('read').input(z.object({ filter: z.enum(conversationFilters), labelId: rowId.nullable().default(null), after: cursor, limit: pageSize })).output(type<Page<ConversationRow>>()),
  /** Rows of these conversations, for applying a change event; missing ones are absent. */
  byIds: call('read').input(z.object({ conversationIds: z.array(rowId).max(200) })).output(type<ConversationRow[]>()),
  /** Conversations per filter; `unread` is what the badge shows (muted ones excluded). */
  counts: call('read').output(type<Record<ConversationFilter, number>>()),
  /** The conversation with this phone number, created when there is none yet. */
  openByPhone: call('reply').input(z.object({ phone: z.string().max(40) })).output(type<ConversationRow>()),
  /** The next conversation after (or before) this one in the list order. */
  neighbour: call('read')
    .input(z.object({ conversationId: rowId.nullable(), direction: z.enum(['next', 'previous', 'next-unread']), filter: z.enum(conversationFilters), labelId: rowId.nullable().default(null) }))
    .output(type<ConversationRow | null>()),
  /** Also sends the read receipt to Meta when the settings allow it. */
  markRead: call('reply').input(one).output(type<void>()),
  markUnread: call('reply').input(one).output(type<void>()),
  setPinned: call('manage-conversations').input(one.extend({ isPinned: z.boolean() })).output(type<void>()),
  setMuted: call('manage-conversations').input(one.extend({ untilMs: z.number().nullable() })).output(type<void>()),
  setArchived: call('manage-conversations').input(one.extend({ isArchived: z.boolean() })).output(type<void>()),
}
