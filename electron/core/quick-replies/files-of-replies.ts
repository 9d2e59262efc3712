import { fromJson, fromTable, toJson, toPortable, toTable, type BadRow, type PortableReply, type QuickReplyImport } from '#shared/domain/quick-reply-table.ts'
import type { QuickReply, QuickReplyLibrary } from '#shared/domain/quick-reply.ts'
import type { Language } from '#shared/locales/translate.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'
import { refused } from '../kernel/refuse.ts'
import { contentProblem, roomLeft } from './check.ts'
import { knownOf, textVariables } from '../kernel/customer-variables.ts'

export type FileFormat = 'json' | 'csv'

export async function exportReplies({ store, csv }: FeaturePorts, format: FileFormat): Promise<{ fileName: string; text: string }> {
  const portable = toPortable(await store.quickReplies())
  return { fileName: `quick-replies.${format}`, text: format === 'json' ? toJson(portable) : csv.stringify(toTable(portable)) }
}

/** Adds what is not here yet, in one go; a row that breaks a rule is reported and left out. */
export async function importReplies(ports: FeaturePorts, { format, text, isDryRun, language }: { format: FileFormat; text: string; isDryRun: boolean; language: Language }): Promise<QuickReplyImport> {
  const table = format === 'csv' ? ports.csv.parse(text) : null
  const read = format === 'json' ? fromJson(text) : table && fromTable(table)
  if (!read) throw refused('file-unreadable')
  const library = await ports.store.quickReplies()
  const known = knownOf(await textVariables(ports.store, language))
  const accepted: PortableReply[] = []
  const bad: BadRow[] = [...read.bad]
  let sameCount = 0
  for (const { row, reply } of read.replies) {
    const soFar = withAccepted(library, accepted)
    if (soFar.replies.some((other) => other.title === reply.title && other.body === reply.body)) {
      sameCount += 1
      continue
    }
    const problem = contentProblem(ports, { ...reply, id: null, fileCount: 0 }, soFar, known)
    if (problem) bad.push({ row, problem: 'rule', detail: reply.title, refusal: problem })
    else if (roomLeft(ports, soFar.replies.length) < 1) bad.push({ row, problem: 'over-cap', detail: reply.title, refusal: null })
    else accepted.push(reply)
  }
  bad.sort((one, other) => one.row - other.row)
  const addedIds = isDryRun || accepted.length === 0 ? [] : await ports.store.addQuickReplies(accepted, ports.clock.nowMs())
  return { addedCount: accepted.length, addedIds, sameCount, bad }
}

const unused = { files: [], folderId: null, useCount: 0, usedCharacters: 0, lastUsedAtMs: null, updatedAtMs: 0 }

/** Rows of one file must not take each other's shortcut either. */
function withAccepted(library: QuickReplyLibrary, accepted: readonly PortableReply[]): QuickReplyLibrary {
  return { ...library, replies: [...library.replies, ...accepted.map((reply, index): QuickReply => ({ ...unused, ...reply, id: -1 - index }))] }
}
