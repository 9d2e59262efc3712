import { join } from 'node:path'
import Database from 'better-sqlite3'
import { eventually } from '../support/eventually.ts'
import type { ShopClient } from '../support/test-host.ts'
import { metric, type Metric } from './metric.ts'
import { startConnectedHost } from './running-shop.ts'

const seconds = Number(process.env['BENCH_SENDING_SECONDS'] ?? 15)
/** Messages a customer gets in the whole run stay below the pair burst, so that the number's own limit is what brakes. */
const perCustomer = 20

/** Messages accepted against messages permitted, at three throughputs, all limits of the simulator on. */
export async function sending(scale: number): Promise<Metric[]> {
  const metrics: Metric[] = []
  for (const perSecond of [20, 80, 1000]) metrics.push(await sendingAt(scale, perSecond))
  return metrics
}

async function sendingAt(scale: number, perSecond: number): Promise<Metric> {
  const { shop, client, simulatorUrl, control, stop } = await startConnectedHost(scale, { throughputPerSecond: perSecond, countsInboundInThroughput: false, isOnPhoneApp: perSecond === 20 })
  try {
    await client.account.checkNow()
    await client.sending.pause()
    await queue(client, control, perSecond * (seconds + 3))
    const database = new Database(join(shop.dataDir, 'danggol.db'), { readonly: true })
    const count = (sql: string) => database.prepare(sql).pluck().get() as number
    const attemptedBefore = count('SELECT count(*) FROM attempts')
    await client.sending.resume()
    await eventually(async () => (await acceptedOf(simulatorUrl)) > perSecond, 20_000)
    const [startCount, startMs] = [await acceptedOf(simulatorUrl), performance.now()]
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000))
    const accepted = (await acceptedOf(simulatorUrl)) - startCount
    const permitted = (perSecond * (performance.now() - startMs)) / 1000
    await client.sending.pause()
    await eventually(async () => count(`SELECT count(*) FROM outbox WHERE state IN ('sending', 'unknown')`) === 0, 30_000)
    const refusals = count('SELECT count(*) FROM attempts') - attemptedBefore - (await acceptedOf(simulatorUrl))
    database.close()
    const share = accepted / permitted
    return metric({ id: 'F3', name: `sending at ${perSecond}/s over ${seconds} s, ${refusals} refused`, scale, value: share, unit: 'of permitted', bar: '>= 0.98 and none refused', ok: share >= 0.98 && refusals === 0 })
  } finally {
    await stop()
  }
}

async function acceptedOf(simulatorUrl: string): Promise<number> {
  const state = (await (await fetch(`${simulatorUrl}/_sim/state`)).json()) as { counts: { accepted: number } }
  return state.counts.accepted
}

/** Customers write first, so that every window is open on both sides; then the replies wait in the outbox. */
async function queue(client: ShopClient, control: (path: string, body: unknown) => Promise<Response>, total: number): Promise<void> {
  const customers = Math.ceil(total / perCustomer)
  const phones = Array.from({ length: customers }, (_entry, index) => String(821_060_000_000 + index))
  for (let from = 0; from < customers; from += 500) await control('messages', phones.slice(from, from + 500).map((phone) => ({ from: phone, type: 'text', text: { body: '있나요?' } })))
  const ids = new Map<string, number>()
  await eventually(async () => {
    for (let after: string | null = null; ;) {
      const page = await client.conversations.page({ filter: 'unread', after, limit: 200 })
      for (const row of page.items) if (row.phone) ids.set(row.phone, row.id)
      after = page.next
      if (after === null || phones.every((phone) => ids.has(phone))) break
    }
    return phones.every((phone) => ids.has(phone))
  }, 60_000)
  for (let round = 0; round < perCustomer; round += 1) {
    for (let from = 0; from < customers; from += 64) {
      await Promise.all(phones.slice(from, from + 64).map((phone) => client.messages.send({
        conversationId: ids.get(phone)!, requestId: crypto.randomUUID(), quotedMessageId: null, content: { type: 'text', body: `네, 있어요 ${round}`, previewUrl: false },
      })))
    }
  }
}
