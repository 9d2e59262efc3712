import type { OutgoingContent } from '#shared/domain/message-content.ts'
import { wamid } from '#shared/domain/ids.ts'
import type { SendContent, SendRequest } from '../ports/cloud-api.ts'
import type { OutboxItem } from '../ports/store/sending-store.ts'

/** The request for Meta. Media must be uploaded before. */
export function toSendRequest(item: OutboxItem): SendRequest {
  return { clientReference: item.clientReference, to: item.to, quotedWamid: item.quotedWamid, content: toSendContent(item.content, item) }
}

function toSendContent(content: OutgoingContent, item: OutboxItem): SendContent {
  switch (content.type) {
    case 'image': case 'video': case 'audio': case 'document': case 'sticker':
      return {
        type: content.type,
        wireId: item.uploadedWireId ?? '',
        caption: content.caption,
        fileName: content.type === 'document' ? (item.attachment?.fileName ?? null) : null,
        isVoice: content.isVoice,
      }
    case 'reaction':
      return { type: 'reaction', targetWamid: wamid(content.targetWamid), emoji: content.emoji }
    case 'template':
      return { type: 'template', name: content.name, language: content.language, components: content.components }
    case 'text': case 'location': case 'contacts': case 'interactive':
      return content
  }
}

export function needsUpload(item: OutboxItem): boolean {
  return 'attachmentId' in item.content && item.uploadedWireId === null
}
