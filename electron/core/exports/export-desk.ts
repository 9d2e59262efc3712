import type { PreparedExport } from '#shared/contract/exports.ts'
import type { ConversationFormat } from '#shared/domain/conversation-format.ts'
import type { CustomerColumn } from '#shared/domain/exported-customer.ts'
import type { MessageKey } from '#shared/locales/en/index.ts'
import type { Language, MessageValues } from '#shared/locales/translate.ts'
import type { Downloads } from '../kernel/downloads.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'
import { localText } from '../kernel/local-text.ts'
import { refused } from '../kernel/refuse.ts'
import { conversationFiles } from './conversation-files.ts'
import { customerLines } from './customer-lines.ts'
import { customersWish, type CustomersWho } from './customers-wish.ts'
import { everything, type EverythingCounts } from './everything.ts'
import { ExportSteps, unwanted, type ExportCall } from './export-steps.ts'
import type { ExportSource } from './export-source.ts'
import { fileNameOf } from './file-name.ts'
import { sheetTimes, type SheetCounts } from './sheet.ts'

type CustomersOrder = { who: CustomersWho; columns: CustomerColumn[]; fieldIds: number[]; hasBom: boolean }

const kind = 'export'

/** Files are finished before they are offered: what stops on the way leaves nothing half behind, and what is offered has its size. */
export class ExportDesk {
  readonly #ports: FeaturePorts
  readonly #downloads: Downloads
  readonly #language: () => Language
  readonly #running = new Set<Promise<unknown>>()
  #isStopped = false

  constructor(ports: FeaturePorts, downloads: Downloads, language: () => Language) {
    this.#ports = ports
    this.#downloads = downloads
    this.#language = language
  }

  customers({ who, columns, fieldIds, hasBom }: CustomersOrder, call: ExportCall): Promise<PreparedExport & { rowCount: number }> {
    return this.#run(async () => {
      const { store, csv } = this.#ports
      const source = this.#source(call)
      const wish = await customersWish(this.#ports, who)
      const fields = (await store.fields()).filter(({ id }) => fieldIds.includes(id))
      const total = who.kind === 'selected' ? who.contactIds.length : (await store.countCustomers(wish.selection)).count
      const steps = this.#steps(call, total)
      let rowCount = 0
      const chunks = (async function* () {
        for await (const chunk of steps.counted(store.exportCustomers(wish, 'cells'))) {
          rowCount += chunk.length
          yield chunk
        }
      })()
      const kept = await this.#keep(call, fileName(source, 'export.file-customers', 'csv'), 'text/csv', customerLines(csv, chunks, { columns, fields, hasBom, language: source.language }))
      return { ...kept, rowCount }
    })
  }

  conversation(conversationId: number, format: ConversationFormat, call: ExportCall): Promise<PreparedExport & SheetCounts> {
    return this.#run(async () => {
      const source = this.#source(call)
      const files = await conversationFiles(source, conversationId, format, (total) => this.#steps(call, total))
      const [ending, mimeType] = ({ html: ['zip', 'application/zip'], text: ['txt', 'text/plain'], json: ['json', 'application/json'] } as const)[format]
      const bytes = files.entries === null ? files.text : this.#ports.archive.zip(files.entries, source.nowMs)
      const kept = await this.#keep(call, fileName(source, 'export.file-conversation', ending, { name: files.sheet.contact.name }), mimeType, bytes)
      return { ...kept, ...files.counts() }
    })
  }

  everything(call: ExportCall): Promise<PreparedExport & EverythingCounts> {
    return this.#run(async () => {
      const source = this.#source(call)
      const { entries, counts } = await everything(source, this.#ports.csv, (total) => this.#steps(call, total))
      const kept = await this.#keep(call, fileName(source, 'export.file-everything', 'zip'), 'application/zip', this.#ports.archive.zip(entries, source.nowMs))
      return { ...kept, ...counts() }
    })
  }

  /** What a crash left half written, or nobody fetched. */
  sweep(): Promise<void> {
    return this.#ports.mediaFiles.removeAll(kind)
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    await Promise.allSettled(this.#running)
  }

  async #run<Result>(work: () => Promise<Result>): Promise<Result> {
    const running = work()
    this.#running.add(running)
    try {
      return await running
    } finally {
      this.#running.delete(running)
    }
  }

  #source({ language }: ExportCall): ExportSource {
    const { store, mediaFiles, shopHours, clock } = this.#ports
    return { library: store, mediaFiles, language: language ?? this.#language(), timeZone: shopHours.settings.timeZone, nowMs: clock.nowMs() }
  }

  #steps({ job, signal }: ExportCall, total: number): ExportSteps {
    const isStopped = () => this.#isStopped || signal?.aborted === true
    return new ExportSteps(this.#ports, { job, signal: { get aborted() { return isStopped() } } }, total)
  }

  async #keep(call: ExportCall, fileName: string, mimeType: string, bytes: AsyncIterable<string | Uint8Array>): Promise<PreparedExport> {
    const { mediaFiles, ids, log } = this.#ports
    const key = `${kind}/${ids.uuid()}`
    const { sizeBytes } = await mediaFiles.save(key, bytes, Number.POSITIVE_INFINITY).catch((error: unknown) => {
      throw isDiskFull(error) ? refused('disk-full') : error
    })
    if (call.signal?.aborted) {
      await mediaFiles.remove(key)
      throw unwanted()
    }
    const forget = () => void mediaFiles.remove(key).catch((error: unknown) => log.error('export.not-removed', error))
    const open = async function* () {
      try {
        const opened = await mediaFiles.open(key)
        if (opened) yield* opened.bytes
      } finally {
        forget()
      }
    }
    return { path: this.#downloads.offer({ fileName, mimeType, sizeBytes, open, forget }), fileName, sizeBytes }
  }
}

function fileName({ language, timeZone, nowMs }: ExportSource, key: MessageKey, ending: string, values: MessageValues = {}): string {
  return fileNameOf(localText(language, key, { ...values, day: sheetTimes({ language, timeZone }).day(nowMs) }), ending)
}

const isDiskFull = (error: unknown): boolean => ['ENOSPC', 'EDQUOT'].includes(String((error as { code?: unknown } | null)?.code))
