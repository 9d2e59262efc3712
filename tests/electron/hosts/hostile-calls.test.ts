import { RPCLink } from '@orpc/client/websocket'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { systemClock } from '#adapters/system/clock.ts'
import type { WebServer } from '#adapters/web/web-server.ts'
import type { Simulator } from '#simulator/start-simulator.ts'
import { serveInBrowser } from '../../../electron/hosts/serve-in-browser.ts'
import type { ShopHost } from '../../../electron/hosts/shop/shop-host.ts'
import { temporaryFolder } from '../../support/app-process.ts'
import { quietLog } from '../../support/quiet-log.ts'
import { startTestHost } from '../../support/test-host.ts'
import { sampleCredentials, startTestSimulator } from '../../support/test-simulator.ts'

/** In this process, so that what a call does to every object would be seen here. */
const folder = temporaryFolder()
let simulator: Simulator
let host: ShopHost
let web: WebServer
let socket: WebSocket
let link: RPCLink<Record<string, unknown>>

beforeAll(async () => {
  simulator = await startTestSimulator()
  const started = await startTestHost(folder.path)
  host = started.host
  await started.client.shop.connect({ ...sampleCredentials, graphBase: `${simulator.url}/v25.0` })
  web = await serveInBrowser({ shops: host, log: quietLog(), clock: systemClock, folder: folder.path, port: 0, devRenderer: null })
  const url = web.freshUrl()
  const { origin } = new URL(url)
  const cookie = (await fetch(url, { redirect: 'manual' })).headers.get('set-cookie')!.split(';')[0]!
  socket = new WebSocket(`${origin.replace('http:', 'ws:')}/rpc`, { headers: { cookie, origin } })
  socket.binaryType = 'arraybuffer'
  await new Promise((resolve) => { socket.once('open', resolve) })
  link = new RPCLink({ websocket: socket as unknown as globalThis.WebSocket })
})
afterAll(async () => {
  socket.terminate()
  await web.stop()
  await host.stop()
  await simulator.stop()
  folder.remove()
})

const asks = (path: string[], input: unknown) => link.call(path, input, { context: {} })

test.each([
  ['__proto__'], ['__proto__', 'toString'], ['constructor'], ['constructor', 'constructor'], ['prototype'], ['account', '__proto__'], ['account', 'constructor', 'constructor'], ['account', 'get', '~orpc'],
  ['account', 'get', '~orpc', 'handler'], ['account', 'hasOwnProperty'], ['toString'], ['valueOf'], ['conversations', 'page', 'call'], ['account/get', ''], ['%5f%5fproto%5f%5f', 'x'], [''],
])('the path %j %j leads to no call', async (...path) => {
  await expect(asks(path.filter((part) => part !== undefined), { x: 1 })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test.each([
  [JSON.parse('{"__proto__":{"isAdmin":true},"filter":"all","after":null,"limit":5}')],
  [JSON.parse('{"constructor":{"prototype":{"isAdmin":true}},"filter":"all","after":null,"limit":5}')],
])('what an input %j says of prototypes stays words', async (input) => {
  await asks(['conversations', 'page'], input).catch(() => {})
  expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined()
  expect(await asks(['account', 'get'], undefined)).toMatchObject({ phoneNumberId: expect.any(String) as string })
})

test('raw messages of an attacker change nothing and end nothing', async () => {
  const raw = [
    '{"i":"1","p":{"u":"/__proto__/polluted","b":{"json":{}}}}',
    '{"i":"2","p":{"u":"/conversations/page","b":{"json":{"filter":"all","after":null,"limit":5},"meta":[[0,"__proto__","polluted"],[1,"constructor","prototype","polluted"]]}}}',
    '{"i":"3","p":{"u":"/conversations/page","b":{"json":{"filter":"all","after":null,"limit":5},"meta":[["__proto__"]],"maps":[["__proto__","polluted"]]}}}',
    '{"i":{"__proto__":1},"t":99,"p":null}', '[]', 'null', '{"i":"4"', '\u0000',
  ]
  const complaints = vi.spyOn(console, 'error').mockImplementation(() => {})
  for (const message of raw) socket.send(message)
  expect(await asks(['account', 'get'], undefined)).toMatchObject({ phoneNumberId: expect.any(String) as string })
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  expect(Object.prototype).not.toHaveProperty('polluted')
  complaints.mockRestore()
})
