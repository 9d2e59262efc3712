import { customerColumns, customerRecord, type ExportedCustomer } from '#shared/domain/exported-customer.ts'
import { exportedMessage } from '#shared/domain/exported-message.ts'
import { isoTime } from '#shared/domain/iso-time.ts'
import { toJson, toPortable } from '#shared/domain/quick-reply-table.ts'
import type { ArchiveEntry } from '../ports/archive.ts'
import type { Csv } from '../ports/csv.ts'
import { customerLines } from './customer-lines.ts'
import type { ExportSource } from './export-source.ts'
import type { ExportSteps } from './export-steps.ts'
import { libraryFiles } from './library-files.ts'
import { MediaShelf } from './media-shelf.ts'
import { readme } from './readme.ts'
import { sheetTimes } from './sheet.ts'

export type EverythingCounts = { customerCount: number; messageCount: number; fileCount: number; missingFileCount: number }

const everyone = async (library: ExportSource['library']) => (await library.countCustomers({ text: '', tree: { kind: 'group', match: 'all', parts: [] }, moment: { nowMs: 0, bandMs: { engaged: 0, active: 0, kept: 0, 'look-back': 0 } } })).total

/** All that the shop has, as files in formats other programs read. What only this program can use, and every secret, stays. */
export async function everything(source: ExportSource, csv: Csv, stepsFor: (total: number) => ExportSteps): Promise<{ entries: AsyncIterable<ArchiveEntry>; counts: () => EverythingCounts }> {
  const { library, mediaFiles } = source
  const [customerTotal, { messageCount: messageTotal, mediaCount }, fields] = [await everyone(library), await library.countThreads(null), await library.fields()]
  const steps = stepsFor(2 * customerTotal + messageTotal + mediaCount)
  const times = sheetTimes(source)
  const shelf = new MediaShelf(mediaFiles, (atMs) => `media/${times.day(atMs).slice(0, 7)}`)
  const done = { customerCount: 0, messageCount: 0 }
  const customers = () => steps.counted(library.exportCustomers())

  const entries = (async function* (): AsyncGenerator<ArchiveEntry> {
    yield textFile('README.txt', readme(source))
    yield { path: 'customers.csv', isPacked: false, bytes: customerLines(csv, customers(), { columns: customerColumns, fields, hasBom: true, language: source.language }) }
    yield lines('customers.jsonl', customers(), (customer: ExportedCustomer) => {
      done.customerCount += 1
      return customerRecord(customer, fields)
    })
    yield { path: 'messages.jsonl', isPacked: false, bytes: (async function* () {
      for await (const chunk of steps.counted(library.exportThreads(null))) {
        let text = ''
        for (const each of chunk) text += jsonLine(exportedMessage(each, await shelf.place(each)))
        done.messageCount += chunk.length
        yield text
      }
    })() }
    yield lines('purchases.jsonl', library.exportPurchases(), ({ atMs, ...purchase }) => ({ ...purchase, at: isoTime(atMs) }))
    yield lines('consent.jsonl', library.exportConsent(), ({ atMs, ...line }) => ({ ...line, at: isoTime(atMs) }))
    yield* libraryFiles(source)
    yield textFile('quick-replies.json', toJson(toPortable(await library.quickReplies())))
    for await (const entry of shelf.entries()) {
      yield entry
      await steps.done(1)
    }
  })()
  return { entries, counts: () => ({ ...done, fileCount: shelf.count, missingFileCount: shelf.missingCount }) }
}

const jsonLine = (value: unknown): string => `${JSON.stringify(value)}\n`
const textFile = (path: string, text: string): ArchiveEntry => ({ path, isPacked: false, bytes: (async function* () { yield text })() })

function lines<Item>(path: string, chunks: AsyncIterable<Item[]>, record: (item: Item) => unknown): ArchiveEntry {
  return { path, isPacked: false, bytes: (async function* () {
    for await (const chunk of chunks) yield chunk.map((item) => jsonLine(record(item))).join('')
  })() }
}
