import { join } from 'node:path'
import Database from 'better-sqlite3'
import { conversationFilters } from '#shared/domain/conversation.ts'
import { metric, percentile, timed, type Metric } from './metric.ts'
import { startConnectedHost } from './running-shop.ts'

/** The first page of the inbox and the opening of a random conversation, asked the way a screen asks. */
export async function pages(scale: number): Promise<Metric[]> {
  const { shop, client, stop } = await startConnectedHost(scale)
  const database = new Database(join(shop.dataDir, 'danggol.db'), { readonly: true })
  database.pragma('cache_size = -32768')
  try {
    const list = database.prepare('SELECT * FROM conversations v JOIN contacts c ON c.id = v.contact_id WHERE is_archived = 0 ORDER BY is_pinned DESC, last_activity_at_ms DESC LIMIT 50')
    const thread = database.prepare('SELECT * FROM messages WHERE conversation_id = +? AND is_hidden = 0 ORDER BY timestamp_ms DESC LIMIT 50')
    const count = database.prepare('SELECT max(id) FROM conversations').pluck().get() as number
    const randomId = (round: number) => 1 + ((round * 7919) % count)
    const inbox: number[] = []
    const inboxReference: number[] = []
    const open: number[] = []
    const openReference: number[] = []
    const filtered: number[] = []
    for (let round = 0; round < 200; round += 1) {
      inbox.push(await timed(() => client.conversations.page({ filter: 'all', after: null, limit: 50 })))
      inboxReference.push(await timed(() => list.all()))
      open.push(await timed(() => client.messages.page({ conversationId: randomId(round), anchor: { at: 'first-unread' }, limit: 50 })))
      openReference.push(await timed(() => thread.all(randomId(round))))
      filtered.push(await timed(() => client.conversations.page({ filter: conversationFilters[round % conversationFilters.length]!, after: null, limit: 50 })))
    }
    const line = (name: string, samples: number[], reference?: number[]) => {
      const p95 = percentile(samples, 0.95)
      return metric({ id: 'F5', name, scale, value: p95, unit: 'ms p95', ...(reference ? { reference: percentile(reference, 0.95) } : {}), bar: '<= 10 ms', ok: p95 <= 10, mostGrowth: 1.5 })
    }
    return [line('inbox, first page', inbox, inboxReference), line('inbox, every filter', filtered), line('open a conversation', open, openReference)]
  } finally {
    database.close()
    await stop()
  }
}
