import { createHash } from 'node:crypto'
import Database from 'better-sqlite3'
import { conversationId } from '#shared/domain/ids.ts'
import { refreshConversation } from './conversation-refresh.ts'
import { createDriver, type Driver } from './driver.ts'
import { refreshOutboxHead } from './outbox-head.ts'
import { isDamage, sqliteCode } from './sqlite-failure.ts'

/** `deliveries` came after the backup and were taken over; `lost` could not be read any more. */
export type Salvage = { deliveries: number; lost: number; unconfirmed: number }

const rowsAtOnce = 256
/** Ids tried beyond the backup where the last row cannot be told any more, and where what is told is nonsense. */
const triedBeyond = 65_536
const mostTried = 10_000_000

/**
 * Brings a restored backup as close to the damaged database as that can still be read: deliveries that were
 * acknowledged after the backup wait in the journal again, and what waited to be sent at the time of the backup is
 * unconfirmed unless it provably still waits, because it may have been sent since. The damaged file is only read.
 */
export function salvage(restoredFile: string, damagedFile: string, nowMs: number): Salvage {
  const database = new Database(restoredFile)
  const damaged = openDamaged(damagedFile)
  try {
    const restored = createDriver(database)
    return restored.transaction('synced', () => ({ ...takeDeliveries(restored, damaged), unconfirmed: doubtQueue(restored, damaged, nowMs) }))
  } finally {
    damaged?.close()
    database.close()
  }
}

/** Null when not even the schema can be read: then every row would be asked for in vain. */
function openDamaged(file: string): Database.Database | null {
  let database: Database.Database | null = null
  try {
    database = new Database(file, { readonly: true, fileMustExist: true })
    database.prepare('SELECT id FROM journal')
    return database
  } catch {
    database?.close()
    return null
  }
}

type Delivery = { id: number; received_at_ms: number; sha256: Uint8Array; body: Uint8Array }

const delivery = 'SELECT id, received_at_ms, sha256, body FROM journal WHERE id'

function takeDeliveries(restored: Driver, damaged: Database.Database | null): Pick<Salvage, 'deliveries' | 'lost'> {
  let deliveries = 0
  const lost = new Set<number>()
  const from = firstUnknown(restored, damaged)
  const last = readable(() => damaged?.prepare('SELECT max(id) AS id FROM journal').get() as { id: number | null } | undefined)
  if (!damaged || last === undefined) return { deliveries, lost: 0 }
  const through = last === 'damaged' ? from + triedBeyond : Math.min(last.id ?? 0, from + mostTried)
  const take = ({ id, received_at_ms, sha256, body }: Delivery) => {
    if (createHash('sha256').update(body).digest().equals(sha256)) deliveries += restored.run('INSERT OR IGNORE INTO journal (received_at_ms, sha256, body) VALUES (?, ?, ?)', received_at_ms, sha256, body).changes
    else lost.add(id)
  }
  const takeBetween = (first: number, end: number) => {
    const whole = readable(() => {
      for (const row of damaged.prepare<[number, number], Delivery>(`${delivery} BETWEEN ? AND ?`).iterate(first, end)) take(row)
    })
    if (whole !== 'damaged') return
    if (first === end) return takeOne(first)
    const middle = Math.floor((first + end) / 2)
    takeBetween(first, middle)
    takeBetween(middle + 1, end)
  }
  /** Asked for alone, a row is found without stepping on to its neighbour, whose page may be the damaged one. */
  const takeOne = (id: number) => {
    const row = readable(() => damaged.prepare<[number], Delivery>(`${delivery} = ?`).get(id))
    if (row === 'damaged') lost.add(id)
    else if (row) take(row)
  }
  for (let id = from; id <= through; id += rowsAtOnce) takeBetween(id, Math.min(id + rowsAtOnce - 1, through))
  return { deliveries, lost: lost.size }
}

/** Rows up to the last of the backup are the same rows, unless the backup is of another shop: then none is taken for known. */
function firstUnknown(restored: Driver, damaged: Database.Database | null): number {
  const latest = restored.get<{ id: number; sha256: Uint8Array }>('SELECT id, sha256 FROM journal ORDER BY id DESC LIMIT 1')
  if (!latest) return 1
  const same = readable(() => damaged?.prepare('SELECT sha256 FROM journal WHERE id = ?').get(latest.id) as { sha256: Uint8Array } | undefined)
  return same !== 'damaged' && same && Buffer.from(same.sha256).equals(latest.sha256) ? latest.id + 1 : 1
}

function doubtQueue(restored: Driver, damaged: Database.Database | null, nowMs: number): number {
  const found = readable(() => (damaged?.prepare(`SELECT message_id FROM outbox WHERE state = 'waiting'`).all() ?? []) as { message_id: number }[])
  const stillWaiting = new Set(found === 'damaged' ? [] : found.map((row) => row.message_id))
  const queued = restored.all<{ message_id: number; conversation_id: number; state: string }>(`SELECT message_id, conversation_id, state FROM outbox WHERE state IN ('waiting', 'sending')`)
  const doubted = queued.filter(({ message_id, state }) => state === 'sending' || !stillWaiting.has(message_id))
  for (const { message_id, conversation_id } of doubted) {
    restored.run(`UPDATE outbox SET state = 'unknown', unknown_at_ms = ?, due_at_ms = NULL, is_head = 0 WHERE message_id = ?`, nowMs, message_id)
    restored.run(`UPDATE messages SET status = 'unknown' WHERE id = ?`, message_id)
    refreshConversation(restored, conversation_id)
    refreshOutboxHead(restored, conversationId(conversation_id))
  }
  return doubted.length
}

function readable<Value>(read: () => Value): Value | 'damaged' {
  try {
    return read()
  } catch (error) {
    const code = sqliteCode(error)
    if (code !== null && (isDamage(code) || code.startsWith('SQLITE_IOERR') || code === 'SQLITE_ERROR' || code === 'SQLITE_CANTOPEN')) return 'damaged'
    throw error
  }
}
