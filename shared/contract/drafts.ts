import { type } from '@orpc/contract'
import { z } from 'zod'
import type { ChoiceAction } from '../domain/quick-reply-fill.ts'
import type { ProductAction } from '../domain/message-content.ts'
import type { Attachment, Message } from '../domain/message.ts'
import { call, rowId } from './base.ts'
import { productAction } from './messages.ts'

/** What goes out below the text as one message with it. */
export type DraftAction = ChoiceAction | ProductAction
/** What quick replies and products put into a draft beside text and files, and which quick replies were used. */
export type DraftReplies = { action: DraftAction | null; usedIds: number[] }
export type Draft = { conversationId: number; text: string; attachments: Attachment[]; quoted: Message | null; replies: DraftReplies | null; updatedAtMs: number }

const title = z.string().max(300)
const draftReplies = z.object({
  action: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('buttons'), buttons: z.array(z.object({ id: title, title })).max(20) }),
    z.object({ kind: z.literal('list'), button: title, sections: z.array(z.object({ title: title.nullable(), rows: z.array(z.object({ id: title, title, description: title.nullable() })).max(40) })).max(10) }),
    productAction,
  ]).nullable(),
  usedIds: z.array(rowId).max(20),
})

export const drafts = {
  get: call('reply').input(z.object({ conversationId: rowId })).output(type<Draft | null>()),
  /**
   * An empty draft (no text, no attachment, no quote) is removed. Attachments keep the order given. `underway` are
   * texts whose sending is not confirmed yet: those that were taken meanwhile are left out, the others stand before `text`.
   */
  save: call('reply')
    .input(z.object({ conversationId: rowId, text: z.string().max(100_000), attachmentIds: z.array(rowId).max(30), quotedMessageId: rowId.nullable(), replies: draftReplies.nullable().default(null), underway: z.array(z.object({ requestId: z.string().min(1).max(200), text: z.string().max(100_000) })).max(500).default([]) }))
    .output(type<void>()),
  /** Bytes arrive by `PUT /attachments`; this removes one again. */
  removeAttachment: call('reply').input(z.object({ attachmentId: rowId })).output(type<void>()),
}
