import { join } from 'node:path'
import Database from 'better-sqlite3'
import { gramQuery } from '#shared/domain/search-grams.ts'
import { searchWords } from '#shared/domain/search-folding.ts'
import { startTestHost } from '../support/shop-driver.ts'
import { metric, percentile, timed, type Metric } from './metric.ts'
import { connectFolder, startSimulatorProcess } from './running-shop.ts'
import { copySeededShop } from './seeded-shop.ts'

const queries = {
  'common, 4 syllables': '송장번호', 'common, 2 syllables': '결제', 'one syllable': '송', 'rare, 4 syllables': '참기름병', 'rare, 2 syllables': '기름', 'absent, 2 syllables': '뷁쀍',
  'English word': 'package', 'inside a word': 'ackag', 'two letters': 'pa', 'one letter': 'p', 'digits': '137', 'two words': '결제 송장번호',
} as const
const repetitions = 60

/** Any word of any length, against the best single query on the same file: the index asked directly for its 50 newest. */
export async function search(scale: number): Promise<Metric[]> {
  const shop = copySeededShop(scale)
  const simulator = await startSimulatorProcess(shop.home)
  await connectFolder(shop, simulator.url)
  const { host, client } = await startTestHost(shop.home)
  const database = new Database(join(shop.dataDir, 'danggol.db'), { readonly: true })
  database.pragma('cache_size = -65536')
  try {
    const metrics: Metric[] = []
    for (const [name, query] of Object.entries(queries)) {
      const samples: number[] = []
      for (let round = 0; round < repetitions; round += 1) samples.push(await timed(() => client.search.messages({ query, after: null, limit: 50 })))
      const direct = directQuery(database, query)
      const references: number[] = []
      for (let round = 0; round < repetitions; round += 1) references.push(await timed(direct))
      const p95 = percentile(samples, 0.95)
      metrics.push(metric({ id: 'F4', name: `search ${name}`, scale, value: p95, unit: 'ms p95', reference: percentile(references, 0.95), bar: '<= 50 ms', ok: p95 <= 50 }))
    }
    for (const [name, query] of [['name', '민지'], ['initial consonants', 'ㄱㅁㅈ'], ['last four digits', '1234']] as const) {
      const samples: number[] = []
      for (let round = 0; round < repetitions; round += 1) samples.push(await timed(() => client.search.contacts({ query, limit: 50 })))
      const p95 = percentile(samples, 0.95)
      metrics.push(metric({ id: 'F4', name: `customers by ${name}`, scale, value: p95, unit: 'ms p95', bar: '<= 50 ms', ok: p95 <= 50 }))
    }
    return metrics
  } finally {
    database.close()
    await host.stop()
    await simulator.program.stop()
    shop.remove()
  }
}

function directQuery(database: Database.Database, query: string): () => unknown {
  const grams = gramQuery(searchWords(query))
  if (!grams) return () => database.prepare('SELECT id FROM messages WHERE text LIKE ? ORDER BY timestamp_ms DESC LIMIT 50').all(`%${query}%`)
  const statement = database.prepare('SELECT m.id, m.text, m.timestamp_ms, c.name FROM message_text t JOIN messages m ON m.id = (t.rowid & 2147483647) JOIN conversations v ON v.id = m.conversation_id JOIN contacts c ON c.id = v.contact_id WHERE message_text MATCH ? ORDER BY t.rowid DESC LIMIT 50')
  return () => statement.all(grams.match)
}
