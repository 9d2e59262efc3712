import type { Attachment } from '#shared/domain/message.ts'
import { unfilled } from '#shared/domain/outgoing-rules.ts'
import type { DraftAction } from '#shared/contract/drafts.ts'
import type { OutgoingContent } from '#shared/domain/message-content.ts'
import type { Refusal } from '#shared/contract/base.ts'

export type SendPlan = { ok: true; contents: OutgoingContent[] } | { ok: false; refusal: Refusal }

const takesCaption = (type: Attachment['type']) => type === 'image' || type === 'video' || type === 'document'

/**
 * The messages that one press of Send becomes: one per attachment in the order shown, the text as the caption
 * of the first. Where the first cannot carry it (voice, sticker, or longer than a caption may be), the text
 * goes ahead as a message of its own. With choices the text goes last, carrying them: they stay at hand.
 */
export function planSend(text: string, attachments: readonly Attachment[], limit: (policyKey: string) => number, action: DraftAction | null = null): SendPlan {
  const body = text.trim()
  if (body === '' && (attachments.length === 0 || action)) return { ok: false, refusal: { reason: 'text-empty', policyKey: null, params: {} } }
  const isUnfilled = unfilled(body)
  if (isUnfilled) return { ok: false, refusal: isUnfilled }
  const longestKey = action ? (action.kind === 'list' ? 'interactive.list-body' : 'interactive.body') : 'text.body'
  const longest = limit(longestKey)
  if (body.length > longest) return { ok: false, refusal: { reason: 'text-too-long', policyKey: longestKey, params: { limit: longest, length: body.length } } }
  const isCaption = action === null && captionFits(body, attachments[0], limit)
  const contents: OutgoingContent[] = []
  if (body !== '' && !isCaption && !action) contents.push({ type: 'text', body, previewUrl: false })
  attachments.forEach((attachment, index) => {
    contents.push({ type: attachment.type, attachmentId: attachment.id, caption: isCaption && index === 0 && body !== '' ? body : null, isVoice: attachment.isVoice })
  })
  if (action) contents.push({ type: 'interactive', header: null, body, footer: null, action })
  return { ok: true, contents }
}

export function captionFits(text: string, first: Pick<Attachment, 'type'> | undefined, limit: (policyKey: string) => number): boolean {
  return first !== undefined && takesCaption(first.type) && text.trim().length <= limit('media.caption')
}
