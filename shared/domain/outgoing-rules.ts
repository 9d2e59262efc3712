import type { Refusal, RefusalReason } from '../contract/base.ts'
import { sendableMimeTypes } from '../policy/media.ts'
import type { MessageContent, OutgoingContent } from './message-content.ts'
import type { Attachment } from './message.ts'
import { serviceWindowAt } from './service-window.ts'
import { metaLength } from './text-length.ts'
import { unfilledIn } from './text-variables.ts'

/** Value in force of a policy entry. */
export type PolicyLookup = (key: string) => number

const refusal = (reason: RefusalReason, policyKey: string | null = null, params: Refusal['params'] = {}): Refusal => ({ reason, policyKey, params })

/** May this customer be written to now, with this kind of message? Null when yes. */
export function recipientRefusal(
  recipient: { isBlocked: boolean; hasAddress: boolean; windowEndsAtMs: number | null },
  type: MessageContent['type'] | 'reaction',
  nowMs: number,
): Refusal | null {
  if (recipient.isBlocked) return refusal('contact-blocked')
  if (!recipient.hasAddress) return refusal('no-address')
  if (type === 'template') return null
  const window = serviceWindowAt(recipient.windowEndsAtMs, nowMs)
  if (window.state === 'never-opened') return refusal('window-never-opened', 'window.length')
  return window.state === 'closed' ? refusal('window-closed', 'window.length', { endedAtMs: window.endedAtMs }) : null
}

/** Limits of the content itself; the attachment is the staged file that a media message names. Null when all hold. */
export function contentRefusal(content: OutgoingContent, attachment: Pick<Attachment, 'type' | 'mimeType' | 'sizeBytes'> | null, policy: PolicyLookup): Refusal | null {
  switch (content.type) {
    case 'text':
      return content.body.trim() === '' ? refusal('text-empty') : unfilled(content.body) ?? tooLong('text-too-long', content.body, 'text.body', policy)
    case 'image': case 'video': case 'audio': case 'document': case 'sticker':
      return (attachment && attachmentRefusal({ ...attachment, type: content.type }, policy)) ?? unfilled(content.caption) ?? tooLong('text-too-long', content.caption, 'media.caption', policy)
    case 'contacts':
      return tooMany(content.contacts.length, 'contacts.count', policy)
    case 'interactive':
      return interactiveRefusal(content, policy)
    case 'location': case 'template': case 'reaction':
      return null
  }
}

/**
 * Size and type of a file, checked before anything is uploaded. Only staging sees whether a
 * sticker moves and holds still ones to their smaller limit.
 */
export function attachmentRefusal(file: Pick<Attachment, 'type' | 'mimeType' | 'sizeBytes'>, policy: PolicyLookup): Refusal | null {
  const mimeType = file.mimeType.split(';')[0]?.trim() ?? ''
  if (!sendableMimeTypes[file.type].includes(mimeType)) return refusal('file-type', null, { type: file.type, mimeType })
  if (file.sizeBytes === 0) return refusal('file-empty')
  const policyKey = file.type === 'sticker' ? 'media.animated-sticker.size' : `media.${file.type}.size`
  return file.sizeBytes > policy(policyKey) ? refusal('file-too-large', policyKey, { limitBytes: policy(policyKey), sizeBytes: file.sizeBytes }) : null
}

function interactiveRefusal(content: Extract<OutgoingContent, { type: 'interactive' }>, policy: PolicyLookup): Refusal | null {
  if (content.body.trim() === '') return refusal('text-empty')
  return unfilled(content.body)
    ?? tooLong('field-too-long', content.header, 'interactive.header', policy)
    ?? tooLong('text-too-long', content.body, content.action.kind === 'list' ? 'interactive.list-body' : 'interactive.body', policy)
    ?? tooLong('field-too-long', content.footer, 'interactive.footer', policy)
    ?? actionRefusal(content.action, policy)
}

function actionRefusal(action: Extract<OutgoingContent, { type: 'interactive' }>['action'], policy: PolicyLookup): Refusal | null {
  switch (action.kind) {
    case 'buttons':
      return tooMany(action.buttons.length, 'interactive.buttons', policy, 'too-many-buttons')
        ?? firstRefusal(action.buttons, (button) => tooLong('field-too-long', button.title, 'interactive.button-title', policy) ?? tooLong('field-too-long', button.id, 'interactive.button-id', policy))
    case 'list': {
      const rows = action.sections.flatMap((section) => section.rows)
      return tooLong('field-too-long', action.button, 'interactive.list-button', policy)
        ?? tooMany(action.sections.length, 'interactive.list-sections', policy)
        ?? tooMany(rows.length, 'interactive.list-rows', policy)
        ?? firstRefusal(action.sections, (section) => tooLong('field-too-long', section.title, 'interactive.section-title', policy))
        ?? firstRefusal(rows, (row) => tooLong('field-too-long', row.title, 'interactive.row-title', policy)
          ?? tooLong('field-too-long', row.id, 'interactive.row-id', policy)
          ?? tooLong('field-too-long', row.description, 'interactive.row-description', policy))
    }
    case 'cta_url':
      return tooLong('field-too-long', action.displayText, 'interactive.cta-text', policy)
    case 'product':
      return tooLong('field-too-long', action.catalogId, 'interactive.catalog-id', policy) ?? tooLong('field-too-long', action.productRetailerId, 'interactive.product-id', policy)
  }
}

/** Nobody receives `{name}`: a place that a quick reply could not fill is filled by hand first. */
export function unfilled(text: string | null): Refusal | null {
  const [first] = text === null ? [] : unfilledIn(text)
  return first ? refusal('variable-unfilled', null, { name: first.name }) : null
}

function tooLong(reason: RefusalReason, text: string | null, policyKey: string, policy: PolicyLookup): Refusal | null {
  const length = text === null ? 0 : metaLength(text)
  const limit = policy(policyKey)
  return length > limit ? refusal(reason, policyKey, { limit, length }) : null
}

function tooMany(count: number, policyKey: string, policy: PolicyLookup, reason: RefusalReason = 'too-many-items'): Refusal | null {
  const limit = policy(policyKey)
  return count > limit ? refusal(reason, policyKey, { limit, count }) : null
}

function firstRefusal<Item>(items: readonly Item[], check: (item: Item) => Refusal | null): Refusal | null {
  for (const item of items) {
    const problem = check(item)
    if (problem) return problem
  }
  return null
}
