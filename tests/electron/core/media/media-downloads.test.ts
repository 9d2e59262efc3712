import { call } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Simulator } from '#simulator/start-simulator.ts'
import type { Media } from '#shared/domain/message.ts'
import { eventually } from '../../../support/eventually.ts'
import { openShop, type Shop } from '../../../support/open-shop.ts'
import { startTestSimulator } from '../../../support/test-simulator.ts'

const day = 86_400_000
const downloads = '/whatsapp_business/attachments/'
/** The smallest true PNG: one pixel. */
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
const pdf = Buffer.from('%PDF-1.7\nnothing more')

let simulator: Simulator
let shop: Shop
beforeEach(async () => {
  simulator = await startTestSimulator()
  shop = await openShop({ graphBase: `${simulator.url}/v25.0` })
})
afterEach(async () => {
  await shop.close()
  await simulator.stop()
})

/** A customer sends a file that lies on Meta's shelf, or does not. */
async function customerSends(bytes: Buffer | null, { type = 'image', mimeType = 'image/png', sha256 }: { type?: string; mimeType?: string; sha256?: string } = {}): Promise<void> {
  const id = bytes === null ? '999999999' : simulator.control.media(bytes, mimeType).id
  await shop.delivers({
    contacts: [{ profile: { name: '김민지' }, wa_id: '821011112222' }],
    messages: [{ from: '821011112222', id: `wamid.${id}`, timestamp: String(Math.floor(shop.clock.nowMs() / 1000)), type, [type]: { id, mime_type: mimeType, ...(sha256 ? { sha256 } : {}) } }],
  })
  await shop.settles()
}

const media = async (): Promise<Media> => (await shop.thread())[0]!.media!
/** Requests are real, waits between them are not. */
const becomes = (state: Media['state']) => eventually(async () => {
  await shop.clock.advance(200)
  return (await media()).state === state
})
const keptBytes = async () => {
  const kept = await shop.store.media((await media()).id)
  const file = kept?.key ? await shop.core.ports.mediaFiles.open(kept.key) : null
  return file && Buffer.concat(await Array.fromAsync(file.bytes))
}

test('a file is on this disk at once, as it was sent', async () => {
  await customerSends(png)
  await becomes('ready')
  expect(await keptBytes()).toEqual(png)
})

describe('is refused, and nothing of it stays:', () => {
  const refused = async () => {
    await becomes('refused')
    expect((await shop.store.media((await media()).id))?.key).toBeNull()
    expect(await shop.core.ports.mediaFiles.open(`media/${(await media()).id}`)).toBeNull()
  }

  test('a file whose bytes are not those that were announced', async () => {
    await customerSends(png, { sha256: Buffer.alloc(32, 7).toString('base64') })
    await refused()
  })

  test('a picture that is none', async () => {
    await customerSends(pdf, { mimeType: 'image/png' })
    await refused()
  })

  test('a document that is a program', async () => {
    await customerSends(Buffer.concat([Buffer.from('\u007fELF', 'latin1'), Buffer.alloc(60, 1)]), { type: 'document', mimeType: 'application/pdf' })
    await refused()
  })

  test('a file over the limit in force', async () => {
    await call(shop.router.settings.setPolicy, { key: 'media.inbound.size', value: png.length - 1 }, shop.asOwner)
    await customerSends(png)
    await refused()
  })

  test('a small file that would unpack to a huge picture', async () => {
    const bomb = Buffer.from(png)
    bomb.writeUInt32BE(30_000, 16)
    bomb.writeUInt32BE(30_000, 20)
    await customerSends(bomb)
    await refused()
  })
})

describe('is tried again:', () => {
  const at = (fault: { kind: 'http-error'; status: number } | { kind: 'reset-after' }) => void simulator.control.addFaults({ path: downloads, method: 'GET', count: 1, ...fault })

  test.each<[string, Parameters<typeof at>[0]]>([
    ['an address that was too old already (404)', { kind: 'http-error', status: 404 }],
    ['a server that fails', { kind: 'http-error', status: 500 }],
    ['a transfer that breaks off', { kind: 'reset-after' }],
  ])('%s', async (_name, fault) => {
    at(fault)
    await customerSends(png)
    await becomes('waiting')
    await becomes('ready')
    expect(await keptBytes()).toEqual(png)
  })
})

describe('is said to be gone:', () => {
  test('a file that Meta does not know', async () => {
    await customerSends(null)
    await becomes('expired')
  })

  test('a file that Meta has deleted after its seven days', async () => {
    simulator.control.addFaults({ path: downloads, method: 'GET', kind: 'http-error', status: 500 })
    await customerSends(png)
    await becomes('waiting')
    await simulator.control.clock({ forwardMs: 7 * day })
    simulator.control.clearFaults()
    await becomes('expired')
  })
})
