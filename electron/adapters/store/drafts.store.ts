import type { Draft, DraftReplies } from '#shared/contract/drafts.ts'
import { attachmentId, conversationId, type AttachmentId, type ConversationId, type MessageId } from '#shared/domain/ids.ts'
import type { Attachment } from '#shared/domain/message.ts'
import type { Driver } from './driver.ts'
import { isKeyUsed } from './kept-files.store.ts'
import { messagesByIds } from './messages.store.ts'

type AttachmentRow = { id: number; conversation_id: number; type: Attachment['type']; mime_type: string; file_name: string; size_bytes: number; is_voice: number; key: string }
const attachmentColumns = 'id, conversation_id, type, mime_type, file_name, size_bytes, is_voice, key'

export function draft(driver: Driver, id: ConversationId): Draft | null {
  const row = driver.get<{ draft_text: string | null; draft_quoted_message_id: number | null; draft_replies: string | null; draft_updated_at_ms: number | null }>(
    'SELECT draft_text, draft_quoted_message_id, draft_replies, draft_updated_at_ms FROM conversations WHERE id = ?', id,
  )
  if (!row || row.draft_updated_at_ms === null) return null
  const attachments = driver.all<AttachmentRow>(`SELECT ${attachmentColumns} FROM attachments WHERE conversation_id = ? AND draft_position IS NOT NULL ORDER BY draft_position, id`, id)
  const quoted = row.draft_quoted_message_id === null ? null : (messagesByIds(driver, [row.draft_quoted_message_id])[0] ?? null)
  return { conversationId: id, text: row.draft_text ?? '', attachments: attachments.map(toAttachment), quoted, replies: row.draft_replies === null ? null : (JSON.parse(row.draft_replies) as DraftReplies), updatedAtMs: row.draft_updated_at_ms }
}

/** An empty draft is none. Of texts on their way only those still wanted are kept: what a message took is never offered again. Attachments that a message already uses, or that belong elsewhere, are left out. */
export function saveDraft(driver: Driver, request: { conversationId: ConversationId; text: string; attachmentIds: readonly number[]; quotedMessageId: MessageId | null; replies?: DraftReplies | null; underway?: readonly { requestId: string; text: string }[]; nowMs: number }): void {
  const id = request.conversationId
  const isTaken = (requestId: string) => driver.get('SELECT 1 FROM client_references WHERE reference = ?', requestId) !== undefined
  const text = [...(request.underway ?? []).filter(({ requestId }) => !isTaken(requestId)).map((one) => one.text), request.text].filter((part) => part !== '').join('\n')
  driver.run('UPDATE attachments SET draft_position = NULL WHERE conversation_id = ? AND draft_position IS NOT NULL', id)
  let attachmentCount = 0
  for (const [index, attachment] of request.attachmentIds.entries()) {
    attachmentCount += driver.run('UPDATE attachments SET draft_position = ? WHERE id = ? AND conversation_id = ? AND message_id IS NULL', index, attachment, id).changes
  }
  const isEmpty = text === '' && attachmentCount === 0 && request.quotedMessageId === null && !request.replies?.action
  driver.run(
    'UPDATE conversations SET draft_text = ?, draft_quoted_message_id = ?, draft_replies = ?, draft_attachment_count = ?, draft_updated_at_ms = ? WHERE id = ?',
    isEmpty ? null : text, request.quotedMessageId, isEmpty || !request.replies ? null : JSON.stringify(request.replies), attachmentCount, isEmpty ? null : request.nowMs, id,
  )
}

/**
 * What was sent is no draft any more, in the transaction that took it: after a crash it is not offered again.
 * The draft on disk may lag behind the field, so that it holds a part only; what stands after the sent text stays.
 */
