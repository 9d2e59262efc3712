import { join } from 'node:path'
import Database from 'better-sqlite3'
import { gramQuery } from '#shared/domain/search-grams.ts'
import { searchWords } from '#shared/domain/search-folding.ts'
import { metric, percentile, timed, type Metric } from './metric.ts'
import { startConnectedHost } from './running-shop.ts'

const queries = {
  'common, 4 syllables': '송장번호', 'common, 2 syllables': '결제', 'one syllable': '송', 'rare, 4 syllables': '참기름병', 'rare, 2 syllables': '기름', 'rare syllable': '뷁', 'absent, 2 syllables': '뷁쀍',
  'English word': 'package', 'inside a word': 'ackag', 'two letters': 'pa', 'one letter': 'p', 'digits': '137', 'two words': '결제 송장번호',
  'common words never together': '결제 package', 'common word and letter never together': '결제 p', 'syllable and word hardly ever together': '송 package', 'parts of words hardly ever together': 'pac 결 1', 'rare syllable and letter': '참 p',
} as const
const customerQueries = { 'name': '민지', 'family name': '김', 'initial consonants': 'ㄱㅁㅈ', 'last four digits': '1234', 'one digit': '8', 'dialled at home': '010', 'family name and digit': '김 8' } as const
const repetitions = 60
/** Calls before the first that counts, so that it is the search that is measured and not its compilation. */
const warmUps = 20
/** Below this, nobody notices a factor. */
const unnoticeableMs = 1
const mostGrowth = 2

/** Any word of any length, against the best single query on the same file: the index asked directly for its 50 newest. */
export async function search(scale: number): Promise<Metric[]> {
  const { shop, client, stop } = await startConnectedHost(scale)
  const database = new Database(join(shop.dataDir, 'danggol.db'), { readonly: true })
  database.pragma('cache_size = -32768')
  try {
    const metrics: Metric[] = []
    for (let round = 0; round < warmUps; round += 1) for (const query of Object.values({ ...queries, ...customerQueries })) await Promise.all([client.search.messages({ query, after: null, limit: 50 }), client.search.contacts({ query, limit: 50 })])
    for (const [name, query] of Object.entries(queries)) {
      const samples: number[] = []
      for (let round = 0; round < repetitions; round += 1) samples.push(await timed(() => client.search.messages({ query, after: null, limit: 50 })))
      const direct = directQuery(database, query)
      const references: number[] = []
      for (let round = 0; round < repetitions; round += 1) references.push(await timed(direct))
      const p95 = percentile(samples, 0.95)
      const reference = percentile(references, 0.95)
      metrics.push(metric({ id: 'F4', name: `search ${name}`, scale, value: p95, unit: 'ms p95', mostGrowth, reference, bar: `<= 50 ms; <= 2 of reference or <= ${unnoticeableMs} ms`, ok: p95 <= 50 && (p95 <= 2 * reference || p95 <= unnoticeableMs) }))
    }
    for (const [name, query] of Object.entries(customerQueries)) {
      const samples: number[] = []
      for (let round = 0; round < repetitions; round += 1) samples.push(await timed(() => client.search.contacts({ query, limit: 50 })))
      const p95 = percentile(samples, 0.95)
      metrics.push(metric({ id: 'F4', name: `customers by ${name}`, scale, value: p95, unit: 'ms p95', mostGrowth, bar: '<= 50 ms', ok: p95 <= 50 }))
    }
    return metrics
  } finally {
    database.close()
    await stop()
  }
}

function directQuery(database: Database.Database, query: string): () => unknown {
  const match = gramQuery(searchWords(query))
  const statement = database.prepare(`SELECT m.id, m.text, m.timestamp_ms, c.name FROM message_text t CROSS JOIN messages m ON m.id = (t.rowid & 2147483647) CROSS JOIN conversations v ON v.id = m.conversation_id CROSS JOIN contacts c ON c.id = v.contact_id
    WHERE message_text MATCH ? ORDER BY t.rowid DESC LIMIT 50`)
  return () => statement.all(match)
}
