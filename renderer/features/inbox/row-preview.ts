import type { ConversationRow } from '#shared/domain/conversation.ts'
import type { MessageOrigin, MessageType } from '#shared/domain/message-content.ts'
import type { MessageStatus } from '#shared/domain/message-status.ts'

/** The second line of a row. `text` is null where the kind alone says it all ("Photo"). */
export type RowPreview =
  | { kind: 'none' }
  | { kind: 'draft'; text: string | null; attachmentCount: number }
  | { kind: 'deleted'; isOurs: boolean }
  | { kind: 'message'; type: MessageType; text: string | null; ours: { origin: MessageOrigin; status: MessageStatus } | null }

/** No row is wider than this; longer text costs layout time and is cut by the style anyway. */
const longest = 160

export function previewOf(row: Pick<ConversationRow, 'draft' | 'lastMessage'>): RowPreview {
  if (row.draft) return { kind: 'draft', text: oneLine(row.draft.text), attachmentCount: row.draft.attachmentCount }
  const last = row.lastMessage
  if (!last) return { kind: 'none' }
  const isOurs = last.direction === 'outbound'
  if (last.isDeleted) return { kind: 'deleted', isOurs }
  return { kind: 'message', type: last.type, text: last.text === null ? null : oneLine(last.text), ours: isOurs ? { origin: last.origin, status: last.status } : null }
}

/** White space of any kind becomes one space; a cut never splits a surrogate pair. */
export function oneLine(text: string): string | null {
  const flat = text.slice(0, longest * 4).replace(/\s+/gu, ' ').trim()
  if (flat === '') return null
  return flat.length <= longest ? flat : `${Array.from(flat.slice(0, longest + 1)).slice(0, -1).join('')}…`
}
