import { isoOrNull, isoTime } from './iso-time.ts'
import type { MessageContent } from './message-content.ts'
import { contentText } from './message-content.ts'
import type { Media, Message, MessageVersion } from './message.ts'

/**
 * One message as files hold it, in JSON (`docs/exports.md`). Times are ISO 8601 in UTC. `messageId` is WhatsApp's id,
 * `localId` that of this shop's database. `file` is a path beside the file itself; null: it is not among them.
 */
export type ExportedThreadMessage = {
  localId: number
  messageId: string | null
  clientReference: string | null
  contactId: number
  direction: Message['direction']
  origin: Message['origin']
  type: MessageContent['type']
  at: string
  receivedAt: string
  status: Message['status']
  statusAt: Record<keyof Message['statusAtMs'], string | null>
  error: Message['error']
  text: string | null
  content: ExportedContent
  media: ExportedMedia | null
  quoted: { messageId: string; localId: number | null; text: string | null } | null
  reactions: { from: 'customer' | 'shop'; emoji: string; at: string }[]
  isForwarded: boolean
  editedAt: string | null
  deletedAt: string | null
  /** Earlier wordings, oldest first; of a deleted message the last one too. */
  versions: { until: string; reason: MessageVersion['reason']; text: string | null; content: ExportedContent }[]
  pricing: Message['pricing']
}
/** As `MessageContent`, without the numbers of our files. */
export type ExportedContent = Exclude<MessageContent, { mediaId: unknown }> | { type: Extract<MessageContent, { mediaId: unknown }>['type']; caption: string | null }
export type ExportedMedia = Pick<Media, 'state' | 'mimeType' | 'fileName' | 'sizeBytes' | 'isVoice' | 'isAnimated'> & { file: string | null }

export function exportedMessage({ contactId, message, versions }: { contactId: number; message: Message; versions: readonly MessageVersion[] }, file: string | null): ExportedThreadMessage {
  const { content, media, quoted, statusAtMs } = message
  return {
    localId: message.id, messageId: message.wamid, clientReference: message.clientReference, contactId, direction: message.direction, origin: message.origin, type: content.type,
    at: isoTime(message.timestampMs), receivedAt: isoTime(message.receivedAtMs), status: message.status,
    statusAt: { sent: isoOrNull(statusAtMs.sent), delivered: isoOrNull(statusAtMs.delivered), read: isoOrNull(statusAtMs.read), played: isoOrNull(statusAtMs.played) },
    error: message.error, text: contentText(content), content: exportedContent(content),
    media: media && { file, state: media.state, mimeType: media.mimeType, fileName: media.fileName, sizeBytes: media.sizeBytes, isVoice: media.isVoice, isAnimated: media.isAnimated },
    quoted: quoted && { messageId: quoted.wamid, localId: quoted.id, text: quoted.text },
    reactions: message.reactions.map(({ from, emoji, atMs }) => ({ from, emoji, at: isoTime(atMs) })),
    isForwarded: message.isForwarded, editedAt: isoOrNull(message.editedAtMs), deletedAt: isoOrNull(message.deletedAtMs),
    versions: versions.map((version) => ({ until: isoTime(version.replacedAtMs), reason: version.reason, text: contentText(version.content), content: exportedContent(version.content) })),
    pricing: message.pricing,
  }
}

function exportedContent(content: MessageContent): ExportedContent {
  return 'mediaId' in content ? { type: content.type, caption: content.caption } : content
}
