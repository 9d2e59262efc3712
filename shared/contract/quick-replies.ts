import { type } from '@orpc/contract'
import { z } from 'zod'
import { mostLibraryLetters } from '../domain/library-file.ts'
import type { Attachment } from '../domain/message.ts'
import type { QuickReply, QuickReplyFolder, QuickReplyLibrary } from '../domain/quick-reply.ts'
import type { QuickReplyImport } from '../domain/quick-reply-table.ts'
import type { KnownVariables, VariableValues } from '../domain/text-variables.ts'
import { call, rowId } from './base.ts'

const line = z.string().max(300)
const choices = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('buttons'), titles: z.array(line).max(20) }),
  z.object({ kind: z.literal('list'), button: line, rows: z.array(z.object({ title: line, description: line.nullable() })).max(40) }),
])
const ids = z.array(rowId).max(1000)

/** What a text of the shop may name, with a word for people and an example. */
export type TextVariable = { name: string; label: string; canBeEmpty: boolean; example: string }

export const quickReplies = {
  all: call('read').output(type<QuickReplyLibrary>()),
  /** `id` null: a new one, at the end of its folder. Refused while a rule is broken; nothing is half-saved. Files arrive by `PUT /kept-files`. */
  save: call('manage-automation')
    .input(z.object({ id: rowId.nullable(), folderId: rowId.nullable(), title: line, shortcut: line, body: z.string().max(100_000), choices: choices.nullable(), fileIds: z.array(rowId).max(10) }))
    .output(type<QuickReply>()),
  duplicate: call('manage-automation').input(z.object({ id: rowId, title: line })).output(type<QuickReply>()),
  /** Kept for 30 days, so that `restore` brings them back to where they were. */
  remove: call('manage-automation').input(z.object({ ids })).output(type<void>()),
  restore: call('manage-automation').input(z.object({ ids })).output(type<void>()),
  /** All quick replies of one folder in their new order; one from another folder moves here. */
  arrange: call('manage-automation').input(z.object({ folderId: rowId.nullable(), ids })).output(type<void>()),
  saveFolder: call('manage-automation').input(z.object({ id: rowId.nullable(), name: z.string().trim().min(1).max(60) })).output(type<QuickReplyFolder>()),
  /** Its quick replies stay, in no folder. */
  removeFolder: call('manage-automation').input(z.object({ id: rowId })).output(type<void>()),
  arrangeFolders: call('manage-automation').input(z.object({ ids })).output(type<void>()),
  /** Values for one customer; without one, the variables alone. */
  variables: call('read').input(z.object({ conversationId: rowId.nullable() })).output(type<{ variables: TextVariable[]; known: KnownVariables; values: VariableValues }>()),
  /** Puts its files into the draft of a conversation, so that they can be sent, changed or left out there. */
  takeFiles: call('reply').input(z.object({ id: rowId, conversationId: rowId })).output(type<Attachment[]>()),
  /** With `isDryRun` it says what would happen. Quick replies that are here already are left alone. */
  importFile: call('manage-automation').input(z.object({ format: z.enum(['json', 'csv']), text: z.string().max(mostLibraryLetters), isDryRun: z.boolean() })).output(type<QuickReplyImport>()),
  exportFile: call('read').input(z.object({ format: z.enum(['json', 'csv']) })).output(type<{ fileName: string; text: string }>()),
}
