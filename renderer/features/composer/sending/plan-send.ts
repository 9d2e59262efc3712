import type { Attachment } from '#shared/domain/message.ts'
import type { OutgoingContent } from '#shared/domain/message-content.ts'
import type { Refusal } from '#shared/contract/base.ts'

export type SendPlan = { ok: true; contents: OutgoingContent[] } | { ok: false; refusal: Refusal }

const takesCaption = (type: Attachment['type']) => type === 'image' || type === 'video' || type === 'document'

/**
 * The messages that one press of Send becomes: one per attachment in the order shown, the text as the caption
 * of the first. Where the first cannot carry it (voice, sticker, or longer than a caption may be), the text
 * goes ahead as a message of its own.
 */
export function planSend(text: string, attachments: readonly Attachment[], limit: (policyKey: string) => number): SendPlan {
  const body = text.trim()
  if (body === '' && attachments.length === 0) return { ok: false, refusal: { reason: 'text-empty', policyKey: null, params: {} } }
  const longest = limit('text.body')
  if (body.length > longest) return { ok: false, refusal: { reason: 'text-too-long', policyKey: 'text.body', params: { limit: longest, length: body.length } } }
  const isCaption = captionFits(body, attachments[0], limit)
  const contents: OutgoingContent[] = []
  if (body !== '' && !isCaption) contents.push({ type: 'text', body, previewUrl: false })
  attachments.forEach((attachment, index) => {
    contents.push({ type: attachment.type, attachmentId: attachment.id, caption: isCaption && index === 0 && body !== '' ? body : null, isVoice: attachment.isVoice })
  })
  return { ok: true, contents }
}

export function captionFits(text: string, first: Pick<Attachment, 'type'> | undefined, limit: (policyKey: string) => number): boolean {
  return first !== undefined && takesCaption(first.type) && text.trim().length <= limit('media.caption')
}
