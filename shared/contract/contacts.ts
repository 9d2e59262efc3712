import { type } from '@orpc/contract'
import { z } from 'zod'
import type { Contact } from '../domain/contact.ts'
import type { ContactMetrics } from '../domain/contact-metrics.ts'
import type { MergeSuggestion } from '../domain/contact-merge.ts'
import type { TimelineItem } from '../domain/contact-timeline.ts'
import type { Media } from '../domain/message.ts'
import { call, cursor, pageSize, rowId, type Page } from './base.ts'

const one = z.object({ contactId: rowId })
export type SharedMedia = Media & { messageId: number; type: 'image' | 'video' | 'audio' | 'document' | 'sticker'; timestampMs: number; direction: 'inbound' | 'outbound' }

export const contacts = {
  get: call('read').input(one).output(type<Contact>()),
  setName: call('manage-contacts').input(one.extend({ givenName: z.string().max(120).nullable() })).output(type<Contact>()),
  setNote: call('manage-contacts').input(one.extend({ note: z.string().max(5000) })).output(type<Contact>()),
  setBlocked: call('manage-contacts').input(one.extend({ isBlocked: z.boolean() })).output(type<Contact>()),
  setVip: call('manage-contacts').input(one.extend({ isVip: z.boolean() })).output(type<void>()),
  addComplaint: call('manage-contacts').input(one.extend({ text: z.string().max(1000) })).output(type<void>()),
  removeComplaint: call('manage-contacts').input(z.object({ complaintId: rowId })).output(type<{ undoId: number }>()),
  metrics: call('read').input(one).output(type<ContactMetrics>()),
  /** What happened with this customer, newest first; days are those of the reader's time zone (IANA). */
  timeline: call('read').input(one.extend({ timeZone: z.string().max(100).refine(isTimeZone), after: cursor, limit: pageSize })).output(type<Page<TimelineItem>>()),
  /** Contacts that look like the same person, the strongest reason first. */
  mergeSuggestions: call('read').input(one).output(type<MergeSuggestion[]>()),
  /** All such pairs of the shop, a part at a time; `next` goes on looking. */
  duplicates: call('read').input(z.object({ after: cursor, limit: pageSize })).output(type<Page<MergeSuggestion>>()),
  merge: call('manage-contacts').input(z.object({ intoId: rowId, fromId: rowId })).output(type<{ undoId: number }>()),
  /** Never suggested again. */
  dismissMerge: call('manage-contacts').input(z.object({ oneId: rowId, otherId: rowId })).output(type<void>()),
  /** Media of this chat, newest first. */
  media: call('read').input(z.object({ conversationId: rowId, kind: z.enum(['pictures', 'documents', 'voice']), after: cursor, limit: pageSize })).output(type<Page<SharedMedia>>()),
}

function isTimeZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
