import { Agent, request } from 'node:http'
import { seedPerson } from '#adapters/store/seed/seed-plan.ts'
import { freePort } from '../support/local-api.ts'
import type { ShopClient } from '../support/test-host.ts'
import { contactsOf } from './seeded-shop.ts'

export const changesPerSecond = 100
const tickMs = 10

/** A program of the shop that changes customers over the local API, each by another note, as fast as it is meant to. Answers how many really were changed in a second. */
export async function changeContacts(client: ShopClient, scale: number): Promise<{ stop: () => Promise<number> }> {
  const port = await freePort()
  await client.integrations.saveLocalApi({ isEnabled: true, port, binding: 'loopback' })
  const { key } = await client.integrations.createKey({ name: 'bench', scopes: ['contacts:write'] })
  const agent = new Agent({ keepAlive: true, maxSockets: 4 })
  const plan = { contacts: contactsOf(scale), messages: scale, seed: 1, endMs: 0 }
  const startedMs = performance.now()
  let sent = 0
  let changed = 0
  const put = (index: number) => new Promise<void>((resolve) => {
    const body = JSON.stringify({ phone: `+${seedPerson(plan, (index * 7) % plan.contacts).phone ?? '821000000001'}`, note: `단골 ${index}` })
    const sending = request({ agent, host: '127.0.0.1', port, path: '/v1/contacts', method: 'PUT', headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) } }, (response) => {
      if (response.statusCode === 200) changed += 1
      response.resume().on('end', resolve)
    })
    sending.on('error', () => resolve())
    sending.end(body)
  })
  const waiting = new Set<Promise<void>>()
  const timer = setInterval(() => {
    const due = Math.floor(((performance.now() - startedMs) / 1000) * changesPerSecond)
    for (; sent < due; sent += 1) {
      const answered = put(sent)
      waiting.add(answered)
      void answered.then(() => waiting.delete(answered))
    }
  }, tickMs)
  return {
    async stop() {
      clearInterval(timer)
      await Promise.all(waiting)
      const perSecond = changed / ((performance.now() - startedMs) / 1000)
      agent.destroy()
      return perSecond
    },
  }
}
