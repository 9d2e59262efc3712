import { type } from '@orpc/contract'
import { z } from 'zod'
import type { Contact } from '../domain/contact.ts'
import type { Media } from '../domain/message.ts'
import { call, cursor, pageSize, rowId, type Page } from './base.ts'

const one = z.object({ contactId: rowId })
export type SharedMedia = Media & { messageId: number; type: 'image' | 'video' | 'audio' | 'document' | 'sticker'; timestampMs: number; direction: 'inbound' | 'outbound' }

export const contacts = {
  get: call('read').input(one).output(type<Contact>()),
  setName: call('manage-contacts').input(one.extend({ givenName: z.string().max(120).nullable() })).output(type<Contact>()),
  setNote: call('manage-contacts').input(one.extend({ note: z.string().max(5000) })).output(type<Contact>()),
  setBlocked: call('manage-contacts').input(one.extend({ isBlocked: z.boolean() })).output(type<Contact>()),
  /** Media of this chat, newest first. */
  media: call('read').input(z.object({ conversationId: rowId, kind: z.enum(['pictures', 'documents', 'voice']), after: cursor, limit: pageSize })).output(type<Page<SharedMedia>>()),
}
