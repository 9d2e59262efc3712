import { type } from '@orpc/contract'
import { z } from 'zod'
import type { Attachment, Message } from '../domain/message.ts'
import { call, rowId } from './base.ts'

export type Draft = { conversationId: number; text: string; attachments: Attachment[]; quoted: Message | null; updatedAtMs: number }

export const drafts = {
  get: call('reply').input(z.object({ conversationId: rowId })).output(type<Draft | null>()),
  /** An empty draft (no text, no attachment, no quote) is removed. Attachments keep the order given. */
  save: call('reply')
    .input(z.object({ conversationId: rowId, text: z.string().max(100_000), attachmentIds: z.array(rowId).max(30), quotedMessageId: rowId.nullable() }))
    .output(type<void>()),
  /** Bytes arrive by `PUT /attachments`; this removes one again. */
  removeAttachment: call('reply').input(z.object({ attachmentId: rowId })).output(type<void>()),
}