export function forgetSentDraft(driver: Driver, id: ConversationId, sent: { text: string | null; quotedMessageId: MessageId | null; hasChoices: boolean }): void {
  const row = driver.get<{ draft_text: string | null; draft_quoted_message_id: number | null; draft_replies: string | null; draft_attachment_count: number }>(
    'SELECT draft_text, draft_quoted_message_id, draft_replies, draft_attachment_count FROM conversations WHERE id = ? AND draft_updated_at_ms IS NOT NULL', id,
  )
  if (!row) return
  const text = withoutSent(row.draft_text ?? '', sent.text?.trim() ?? '')
  const quoted = row.draft_quoted_message_id === sent.quotedMessageId ? null : row.draft_quoted_message_id
  const replies = sent.hasChoices || row.draft_replies === null || !(JSON.parse(row.draft_replies) as DraftReplies).action ? null : row.draft_replies
  const isEmpty = text === '' && quoted === null && replies === null && row.draft_attachment_count <= 0
  driver.run(
    'UPDATE conversations SET draft_text = ?2, draft_quoted_message_id = ?3, draft_replies = ?4, draft_updated_at_ms = CASE WHEN ?5 THEN NULL ELSE draft_updated_at_ms END WHERE id = ?1',
    id, isEmpty ? null : text, quoted, replies, Number(isEmpty),
  )
}

function withoutSent(draft: string, sent: string): string {
  const begun = draft.trimStart()
  if (sent.startsWith(begun.trimEnd())) return ''
  return sent !== '' && begun.startsWith(`${sent}\n`) ? begun.slice(sent.length + 1) : draft
}

export function addAttachment(driver: Driver, attachment: Omit<Attachment, 'id'> & { key: string; nowMs: number }): Attachment {
  const { key, nowMs, ...facts } = attachment
  const id = driver.run(
    'INSERT INTO attachments (conversation_id, type, mime_type, file_name, size_bytes, is_voice, key, created_at_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    facts.conversationId, facts.type, facts.mimeType, facts.fileName, facts.sizeBytes, Number(facts.isVoice), key, nowMs,
  ).lastId
  return { id, ...facts }
}

export function attachment(driver: Driver, id: AttachmentId): (Attachment & { key: string }) | null {
  const row = driver.get<AttachmentRow>(`SELECT ${attachmentColumns} FROM attachments WHERE id = ?`, id)
  return row ? { ...toAttachment(row), key: row.key } : null
}

/** `key` null: the same bytes are needed elsewhere. */
export function removeAttachment(driver: Driver, id: AttachmentId): { key: string | null; conversationId: ConversationId } | null {
  const row = driver.get<{ key: string; conversation_id: number; draft_position: number | null }>('SELECT key, conversation_id, draft_position FROM attachments WHERE id = ? AND message_id IS NULL', id)
  if (!row) return null
  driver.run('DELETE FROM attachments WHERE id = ?', id)
  if (row.draft_position !== null) {
    driver.run(
      `UPDATE conversations SET draft_attachment_count = draft_attachment_count - 1,
         draft_updated_at_ms = CASE WHEN draft_attachment_count = 1 AND coalesce(draft_text, '') = '' AND draft_quoted_message_id IS NULL AND draft_replies IS NULL THEN NULL ELSE draft_updated_at_ms END WHERE id = ?`,
      row.conversation_id,
    )
  }
  return { key: isKeyUsed(driver, row.key) ? null : row.key, conversationId: conversationId(row.conversation_id) }
}

export function abandonedAttachments(driver: Driver, olderThanMs: number): { id: AttachmentId; key: string }[] {
  return driver
    .all<{ id: number; key: string }>('SELECT id, key FROM attachments WHERE draft_position IS NULL AND message_id IS NULL AND created_at_ms < ?', olderThanMs)
    .map((row) => ({ id: attachmentId(row.id), key: row.key }))
}

function toAttachment(row: AttachmentRow): Attachment {
  return { id: row.id, conversationId: conversationId(row.conversation_id), type: row.type, mimeType: row.mime_type, fileName: row.file_name, sizeBytes: row.size_bytes, isVoice: row.is_voice === 1 }
}
