import { getCountries, getCountryCallingCode, isSupportedCountry } from 'libphonenumber-js/max'
import type { ImportPreview, ImportReport, StagedImport } from '#shared/contract/imports.ts'
import { guessColumns, headerKey, importFileKey, isUsablePlan, type BadImportRow, type ImportPlan, type ImportRecord } from '#shared/domain/import-table.ts'
import { isCurrency } from '#shared/domain/money.ts'
import type { Downloads } from '../kernel/downloads.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'
import { countryOf } from '../kernel/parse-phone.ts'
import { found, refused } from '../kernel/refuse.ts'
import { tellContactsChanged } from '../kernel/undo-step.ts'
import type { TableFormat } from '../ports/csv.ts'
import { badRowLines } from './bad-rows.ts'
import { checkFile, runFile, type ImportOrder, type TableFile } from './import-file.ts'
import { headOf, isBlank } from './table-head.ts'

const rowsShown = 20
const badRowsShown = 100
const listed = 20

type Wish = { fileId: string; plan: ImportPlan; job: string | null }
type Known = { format: TableFormat; bad: { rows: BadImportRow[]; hasHeader: boolean } | null }

/** Tables on their way in. One is taken over at a time. */
export class ImportDesk {
  readonly #ports: FeaturePorts
  readonly #downloads: Downloads
  readonly #known = new Map<string, Known>()
  #runningId: number | null = null
  #isRunning = false

  constructor(ports: FeaturePorts, downloads: Downloads) {
    this.#ports = ports
    this.#downloads = downloads
  }

