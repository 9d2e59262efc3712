import { join } from 'node:path'
import Database from 'better-sqlite3'
import { gramsOf } from '#shared/domain/search-grams.ts'
import { foldForSearch } from '#shared/domain/search-folding.ts'
import { metric, timed, type Metric } from './metric.ts'
import { postAll, signedWebhooks } from './post-webhooks.ts'
import { startRunningShop } from './running-shop.ts'
import { copySeededShop } from './seeded-shop.ts'

const count = 6000
/** What is not projected by then never will be. */
const mostMs = 60_000
const words = ['주문', '송장번호', '언제', '도착', '하나요', '예약', '가능', '할까요', 'package', '감사합니다', '케이크', '내일']
const textOf = (index: number) => Array.from({ length: 3 + (index % 9) }, (_word, at) => words[(index * 7 + at * 5) % words.length]).join(' ') + ` ${index}`

/** Signed POST to fsynced projection, one message a request, 8 connections, against the bare rows. */
export async function inbound(scale: number): Promise<Metric[]> {
  const reference = bareRate(scale)
  const running = await startRunningShop(scale)
  try {
    await postAll(running.receiverUrl, signedWebhooks(400, { prefix: 'warm', people: 400, textOf }), 8)
    const webhooks = signedWebhooks(count, { prefix: 'f1.', people: 500, textOf })
    const elapsedMs = await timed(async () => {
      await postAll(running.receiverUrl, webhooks, 8)
      await projected(running.shop.dataDir)
    })
    const rate = count / (elapsedMs / 1000)
    return [metric({ id: 'F1', name: 'inbound to fsynced projection', scale, value: rate, unit: 'messages/s', reference, bar: '>= 0.5 of reference and >= 1000/s', ok: rate >= 1000 && rate >= reference * 0.5 })]
  } finally {
    await running.stop()
  }
}

async function projected(dataDir: string): Promise<void> {
  const database = new Database(join(dataDir, 'danggol.db'), { readonly: true })
  const pending = database.prepare(`SELECT count(*) AS count FROM journal WHERE state = 'pending'`)
  const endsAtMs = performance.now() + mostMs
  while ((pending.get() as { count: number }).count > 0 && performance.now() < endsAtMs) await new Promise((resolve) => setTimeout(resolve, 2))
  const { count: left } = pending.get() as { count: number }
  database.close()
  if (left > 0) throw new Error(`${left} deliveries are still not projected`)
}

/** The same rows and the same text index by better-sqlite3 alone: one durable transaction a message. */
function bareRate(scale: number): number {
  const shop = copySeededShop(scale)
  const database = new Database(join(shop.dataDir, 'danggol.db'))
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma('cache_size = -65536')
  const webhooks = signedWebhooks(count, { prefix: 'ref.', people: 500, textOf })
  const conversations = database.prepare('SELECT id FROM conversations ORDER BY id LIMIT 500').pluck().all() as number[]
  const journal = database.prepare('INSERT INTO journal (received_at_ms, sha256, body, state) VALUES (?, ?, ?, ?)')
  const message = database.prepare(`INSERT INTO messages (conversation_id, wamid, direction, origin, type, text, status, timestamp_ms, received_at_ms, is_unread) VALUES (?, ?, 'inbound', 'customer', 'text', ?, 'received', ?, ?, 1)`)
  const text = database.prepare('INSERT INTO message_text (rowid, grams) VALUES (?, ?)')
  const conversation = database.prepare('UPDATE conversations SET last_activity_at_ms = ?, last_message_id = ?, last_text = ?, last_timestamp_ms = ?, unread_count = unread_count + 1, last_inbound_at_ms = ?, window_ends_at_ms = ? WHERE id = ?')
  const write = database.transaction((index: number) => {
    const nowMs = Date.now()
    const body = textOf(index)
    const digest = Buffer.alloc(32)
    digest.writeUInt32BE(index)
    journal.run(nowMs, digest, webhooks[index]!.body, 'done')
    const conversationId = conversations[index % conversations.length]!
    const { lastInsertRowid } = message.run(conversationId, `wamid.ref.${index}`, body, nowMs, nowMs)
    text.run(lastInsertRowid, gramsOf(foldForSearch(body)))
    conversation.run(nowMs, lastInsertRowid, body, nowMs, nowMs, nowMs + 86_400_000, conversationId)
  })
  const startedMs = performance.now()
  for (let index = 0; index < count; index += 1) write(index)
  const rate = count / ((performance.now() - startedMs) / 1000)
  database.close()
  shop.remove()
  return rate
}
