import { createHmac } from 'node:crypto'
import { connect } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { largestWebhookBytes, startReceiver, type RunningReceiver } from '#adapters/receiver/start-receiver.ts'
import { quietLog } from '../../../support/quiet-log.ts'
import { inboundText, webhookBytes } from '../../../support/webhook-bodies.ts'

const appSecret = 'invented-secret'
let receiver: RunningReceiver | null = null
let stored: Uint8Array[] = []
let rejected = 0
let failNext = false

async function open(): Promise<string> {
  stored = []
  rejected = 0
  receiver = await startReceiver({
    port: 0, mode: 'own-address', appSecret, verifyToken: 'invented-verify', log: quietLog(),
    onDelivery: async (body) => {
      if (failNext) {
        failNext = false
        throw new Error('disk full')
      }
      stored.push(body)
    },
    onRejected: () => { rejected += 1 },
  })
  return receiver.url
}
afterEach(() => receiver?.stop())

const sign = (body: Uint8Array, secret = appSecret) => `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
const post = (url: string, body: Uint8Array, signature: string | null = sign(body)) =>
  fetch(url, { method: 'POST', body: Buffer.from(body), headers: signature === null ? {} : { 'x-hub-signature-256': signature } })

describe('receiver', () => {
  it('answers the subscription handshake with the bare challenge, and nobody else', async () => {
    const url = await open()
    const ask = (token: string) => fetch(`${url}?hub.mode=subscribe&hub.challenge=15800&hub.verify_token=${token}`)
    expect(await (await ask('invented-verify')).text()).toBe('15800')
    expect((await ask('wrong')).status).toBe(403)
    expect((await fetch(url.replace('/webhook', '/other'))).status).toBe(404)
  })

  it('hands over signed bytes unchanged, and answers 200 only after they are stored', async () => {
    const url = await open()
    const body = webhookBytes({ messages: [inboundText('네, 있어요')] })
    expect((await post(url, body)).status).toBe(200)
    expect(Buffer.from(stored[0]!)).toEqual(Buffer.from(body))
    failNext = true
    expect((await post(url, body)).status).toBe(500)
  })

  it('stores nothing of a body whose signature is missing, forged or of another secret', async () => {
    const url = await open()
    const body = webhookBytes({ messages: [inboundText('hi')] })
    const others = [null, '', 'sha256=', 'sha256=zz', sign(body).replace('sha256', 'sha1'), sign(body, 'other'), `${sign(body).slice(0, -2)}00`]
    for (const signature of others) expect((await post(url, body, signature)).status).toBe(401)
    expect(stored).toHaveLength(0)
    expect(rejected).toBe(others.length)
  })

  it('refuses a body over the limit, announced or not', async () => {
    const url = await open()
    const body = new Uint8Array(largestWebhookBytes + 1)
    expect((await post(url, body).catch(() => ({ status: 413 }))).status).toBe(413)
    expect(await chunked(url, largestWebhookBytes + 10)).toContain('413')
    expect(stored).toHaveLength(0)
  })

  it('stays up through 10,000 hostile requests', async () => {
    const url = await open()
    const good = webhookBytes({ messages: [inboundText('still here')] })
    const hostile = (index: number): [Uint8Array, string | null] => {
      const body = Buffer.from(good)
      switch (index % 5) {
        case 0: return [body.subarray(0, index % body.length), sign(body)]
        case 1: return [body, sign(body, `secret-${index}`)]
        case 2: return [Buffer.from('['.repeat(index % 3000)), null]
        case 3: return [Buffer.from(Array.from({ length: index % 400 }, (_, at) => (at * index) % 256)), 'sha256=00']
        default: return [new Uint8Array(), `sha256=${'0'.repeat(64)}`]
      }
    }
    let next = 0
    await Promise.all(Array.from({ length: 16 }, async () => {
      for (let index = next++; index < 10_000; index = next++) {
        const response = await post(url, ...hostile(index))
        if (response.status !== 401) throw new Error(`answered ${response.status}`)
      }
    }))
    expect(stored).toHaveLength(0)
    expect(rejected).toBe(10_000)
    expect((await post(url, good)).status).toBe(200)
  })

  it('says down, with the reason, when its port is taken', async () => {
    await open()
    const second = await startReceiver({ port: receiver!.port, mode: 'own-address', appSecret, verifyToken: 'v', log: quietLog(), onDelivery: async () => {}, onRejected: () => {} })
    expect(second.status()).toMatchObject({ state: 'down', problem: expect.stringContaining('EADDRINUSE') as string })
    await second.stop()
  })
})

/** Sends more than announced nowhere: chunked transfer, answered before the end. */
function chunked(url: string, bytes: number): Promise<string> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname)
    let answer = ''
    socket.on('data', (data) => { answer += data.toString() })
    socket.on('close', () => resolve(answer))
    socket.on('error', () => resolve(answer))
    socket.write('POST /webhook HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n')
    const chunk = Buffer.alloc(64 * 1024, 'x')
    for (let sent = 0; sent < bytes; sent += chunk.length) socket.write(`${chunk.length.toString(16)}\r\n${chunk.toString()}\r\n`)
    socket.end('0\r\n\r\n')
  })
}
