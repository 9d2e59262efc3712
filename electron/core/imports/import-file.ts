import { phoneVariants } from '#shared/domain/phone-identity.ts'
import { graphemeLength, nameKey } from '#shared/domain/labels.ts'
import { noImportCounts, type BadImportRow, type ImportCounts, type ImportPlan, type ImportProblem } from '#shared/domain/import-table.ts'
import type { ContactId, UndoId } from '#shared/domain/ids.ts'
import type { TableFormat, TableRow } from '../ports/csv.ts'
import type { ImportOutcome, ImportRow } from '../ports/store/import-store.ts'
import { labelLimits } from '../kernel/check-label.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'
import { endedChanges } from '../kernel/signals.ts'
import { readRow, type ReadContext } from './read-row.ts'
import { SeenPhones } from './seen-phones.ts'
import { customerRows } from './table-head.ts'

export type ImportPorts = Pick<FeaturePorts, 'store' | 'clock' | 'csv' | 'facts' | 'signals' | 'steps'>
export type TableFile = { fileName: string; sizeBytes: number; open(): Promise<AsyncIterable<Uint8Array>> }
/** `file` as it lies, how it is written, what its columns mean. */
export type ImportOrder = { file: TableFile; format: TableFormat; plan: ImportPlan; timeZone: string; job: string | null; signal?: { readonly aborted: boolean } | undefined }
export type ImportCheck = { counts: ImportCounts; rowCount: number; newLabels: string[]; bad: BadImportRow[]; isCancelled: boolean }
export type ImportResult = ImportCheck & { importId: number; undoId: UndoId; contactIds: ContactId[] }

/** What a screen or a report lists; further ones are counted alone. */
export const mostBadRows = 200_000
/** One step takes about this long, and everything else goes on in between; what is slower later, as taking it back, has room above it. */
const stepMs = 3
const [fewestRows, mostRows] = [10, 150]
const growth = 1.25

/** `labels`: those there are, by key; `newLabels`: names that are still to become one, by key. */
type Seen = { labels: Map<string, number>; newLabels: Map<string, string>; phones: SeenPhones; orders: Map<string, { row: number; key: string }>; counts: ImportCounts; bad: BadImportRow[]; rowCount: number }
type Accepted = { row: Omit<ImportRow, 'labelIds'>; labels: string[]; isRepeated: boolean }
type Step = (rows: Accepted[], seen: Seen) => Promise<ImportOutcome[]>

/** Counts what an import would do. */
export async function checkFile(ports: ImportPorts, order: ImportOrder): Promise<ImportCheck> {
  return walk(ports, order, (rows, seen) => ports.store.checkImport(rows.map(({ row, labels }) => ({ ...row, labelIds: knownIds(seen.labels, labels) })), order.plan.known))
}

/** A label that is still to be made is one nobody has. */
const unknownLabelId = 0
const knownIds = (known: ReadonlyMap<string, number>, names: readonly string[]): number[] => names.map((name) => known.get(nameKey(name)) ?? unknownLabelId)

/** Ends early when cancelled; what was done so far can be taken back, as after a crash. */
export async function runFile(ports: ImportPorts, order: ImportOrder, started: (importId: number) => void = () => {}): Promise<ImportResult> {
  const { importId, undoId } = await ports.store.startImport({ fileName: order.file.fileName, nowMs: ports.clock.nowMs() })
  started(importId)
  return ports.steps.during(undoId, () => takeOver(ports, order, { importId, undoId }))
}

async function takeOver(ports: ImportPorts, order: ImportOrder, { importId, undoId }: { importId: number; undoId: UndoId }): Promise<ImportResult> {
  const { store, clock, signals } = ports
  const fileName = order.file.fileName
  const contactIds = new Set<ContactId>()
  const counts = { ...noImportCounts }
  const result = await walk(ports, order, async (rows, seen) => {
    for (const name of new Set(rows.flatMap(({ labels }) => labels))) {
      if (!seen.labels.has(nameKey(name))) seen.labels.set(nameKey(name), await store.addImportLabel(name, undoId))
    }
    const imported = await store.importRows({
      rows: rows.map(({ row, labels }) => ({ ...row, labelIds: knownIds(seen.labels, labels) })), known: order.plan.known, importId, undoId, fileName, nowMs: clock.nowMs(), counts: seen.counts,
    })
    for (const id of imported.contactIds) contactIds.add(id)
    for (const { contactIds: labelled, labelIds } of imported.labelled) if (labelled.length > 0) signals.emit('labels-changed', { contactIds: labelled, added: labelIds, removed: [] })
    if (imported.withdrawn.length > 0) signals.emit('changed', { messages: endedChanges(imported.withdrawn), conversationIds: imported.withdrawn.map(({ conversationId }) => conversationId) })
    return imported.outcomes
  }, counts)
  await store.endImport(importId, result.isCancelled ? 'cancelled' : 'done', result.counts)
  return { ...result, importId, undoId, contactIds: [...contactIds] }
}

