import type { MessageKey } from '#shared/locales/en/index.ts'
import { contentText } from '#shared/domain/message-content.ts'
import type { Message, QuotedMessage } from '#shared/domain/message.ts'
import type { MessageType } from '#shared/domain/message-content.ts'
import type { MessageStatus } from '#shared/domain/message-status.ts'
import type { Translate } from '../../../strings/use-strings.ts'

const kindKeys: Record<MessageType, MessageKey> = {
  text: 'thread.kind-text', image: 'thread.kind-image', video: 'thread.kind-video', audio: 'thread.kind-audio', document: 'thread.kind-document',
  sticker: 'thread.kind-sticker', location: 'thread.kind-location', contacts: 'thread.kind-contacts', interactive: 'thread.kind-interactive',
  template: 'thread.kind-template', button: 'thread.kind-reply', 'interactive-reply': 'thread.kind-reply', 'flow-reply': 'thread.kind-flow',
  order: 'thread.kind-order', system: 'thread.kind-system', media_placeholder: 'thread.kind-placeholder', unsupported: 'thread.kind-unsupported',
  unknown: 'thread.kind-unknown',
}

export const statusKeys: Record<MessageStatus, MessageKey> = {
  received: 'thread.status-received', queued: 'thread.status-queued', sending: 'thread.status-sending', unknown: 'thread.status-unknown',
  accepted: 'thread.status-accepted', sent: 'thread.status-sent', delivered: 'thread.status-delivered', read: 'thread.status-read',
  played: 'thread.status-played', failed: 'thread.status-failed',
}

/** A message in words: its text, with its kind in front when it is more than text. */
export function messageWords(message: Message, t: Translate): string {
  if (message.deletedAtMs !== null) return t('thread.kind-deleted')
  const kind = t(message.content.type === 'audio' && message.media?.isVoice ? 'thread.kind-voice' : kindKeys[message.content.type])
  return withKind(message.content.type, kind, contentText(message.content) ?? message.media?.fileName ?? null)
}

export function quotedWords(quoted: QuotedMessage, t: Translate): string {
  if (quoted.type === null) return t('thread.quoted-missing')
  return withKind(quoted.type, t(kindKeys[quoted.type]), quoted.text)
}

function withKind(type: MessageType, kind: string, text: string | null): string {
  if (!text) return kind
  return type === 'text' || type === 'button' || type === 'interactive-reply' ? text : `${kind}: ${text}`
}

/** What a screen reader says for one message: sender, text, time, and for our own the status. */
export function spokenLabel(message: Message, customerName: string, time: string, t: Translate): string {
  const isOurs = message.direction === 'outbound'
  const values = { name: isOurs ? t('thread.you') : customerName, text: messageWords(message, t), time }
  return isOurs ? t('thread.spoken-status', { ...values, status: t(statusKeys[message.status]) }) : t('thread.spoken', values)
}
