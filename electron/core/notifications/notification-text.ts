import { contentText, type MessageContent } from '#shared/domain/message-content.ts'
import type { MessageKey } from '#shared/locales/en/index.ts'
import type { Language } from '#shared/locales/translate.ts'
import { localText } from '../kernel/local-text.ts'

const longestBody = 180

/** First line of what the customer wrote, or what kind of message it is. */
export function previewOf(content: MessageContent, isVoice: boolean, language: Language): string {
  const text = contentText(content)?.split('\n', 1)[0]?.trim()
  const kind = localText(language, kindKey(content, isVoice))
  if (!text) return kind
  const isMedia = content.type === 'image' || content.type === 'video' || content.type === 'audio' || content.type === 'document' || content.type === 'location' || content.type === 'contacts'
  return shortened(isMedia ? `${kind}: ${text}` : text)
}

function shortened(text: string): string {
  const characters = Array.from(text)
  return characters.length <= longestBody ? text : `${characters.slice(0, longestBody - 1).join('')}…`
}

function kindKey(content: MessageContent, isVoice: boolean): MessageKey {
  switch (content.type) {
    case 'image': return 'notification.kind.image'
    case 'video': return 'notification.kind.video'
    case 'audio': return isVoice ? 'notification.kind.voice' : 'notification.kind.audio'
    case 'document': return 'notification.kind.document'
    case 'sticker': return 'notification.kind.sticker'
    case 'location': return 'notification.kind.location'
    case 'contacts': return 'notification.kind.contacts'
    case 'order': return 'notification.kind.order'
    case 'text': case 'interactive': case 'template': case 'button': case 'interactive-reply': case 'flow-reply':
    case 'system': case 'media_placeholder': case 'unsupported': case 'unknown':
      return 'notification.kind.message'
  }
}
