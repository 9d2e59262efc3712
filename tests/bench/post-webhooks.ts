import { createHmac } from 'node:crypto'
import { Agent, request } from 'node:http'
import { account } from './running-shop.ts'

export type Webhook = { body: Buffer; signature: string }

/** Signed webhooks of one inbound text each, from `people` customers in turn, written the way Meta writes them. */
export function signedWebhooks(count: number, options: { prefix: string; people: number; textOf: (index: number) => string; firstPhone?: number; phoneOf?: (person: number) => string }): Webhook[] {
  const startSeconds = Math.floor(Date.now() / 1000)
  return Array.from({ length: count }, (_entry, index) => {
    const person = index % options.people
    const phone = options.phoneOf?.(person) ?? String((options.firstPhone ?? 821_070_000_000) + person)
    const json = JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [{ id: account.wabaId, changes: [{ field: 'messages', value: {
        messaging_product: 'whatsapp', metadata: { display_phone_number: '8225550142', phone_number_id: account.phoneNumberId },
        contacts: [{ profile: { name: `손님 ${person}` }, wa_id: phone }],
        messages: [{ from: phone, id: `wamid.${options.prefix}${index}`, timestamp: String(startSeconds), type: 'text', text: { body: options.textOf(index) } }],
      } }] }],
    }).replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    const body = Buffer.from(json)
    return { body, signature: `sha256=${createHmac('sha256', account.appSecret).update(body).digest('hex')}` }
  })
}

/** Posts all of them over `connections` kept-alive connections; resolves when the last was answered 200. */
export async function postAll(url: string, webhooks: readonly Webhook[], connections: number): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  let next = 0
  await Promise.all(Array.from({ length: connections }, async () => {
    for (let index = next++; index < webhooks.length; index = next++) await postOne(url, webhooks[index]!, agent)
  }))
  agent.destroy()
}

export function postOne(url: string, webhook: Webhook, agent?: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const post = request(url, { method: 'POST', ...(agent ? { agent } : {}), headers: { 'content-type': 'application/json', 'content-length': webhook.body.length, 'x-hub-signature-256': webhook.signature } }, (response) => {
      response.resume().on('end', () => (response.statusCode === 200 ? resolve() : reject(new Error(`answered ${response.statusCode}`))))
    })
    post.on('error', reject).end(webhook.body)
  })
}
