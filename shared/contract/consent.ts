import { type } from '@orpc/contract'
import { z } from 'zod'
import { consentKinds, writePurposes, type ConsentEvent, type WritePermission } from '../domain/consent.ts'
import { longestConsentWord, type ConsentWords } from '../domain/consent-words.ts'
import { call, cursor, pageSize, rowId, type Page } from './base.ts'

const word = z.string().max(longestConsentWord)
const reply = z.string().max(1000)
const wordList = z.object({ language: z.string().min(2).max(20), optOut: z.array(word).max(50), optOutReply: reply, optIn: z.array(word).max(50), optInReply: reply })

/** `isDefault`: the words the app came with are in force. */
export type ConsentOverview = { optedInCount: number; optedOutCount: number; words: ConsentWords[]; isDefault: boolean }

export const consent = {
  overview: call('read').output(type<ConsentOverview>()),
  /** May this customer be written to for this purpose, and what says so. */
  permission: call('read').input(z.object({ contactId: rowId, purpose: z.enum(writePurposes) })).output(type<WritePermission>()),
  /** Newest first. `state` asks only for those who are in it now, with the line that says so. */
  events: call('read')
    .input(z.object({ contactId: rowId.nullable(), state: z.enum(['opted-in', 'opted-out']).nullable(), after: cursor, limit: pageSize }))
    .output(type<Page<ConsentEvent>>()),
  /** Written down by a person: what the customer said elsewhere, and how that can be shown. */
  record: call('manage-contacts')
    .input(z.object({ contactId: rowId, kind: z.enum(consentKinds), evidence: z.string().trim().min(1).max(500) }))
    .output(type<WritePermission>()),
  /** Null: back to the words the app came with. */
  saveWords: call('manage-automation').input(z.object({ words: z.array(wordList).max(60).nullable() })).output(type<ConsentOverview>()),
}
