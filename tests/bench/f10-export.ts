import { metric, type Metric } from './metric.ts'
import { startConnectedHost } from './running-shop.ts'

const long = 100_000
const sampleMs = 10

/** Memory and time of the main side while one very long conversation is written as a page into a zip. */
export async function exportingConversation(): Promise<Metric[]> {
  const { client, stop } = await startConnectedHost(long, {}, 1)
  try {
    const { items: [row] } = await client.conversations.page({ filter: 'all', after: null, limit: 1 })
    ;(globalThis as unknown as { gc?: () => void }).gc?.()
    const beforeBytes = process.memoryUsage.rss()
    let mostBytes = beforeBytes
    const sampling = setInterval(() => (mostBytes = Math.max(mostBytes, process.memoryUsage.rss())), sampleMs)
    const startedMs = performance.now()
    const { messageCount, sizeBytes } = await client.exports.conversation({ conversationId: row!.id, format: 'html', job: 'bench' })
    const seconds = (performance.now() - startedMs) / 1000
    clearInterval(sampling)
    if (messageCount !== long) throw new Error(`only ${messageCount} messages were exported`)
    const growthMb = (mostBytes - beforeBytes) / 1e6
    const name = 'one conversation exported as a page'
    return [
      metric({ id: 'F10', name: `${name}, growth of memory`, scale: long, value: growthMb, unit: 'MB', bar: '<= 100 MB', ok: growthMb <= 100 }),
      metric({ id: 'F10', name, scale: long, value: messageCount / seconds, unit: 'messages/s', reference: sizeBytes / 1e6, bar: '>= 10,000; reference: MB of zip', ok: messageCount / seconds >= 10_000 }),
    ]
  } finally {
    await stop()
  }
}
