import { journalId, type JournalId } from '#shared/domain/ids.ts'
import { raiseCounter } from './counters.store.ts'
import type { Driver } from './driver.ts'

export type Delivery = { body: Uint8Array; sha256: Uint8Array; receivedAtMs: number }

export function appendJournal(driver: Driver, deliveries: readonly Delivery[]): { journalId: JournalId; isDuplicate: boolean }[] {
  const latestAtMs = Math.max(0, ...deliveries.map(({ receivedAtMs }) => receivedAtMs))
  raiseCounter(driver, 'last-delivery-at-ms', latestAtMs)
  return deliveries.map(({ body, sha256, receivedAtMs }) => {
    const known = driver.get<{ id: number }>('SELECT id FROM journal WHERE sha256 = ?', sha256)
    if (known) return { journalId: journalId(known.id), isDuplicate: true }
    return { journalId: journalId(driver.run('INSERT INTO journal (received_at_ms, sha256, body) VALUES (?, ?, ?)', receivedAtMs, sha256, body).lastId), isDuplicate: false }
  })
}

export function pendingJournal(driver: Driver, limit: number): { journalId: JournalId; body: Uint8Array; receivedAtMs: number }[] {
  return driver
    .all<{ id: number; body: Uint8Array; received_at_ms: number }>(`SELECT id, body, received_at_ms FROM journal WHERE state = 'pending' ORDER BY id LIMIT ?`, limit)
    .map((row) => ({ journalId: journalId(row.id), body: row.body, receivedAtMs: row.received_at_ms }))
}

export function pendingJournalCount(driver: Driver): number {
  return driver.get<{ count: number }>(`SELECT count(*) AS count FROM journal WHERE state = 'pending'`)?.count ?? 0
}

export function unreadableJournalCount(driver: Driver): number {
  return driver.get<{ count: number }>(`SELECT count(*) AS count FROM journal WHERE state = 'unreadable'`)?.count ?? 0
}

export function unreadableJournal(driver: Driver, limit: number): { journalId: JournalId; problem: string; receivedAtMs: number; bytes: number }[] {
  return driver
    .all<{ id: number; problem: string | null; received_at_ms: number; bytes: number }>(
      `SELECT id, problem, received_at_ms, length(body) AS bytes FROM journal WHERE state = 'unreadable' ORDER BY id DESC LIMIT ?`, limit,
    )
    .map((row) => ({ journalId: journalId(row.id), problem: row.problem ?? '', receivedAtMs: row.received_at_ms, bytes: row.bytes }))
}

/** Meta repeats a delivery for 7 days; what was projected longer ago than this is in the messages and can go. */
const journalKeptForMs = 30 * 86_400_000

/** Removes a few old, fully understood entries; answers whether more may be left. */
export function pruneJournal(driver: Driver, nowMs: number, limit: number): boolean {
  const removed = driver.run(
    `DELETE FROM journal WHERE id IN (SELECT id FROM journal WHERE id <= (SELECT min(id) FROM journal) + 5000 AND received_at_ms < ? AND state = 'done' AND has_unknown = 0 ORDER BY id LIMIT ?)`,
    nowMs - journalKeptForMs, limit,
  ).changes
  return removed === limit
}