  /** An import that a crash ended is still there to be taken back. */
  async list(): Promise<ImportRecord[]> {
    const records = await this.#ports.store.imports(listed)
    return records.map((record) => (record.state === 'running' && record.id !== this.#runningId ? { ...record, state: 'interrupted' } : record))
  }

  async offered(): Promise<StagedImport | null> {
    const file = await this.#ports.store.offeredImport()
    return file && { fileId: file.id, fileName: file.fileName, sizeBytes: file.sizeBytes }
  }

  async preview(fileId: string): Promise<ImportPreview> {
    const { store, csv, facts } = this.#ports
    const file = await this.#file(fileId)
    const { format } = await this.#look(fileId, file)
    const rows: string[][] = []
    for await (const piece of csv.rows(await file.open(), format)) {
      for (const row of piece.rows) if (rows.length < rowsShown && !isBlank(row)) rows.push(row.cells.slice(0, 200).map((cell) => cell.slice(0, 500)))
      if (rows.length >= rowsShown) break
    }
    const [header, second] = rows
    if (!header) throw refused('table-empty')
    if (!second && !header.some(hasNumber)) throw refused('table-heads-only')
    const fields = await store.fields()
    const remembered = await store.importColumns(headerKey(header))
    const known = remembered?.filter((target) => !target?.startsWith('field:') || fields.some(({ id }) => target === `field:${id}`))
    const isRemembered = remembered !== null && known?.length === header.length
    const columns = isRemembered ? remembered : guessColumns(header, fields)
    return {
      ...format, rows, columns, isRemembered, hasHeader: columns.some((column) => column !== null), ...this.#ownPlace(), countries: getCountries(), sizeBytes: file.sizeBytes,
      isLarge: file.sizeBytes > facts.policy('imports.advised-size'),
    }
  }

  async check(wish: Wish, signal: ImportOrder['signal']): Promise<ImportReport> {
    const order = await this.#order(wish, signal)
    const checked = await checkFile(this.#ports, order)
    this.#keepBad(wish, order.format, checked.bad)
    return { ...checked, bad: checked.bad.slice(0, badRowsShown) }
  }

  async run(wish: Wish, signal: ImportOrder['signal']): Promise<ImportReport & { importId: number; undoId: number }> {
    const { store, clock, signals } = this.#ports
    if (this.#isRunning) throw refused('already-running')
    this.#isRunning = true
    try {
      const order = await this.#order(wish, signal)
      await this.#remember(order)
      const { contactIds, ...result } = await runFile(this.#ports, order, (importId) => { this.#runningId = importId })
      this.#keepBad(wish, order.format, result.bad)
      for (const part of ['labels', 'consent', 'imports', 'changes'] as const) signals.emit('library-changed', part)
      await clock.nextTurn()
      if (contactIds.length > 0) await tellContactsChanged({ store, signals }, contactIds)
      return { ...result, bad: result.bad.slice(0, badRowsShown) }
    } finally {
      this.#isRunning = false
      this.#runningId = null
    }
  }

  async badRows(fileId: string, language: 'ko' | 'en'): Promise<{ path: string }> {
    const file = await this.#file(fileId)
    const { format, bad } = found(this.#known.get(fileId))
    if (!bad) throw refused('file-missing')
    const { csv } = this.#ports
    return { path: this.#downloads.offer({ fileName: badFileName(file.fileName), mimeType: 'text/csv', open: () => badRowLines(csv, file, format, bad, language) }) }
  }

  async discard(fileId: string): Promise<void> {
    const file = await this.#ports.store.importFile(fileId)
    this.#known.delete(fileId)
    if (!file || file.isOffered) return
    await this.#ports.mediaFiles.remove(importFileKey(fileId))
    await this.#ports.store.removeImportFile(fileId)
  }

  async #file(fileId: string): Promise<TableFile> {
    const { fileName, sizeBytes } = found(await this.#ports.store.importFile(fileId))
    return {
      fileName, sizeBytes,
      open: async () => {
        const opened = await this.#ports.mediaFiles.open(importFileKey(fileId))
        if (!opened) throw refused('file-missing')
        return opened.bytes
      },
    }
  }

  async #look(fileId: string, file: TableFile): Promise<Known> {
    const known = this.#known.get(fileId) ?? { format: await this.#ports.csv.inspect(() => file.open()), bad: null }
    this.#known.set(fileId, known)
    return known
  }

  async #order({ fileId, plan, job }: Wish, signal: ImportOrder['signal']): Promise<ImportOrder> {
    if (!isUsablePlan(plan.columns)) throw refused('import-phone-column')
    if (!isSupportedCountry(plan.country) || !isCurrency(plan.currency)) throw refused('value-invalid', null, { kind: 'currency' })
    const file = await this.#file(fileId)
    return { file, plan, job, signal, format: (await this.#look(fileId, file)).format, timeZone: this.#ports.shopHours.settings.timeZone }
  }

  /** Chosen columns come back with the next file of the same heads. */
  async #remember({ file, format, plan }: ImportOrder): Promise<void> {
    if (!plan.hasHeader) return
    const header = await headOf(this.#ports.csv, file, format)
    if (header) await this.#ports.store.saveImportColumns(headerKey(header), header.map((_cell, at) => plan.columns[at] ?? null), this.#ports.clock.nowMs())
  }

  #keepBad({ fileId, plan }: Wish, format: TableFormat, rows: BadImportRow[]): void {
    this.#known.set(fileId, { format, bad: { rows, hasHeader: plan.hasHeader } })
  }

  #ownPlace(): { country: string; currency: string } {
    const country = countryOf(this.#ports.facts.account?.displayPhoneNumber ?? null) ?? 'KR'
    return { country, currency: currencyOf[getCountryCallingCode(country)] ?? 'USD' }
  }
}

/** As a phone number has it: the only row of a table is a customer, or else the heads alone. */
const hasNumber = (cell: string): boolean => cell.replace(/\D/g, '').length >= 7

/** By calling code; a shop elsewhere says it in the plan. */
const currencyOf: Readonly<Record<string, string>> = {
  82: 'KRW', 81: 'JPY', 86: 'CNY', 886: 'TWD', 852: 'HKD', 84: 'VND', 66: 'THB', 62: 'IDR', 60: 'MYR', 65: 'SGD', 63: 'PHP', 91: 'INR', 55: 'BRL', 52: 'MXN', 54: 'ARS', 44: 'GBP', 49: 'EUR', 33: 'EUR', 34: 'EUR', 39: 'EUR', 31: 'EUR',
}

const badFileName = (fileName: string): string => `${fileName.replace(/\.[^.]*$/, '').slice(0, 200)}-rows.csv`
