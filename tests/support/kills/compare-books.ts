import type { ExportedMessage } from '#core/ports/store/export-store.ts'
import { outgoingStatuses, type OutgoingStatus } from '#shared/domain/message-status.ts'
import type { Books } from '#simulator/state/books.ts'
import type { Written } from './customers.ts'
import type { Ask } from './owner.ts'

export type Findings = { lost: string[]; doubled: string[]; stuck: string[]; wrong: string[] }
type Row = ExportedMessage
type Told = { messages?: { id: string }[]; statuses?: { id: string; status: OutgoingStatus }[] }

const confirmed: readonly string[] = ['accepted', 'sent', 'delivered', 'read', 'played']

/** What the app knows, held against what WhatsApp accepted and told. Everything should have settled before. */
export function compareWithBooks({ books, rows, written, asks }: { books: Books; rows: readonly Row[]; written: readonly Written[]; asks: readonly Ask[] }): Findings {
  const findings: Findings = { lost: [], doubled: [], stuck: [], wrong: [] }
  checkInbound(books, rows, written, findings)
  checkOutbound(books, rows, asks, findings)
  checkStatuses(books, rows, findings)
  checkOrder(books, asks, findings)
  return findings
}

function checkInbound(books: Books, rows: readonly Row[], written: readonly Written[], { lost, doubled, stuck, wrong }: Findings): void {
  const received = groupBy(rows.filter(({ direction }) => direction === 'inbound'), (row) => row.messageId ?? '')
  for (const { id, text, isRevoked } of written) {
    const copies = received.get(id) ?? []
    if (copies.length === 0) lost.push(`inbound ${id}`)
    if (copies.length > 1) doubled.push(`inbound ${id} ${copies.length} times`)
    const [copy] = copies
    if (copy && text !== null && !isRevoked && copy.text !== text) wrong.push(`inbound ${id} says "${copy.text}", not "${text}"`)
  }
  const known = new Set(written.map(({ id }) => id))
  for (const id of received.keys()) if (!known.has(id)) wrong.push(`inbound ${id} was never written`)
  for (const { seq, state } of books.webhooks) if (state !== 'delivered') stuck.push(`webhook ${seq} is ${state}`)
}

function checkOutbound(books: Books, rows: readonly Row[], asks: readonly Ask[], { lost, doubled, stuck, wrong }: Findings): void {
  const accepted = groupBy(books.accepted, ({ request }) => String(request['biz_opaque_callback_data']))
  const own = rows.filter(({ direction }) => direction === 'outbound')
  const known = groupBy(own, (row) => row.clientReference ?? '')
  for (const { requestId } of asks) {
    const copies = known.get(requestId)?.length ?? 0
    if (copies === 0) lost.push(`asked ${requestId}`)
    if (copies > 1) doubled.push(`asked ${requestId}, ${copies} rows`)
  }
  for (const [reference, entries] of accepted) {
    if (entries.length > 1) doubled.push(`${reference} was sent ${entries.length} times`)
    const row = known.get(reference)?.[0]
    if (!row) lost.push(`${reference} was sent and is not known`)
    else if (!confirmed.includes(row.status)) wrong.push(`${reference} was sent and is ${row.status}`)
    else if (row.messageId !== entries[0]!.wamid) wrong.push(`${reference} has another wamid`)
  }
  for (const row of own) {
    if (confirmed.includes(row.status) && !accepted.has(row.clientReference ?? '')) wrong.push(`${row.clientReference} is ${row.status} and was never accepted`)
    if (row.status === 'queued' || row.status === 'sending' || row.status === 'unknown') stuck.push(`${row.clientReference} is ${row.status}`)
  }
}

/** Every status was delivered in the end: the app shows the furthest one. */
function checkStatuses(books: Books, rows: readonly Row[], { wrong }: Findings): void {
  const furthest = new Map<string, number>()
  for (const { body } of books.webhooks) {
    for (const { statuses = [] } of valuesOf(body)) {
      for (const { id, status } of statuses) furthest.set(id, Math.max(furthest.get(id) ?? 0, outgoingStatuses.indexOf(status)))
    }
  }
  const shown = new Map(rows.map((row) => [row.messageId, row.status]))
  for (const [id, rank] of furthest) if (shown.get(id) !== outgoingStatuses[rank]) wrong.push(`${id} is ${shown.get(id)}, was told ${outgoingStatuses[rank]}`)
}

/** What one customer got has the order in which it was asked. */
function checkOrder(books: Books, asks: readonly Ask[], { wrong }: Findings): void {
  const askOf = new Map(asks.map((ask) => [ask.requestId, ask]))
  const latest = new Map<string, number>()
  for (const { request } of books.accepted) {
    const ask = askOf.get(String(request['biz_opaque_callback_data']))
    if (!ask) continue
    if (ask.number < (latest.get(ask.phone) ?? -1)) wrong.push(`${ask.phone} got #${ask.number} after #${latest.get(ask.phone)}`)
    latest.set(ask.phone, Math.max(ask.number, latest.get(ask.phone) ?? -1))
  }
}

function valuesOf(body: unknown): Told[] {
  const { entry } = body as { entry: { changes: { value: Told }[] }[] }
  return entry.flatMap(({ changes }) => changes.map(({ value }) => value))
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}
