import type { ConversationFormat } from '#shared/domain/conversation-format.ts'
import type { ArchiveEntry } from '../ports/archive.ts'
import { conversationJson } from './conversation-json.ts'
import { conversationPage } from './conversation-page.ts'
import { conversationText } from './conversation-text.ts'
import { sheetOf, type ExportSource } from './export-source.ts'
import type { ExportSteps } from './export-steps.ts'
import { MediaShelf } from './media-shelf.ts'
import type { Sheet, SheetCounts } from './sheet.ts'

/** One conversation on its way out: a file, or with `entries` a page and the files it shows. */
export type ConversationFiles = { sheet: Sheet; counts: () => SheetCounts } & ({ text: AsyncIterable<string>; entries: null } | { text: null; entries: AsyncIterable<ArchiveEntry> })

export async function conversationFiles(source: ExportSource, conversationId: number, format: ConversationFormat, stepsFor: (total: number) => ExportSteps): Promise<ConversationFiles> {
  const sheet = await sheetOf(source, conversationId)
  const { messageCount, mediaCount } = await source.library.countThreads(conversationId)
  const steps = stepsFor(messageCount + (format === 'html' ? mediaCount : 0))
  const shelf = new MediaShelf(source.mediaFiles, () => 'media')
  let doneCount = 0
  const chunks = (async function* () {
    for await (const chunk of steps.counted(source.library.exportThreads(conversationId))) {
      doneCount += chunk.length
      yield chunk
    }
  })()
  const counts = () => ({ messageCount: doneCount, fileCount: shelf.count, missingFileCount: shelf.missingCount })
  if (format !== 'html') return { sheet, counts, text: format === 'text' ? conversationText(sheet, chunks) : conversationJson(sheet, chunks), entries: null }
  const entries = (async function* (): AsyncGenerator<ArchiveEntry> {
    yield { path: 'index.html', isPacked: false, bytes: conversationPage(sheet, chunks, shelf) }
    for await (const entry of shelf.entries()) {
      yield entry
      await steps.done(1)
    }
  })()
  return { sheet, counts, text: null, entries }
}
