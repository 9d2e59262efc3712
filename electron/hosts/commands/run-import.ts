import { createReadStream, createWriteStream, statSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { isSupportedCountry } from 'libphonenumber-js/max'
import { csv } from '#adapters/csv/csv.ts'
import { openStore } from '#adapters/store/open-store.ts'
import { lockFolder } from '#adapters/store/folder-lock.ts'
import { systemClock } from '#adapters/system/clock.ts'
import { createLog } from '#adapters/system/log.ts'
import { badRowLines, problemSentence } from '#core/imports/bad-rows.ts'
import { checkFile, runFile, type ImportCheck, type TableFile } from '#core/imports/import-file.ts'
import { headOf } from '#core/imports/table-head.ts'
import { ShopFacts } from '#core/kernel/shop-facts.ts'
import { StepsUnderWay } from '#core/kernel/steps-under-way.ts'
import { SignalBus } from '#core/kernel/signals.ts'
import type { Store } from '#core/ports/store/store.ts'
import type { Field } from '#shared/domain/fields.ts'
import { guessColumns, headerKey, importColumns, isUsablePlan, type ImportPlan, type ImportTarget } from '#shared/domain/import-table.ts'
import { isCurrency } from '#shared/domain/money.ts'
import { dataFolder } from '../folder/data-folder.ts'
import { hostLanguage, hostText } from '../host-text.ts'
import { done, notDone, UsageError } from './exit-codes.ts'
import { unreadableFile } from './unreadable-file.ts'

export type ImportFlags = { dryRun?: true; country: string; currency: string; mapping?: string; replace?: true; header: boolean; bad?: string; dataDir?: string; sample?: true }

const badRowsShown = 20

export async function importContacts(path: string, flags: ImportFlags): Promise<number> {
  const [country, currency] = [flags.country.toUpperCase(), flags.currency.toUpperCase()]
  if (!isSupportedCountry(country)) throw new UsageError(hostText('cli.import.country-wrong', { country: flags.country }))
  if (!isCurrency(currency)) throw new UsageError(hostText('cli.import.currency-wrong', { currency: flags.currency }))
  const badFolder = flags.bad === undefined ? null : dirname(resolve(flags.bad))
  if (badFolder !== null && !folderExists(badFolder)) return fail(hostText('cli.folder-missing', { folder: badFolder }))
  const file = tableFile(path)
  const { path: shop, sample } = dataFolder(flags.dataDir)
  const folder = flags.sample ? sample : shop
  const lock = folderExists(folder) ? lockFolder(shop) : 'none'
  if (lock === 'none') return fail(hostText('cli.import.no-shop', { folder }))
  if (!lock) return fail(hostText('cli.folder-in-use', { folder: shop }))
  try {
    const opened = await openStore({ folder, log: createLog({ folder: null, clock: systemClock }), clock: systemClock })
    if (!opened.ok) return fail(hostText('cli.database-problem', { problem: opened.problem.detail }))
    try {
      return await take(opened.store, file, { ...flags, country, currency })
    } finally {
      await opened.store.close()
    }
  } finally {
    lock.release()
  }
}

async function take(store: Store, file: TableFile, flags: ImportFlags): Promise<number> {
  const signals = new SignalBus()
  const facts = new ShopFacts(store, signals)
  await facts.load()
  const limit = facts.policy('imports.size')
  if (file.sizeBytes > limit) return fail(hostText('cli.import.too-large', { limit: limit / 1_000_000 }))
  const format = await csv.inspect(() => file.open())
  const header = await headOf(csv, file, format)
  if (!header) return fail(hostText('refusal.table-empty'))
  const plan: ImportPlan = { columns: await columnsOf(store, header, flags), hasHeader: flags.header, country: flags.country, currency: flags.currency, known: flags.replace ? 'replace' : 'keep' }
  if (!isUsablePlan(plan.columns)) throw new UsageError(hostText('cli.import.no-phone'))
  const timeZone = (await store.hoursSettings())?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  const ports = { store, csv, facts, signals, clock: systemClock, steps: new StepsUnderWay() }
  const order = { file, format, plan, timeZone, job: null }
  const result = flags.dryRun ? await checkFile(ports, order) : await runFile(ports, order)
  report(result, flags.dryRun === true)
  if (flags.bad !== undefined) await pipeline(badRowLines(csv, file, format, { rows: result.bad, hasHeader: plan.hasHeader }, hostLanguage()), createWriteStream(flags.bad))
  return done
}

function report({ counts, bad }: ImportCheck, isDry: boolean): void {
  console.log(hostText('cli.import.counts', { ...counts, isDry: isDry ? 'yes' : 'no' }))
  if (counts.keptOptOut > 0) console.log(hostText('cli.import.kept', { count: counts.keptOptOut }))
  for (const row of bad.slice(0, badRowsShown)) console.error(hostText('cli.import.row', { row: row.row, reason: problemSentence(row, hostLanguage()) }))
  if (bad.length > badRowsShown) console.error(hostText('cli.import.more', { count: bad.length - badRowsShown }))
  if (!isDry && counts.new + counts.changed > 0) console.log(hostText('cli.import.undo'))
}

/** Guessed or remembered, then what was typed. */
async function columnsOf(store: Store, header: string[], { mapping, header: hasHeader }: ImportFlags): Promise<ImportTarget[]> {
  const fields = await store.fields()
  const remembered = hasHeader ? await store.importColumns(headerKey(header)) : null
  const columns = remembered?.length === header.length ? [...remembered] : hasHeader ? guessColumns(header, fields) : header.map(() => null)
  for (const part of (mapping ?? '').split(',').filter((each) => each.trim() !== '')) {
    const at = part.lastIndexOf('=')
    const column = columnAt(header, part.slice(0, at).trim())
    const target = targetOf(part.slice(at + 1).trim(), fields)
    if (at < 1 || column === -1 || target === undefined) throw new UsageError(hostText('cli.import.mapping-wrong', { part }))
    columns.forEach((other, index) => { if (other === target) columns[index] = null })
    columns[column] = target
  }
  return columns
}

function columnAt(header: readonly string[], name: string): number {
  const byName = header.findIndex((head) => head.trim().toLowerCase() === name.toLowerCase())
  if (byName !== -1) return byName
  const number = /^\d{1,4}$/.test(name) ? Number(name) : 0
  return number >= 1 && number <= header.length ? number - 1 : -1
}

function targetOf(word: string, fields: readonly Field[]): ImportTarget | undefined {
  if (word === '-') return null
  const field = word.startsWith('field:') ? fields.find(({ name, key }) => [name, key].includes(word.slice(6))) : undefined
  return field ? `field:${field.id}` : importColumns.find((column) => column === word)
}

function tableFile(path: string): TableFile {
  try {
    const found = statSync(path)
    if (!found.isFile()) throw Object.assign(new Error('no file'), { code: 'EISDIR' })
    return { fileName: basename(path), sizeBytes: found.size, open: () => Promise.resolve(createReadStream(path) as AsyncIterable<Uint8Array>) }
  } catch (error) {
    throw unreadableFile(path, error)
  }
}

const folderExists = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true

function fail(sentence: string): number {
  console.error(sentence)
  return notDone
}