async function walk(ports: ImportPorts, order: ImportOrder, step: Step, counts: ImportCounts = { ...noImportCounts }): Promise<ImportCheck> {
  const { clock, csv, signals } = ports
  const { file, plan, job, signal } = order
  const known = (await ports.store.labels()).map(({ id, name }) => [nameKey(name), id] as const)
  const seen: Seen = { labels: new Map(known), newLabels: new Map(), phones: new SeenPhones(), orders: new Map(), counts, bad: [], rowCount: 0 }
  const accept = await rowTaker(ports, order, seen)
  const isCustomer = customerRows(plan.hasHeader)
  let size = fewestRows
  for await (const { rows, doneBytes } of csv.rows(await file.open(), order.format)) {
    for (let from = 0; from < rows.length;) {
      if (signal?.aborted) return resultOf(seen, true)
      const startedMs = clock.monotonicMs()
      const some = rows.slice(from, from + size).filter(isCustomer)
      seen.rowCount += some.length
      const accepted = some.flatMap(accept)
      if (accepted.length > 0) count(accepted, await step(accepted, seen), seen)
      from += size
      size = clock.monotonicMs() - startedMs > stepMs ? Math.max(fewestRows, Math.floor(size / growth)) : Math.min(mostRows, Math.ceil(size * growth))
      await clock.nextTurn()
    }
    if (job !== null) signals.emit('progress', { job, done: doneBytes, total: Math.max(doneBytes, file.sizeBytes) })
  }
  return resultOf(seen, false)
}

/** Says of each row whether it can be taken over; what cannot is noted in `seen`. */
async function rowTaker({ store, clock, facts }: ImportPorts, { plan, timeZone, file }: ImportOrder, seen: Seen): Promise<(table: TableRow) => Accepted[]> {
  const context: ReadContext = {
    plan, timeZone, fields: await store.fields(), fileName: file.fileName, nowMs: clock.nowMs(),
    limits: { name: facts.policy('imports.name'), note: facts.policy('imports.note'), fieldText: facts.policy('fields.text') },
  }
  const limits = labelLimits(facts)
  return (table) => {
    const reading = readRow(table, context)
    const problem = reading.ok ? (problemOfLabels(reading.labels, seen, limits) ?? problemInFile(reading.row, seen)) : reading
    if (problem) note(seen, { row: table.number, problem: problem.problem, detail: problem.detail })
    if (problem || !reading.ok) return []
    const key = phoneKey(reading.row.phone)
    const isRepeated = seen.phones.rowOf(key) !== undefined
    if (!isRepeated) seen.phones.note(key, table.number)
    if (reading.row.purchase?.orderNumber) seen.orders.set(reading.row.purchase.orderNumber, { row: table.number, key })
    return [{ row: reading.row, labels: reading.labels, isRepeated }]
  }
}

const phoneKey = (phone: string): string => phoneVariants(phone).sort()[0] ?? phone

/** A customer may stand in several rows as long as each brings an order of its own. */
function problemInFile({ phone, purchase }: Accepted['row'], { phones, orders }: Seen): { problem: ImportProblem; detail: string } | null {
  const earlier = phones.rowOf(phoneKey(phone))
  if (earlier !== undefined && purchase === null) return { problem: 'duplicate', detail: String(earlier) }
  const order = purchase?.orderNumber ? orders.get(purchase.orderNumber) : undefined
  if (!order) return null
  return order.key === phoneKey(phone) ? { problem: 'duplicate', detail: String(order.row) } : { problem: 'order-taken', detail: purchase?.orderNumber ?? '' }
}

function note(seen: Seen, bad: BadImportRow): void {
  seen.counts[bad.problem === 'duplicate' ? 'duplicate' : 'bad'] += 1
  if (seen.bad.length < mostBadRows) seen.bad.push(bad)
}

function count(accepted: readonly Accepted[], outcomes: readonly ImportOutcome[], seen: Seen): void {
  outcomes.forEach(({ outcome, keptOptOut }, index) => {
    const { row, isRepeated } = accepted[index]!
    if (outcome === 'order-taken') note(seen, { row: row.number, problem: 'order-taken', detail: row.purchase?.orderNumber ?? '' })
    else seen.counts[outcome === 'new' && isRepeated ? 'changed' : outcome] += 1
    if (keptOptOut) seen.counts.keptOptOut += 1
  })
}

function resultOf({ counts, rowCount, newLabels, bad }: Seen, isCancelled: boolean): ImportCheck {
  return { counts: { ...counts }, rowCount, newLabels: [...newLabels.values()], bad: bad.toSorted((one, other) => one.row - other.row), isCancelled }
}

/** Notes the names that no label has yet, while there is room for them. */
function problemOfLabels(names: readonly string[], seen: Seen, limits: { name: number; count: number }): { problem: 'label-too-long' | 'label-no-room'; detail: string } | null {
  const added = names.filter((name) => !seen.labels.has(nameKey(name)) && !seen.newLabels.has(nameKey(name)))
  if (added.length === 0) return null
  const long = added.find((name) => name.length > limits.name && graphemeLength(name.slice(0, 1000)) > limits.name)
  if (long !== undefined) return { problem: 'label-too-long', detail: long.slice(0, 80) }
  const others = [...seen.newLabels.keys()].filter((key) => !seen.labels.has(key)).length
  if (seen.labels.size + others + added.length > limits.count) return { problem: 'label-no-room', detail: (added[0] ?? '').slice(0, 80) }
  for (const name of added) seen.newLabels.set(nameKey(name), name)
  return null
}
