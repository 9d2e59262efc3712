import { metric, timed, type Metric } from './metric.ts'
import { startRunningShop } from './running-shop.ts'
import { askWatch, watchedHost } from './watched-host.ts'

const long = 100_000

/** Memory and time of the app, in a process of its own, while one very long conversation is written as a page into a zip. */
export async function exportingConversation(): Promise<Metric[]> {
  const running = await startRunningShop(long, { script: watchedHost, contacts: 1 })
  try {
    const { client } = await running.signIn()
    const { items: [row] } = await client.conversations.page({ filter: 'all', after: null, limit: 1 })
    await askWatch(running.shop.dataDir, 'POST')
    const exported = { messageCount: 0, sizeBytes: 0 }
    const seconds = (await timed(async () => Object.assign(exported, await client.exports.conversation({ conversationId: row!.id, format: 'html', job: 'bench' })))) / 1000
    const { growthBytes } = await askWatch(running.shop.dataDir, 'GET')
    if (exported.messageCount !== long) throw new Error(`only ${exported.messageCount} messages were exported`)
    const [growthMb, rate] = [growthBytes / 1e6, long / seconds]
    const name = 'one conversation exported as a page'
    return [
      metric({ id: 'F10', name: `${name}, growth of memory`, scale: long, value: growthMb, unit: 'MB', bar: '<= 100 MB', ok: growthMb <= 100 }),
      metric({ id: 'F10', name, scale: long, value: rate, unit: 'messages/s', reference: exported.sizeBytes / 1e6, bar: '>= 10,000; reference: MB of zip', ok: rate >= 10_000 }),
    ]
  } finally {
    await running.stop()
  }
}
