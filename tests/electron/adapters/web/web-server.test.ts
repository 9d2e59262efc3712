import { request, type IncomingHttpHeaders } from 'node:http'
import { connect } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket, type RawData } from 'ws'
import { systemClock } from '#adapters/system/clock.ts'
import type { KeptSession } from '#adapters/web/sessions.ts'
import { startWebServer, type WebServer } from '#adapters/web/web-server.ts'

let server: WebServer
let connected: WebSocket[] = []
let kept: readonly KeptSession[]

const start = (port: number) =>
  startWebServer({
    port,
    clock: systemClock,
    sessionMemory: { load: () => kept, save: (sessions) => { kept = sessions } },
    application: async (incoming) => new Response(`app ${incoming.method} ${new URL(incoming.url).pathname} ${incoming.body ? await incoming.text() : ''}`),
    connect: (socket) => {
      connected.push(socket)
      socket.on('message', (data) => socket.send(`echo ${asText(data)}`))
    },
  })

beforeEach(async () => {
  connected = []
  kept = []
  server = await start(0)
})
afterEach(() => server.stop())

const asText = (data: RawData) => (data as Buffer).toString()

type Answer = { status: number; headers: IncomingHttpHeaders; body: string }

/** Says exactly what it is told, as an attacker's program would. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET', body = ''): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ host: '127.0.0.1', port: server.port, agent: false, path, method, headers: { host: `127.0.0.1:${server.port}`, ...headers } }, (incoming) => {
      let text = ''
      incoming.on('data', (chunk: Buffer) => { text += chunk.toString() })
      incoming.on('end', () => resolve({ status: incoming.statusCode!, headers: incoming.headers, body: text }))
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

const keyPath = () => server.freshUrl().slice(`http://127.0.0.1:${server.port}`.length)

async function signIn(): Promise<string> {
  const answer = await ask(keyPath())
  return answer.headers['set-cookie']![0]!.split(';')[0]!
}

function openSocket(headers: Record<string, string>, path = '/rpc'): Promise<number | 'open'> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, { headers })
    socket.on('open', () => {
      resolve('open')
      socket.terminate()
    })
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode!))
    socket.on('error', () => {})
  })
}

test('the printed link is exchanged once for a session that scripts cannot read, at a clean address', async () => {
  const path = keyPath()
  const first = await ask(path)
  expect(first.status).toBe(303)
  expect(first.headers.location).toBe('/')
  expect(first.headers['set-cookie']![0]).toMatch(new RegExp(`^danggol-${server.port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`))
  const second = await ask(path)
  expect(second.status).toBe(401)
  expect(second.headers['set-cookie']).toBeUndefined()
  const cookie = first.headers['set-cookie']![0]!.split(';')[0]!
  expect((await ask('/', { cookie })).body).toBe('app GET / ')
  expect((await ask(path, { cookie })).status).toBe(303)
})

test('nothing is served without a session', async () => {
  for (const path of ['/', '/index.html', '/media/1', '/attachments/1', '/rpc', '/assets/x.js']) expect((await ask(path)).status).toBe(401)
  expect((await ask('/', { cookie: `danggol-${server.port}=${'A'.repeat(43)}` })).status).toBe(401)
  expect((await ask('/', { cookie: `danggol-${server.port}=` })).status).toBe(401)
})

test('a name that only points here (DNS rebinding) is refused, with or without the session', async () => {
  const cookie = await signIn()
  for (const host of ['evil.example', `evil.example:${server.port}`, `127.0.0.1.evil.example:${server.port}`, '127.0.0.1', `127.0.0.1:${server.port + 1}`, `127.0.0.1:${server.port}@evil.example`, `0.0.0.0:${server.port}`]) {
    expect((await ask('/', { host, cookie })).status, host).toBe(421)
    expect(await openSocket({ host, cookie, origin: `http://${host}` }), host).toBe(403)
  }
  expect((await ask('/', { host: `localhost:${server.port}`, cookie })).status).toBe(200)
})

test('another site can neither call nor embed the app, not even one on this computer', async () => {
  const cookie = await signIn()
  const own = `http://127.0.0.1:${server.port}`
  for (const origin of ['http://evil.example', 'null', 'http://127.0.0.1:1', `https://127.0.0.1:${server.port}`, `http://localhost:${server.port}`]) {
    expect((await ask('/media/1', { origin, cookie })).status, origin).toBe(403)
    expect((await ask('/attachments', { origin, cookie }, 'PUT', 'x')).status, origin).toBe(403)
    expect(await openSocket({ cookie, origin }), origin).toBe(403)
  }
  expect((await ask('/attachments', { cookie }, 'PUT', 'x')).status).toBe(403)
  expect(await openSocket({ cookie })).toBe(403)
  for (const site of ['cross-site', 'same-site']) {
    expect((await ask('/media/1', { cookie, 'sec-fetch-site': site, 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' })).status).toBe(403)
    expect((await ask('/', { cookie, 'sec-fetch-site': site, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' })).status).toBe(403)
  }
  expect((await ask('/attachments', { cookie, origin: own }, 'PUT', '파일')).body).toBe('app PUT /attachments 파일')
  const answers = await ask('/', { cookie, origin: own })
  expect(answers.headers['access-control-allow-origin']).toBeUndefined()
})

test('a preflight is answered without any permission', async () => {
  const answer = await ask('/attachments', { origin: 'http://evil.example', 'access-control-request-method': 'PUT' }, 'OPTIONS')
  expect(answer.status).toBe(403)
  expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
})

test('every answer forbids inline script, foreign sources, frames and sniffing', async () => {
  const cookie = await signIn()
  for (const answer of [await ask('/', { cookie }), await ask('/'), await ask('/', { host: 'evil.example' }), await ask(keyPath())]) {
    const policy = String(answer.headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).toMatch(answer.status === 401 ? /^default-src 'none'; style-src 'sha256-[\w+/]+={0,2}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/ : /script-src 'self';/)
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/unsafe|\*|https?:|data:/)
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
    expect(answer.headers['referrer-policy']).toBe('no-referrer')
    expect(answer.headers['x-frame-options']).toBe('DENY')
  }
})

test('guessing keys is stopped after ten attempts', async () => {
  const statuses: number[] = []
  for (let attempt = 0; attempt < 12; attempt += 1) statuses.push((await ask(`/?key=guess${attempt}`)).status)
  expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429])
  expect((await ask(keyPath())).status).toBe(429)
})

test('it listens on loopback only', async () => {
  const { networkInterfaces } = await import('node:os')
  const outside = Object.values(networkInterfaces()).flat().filter((address) => address && !address.internal && address.family === 'IPv4')
  for (const address of outside) {
    const outcome = await new Promise((resolve) => {
      const socket = connect({ host: address!.address, port: server.port }, () => {
        socket.destroy()
        resolve('connected')
      })
      socket.on('error', () => resolve('refused'))
    })
    expect(outcome).toBe('refused')
  }
  expect(server.freshUrl()).toContain('http://127.0.0.1:')
})

test('a socket needs the session and the right path', async () => {
  const origin = `http://127.0.0.1:${server.port}`
  expect(await openSocket({ origin })).toBe(401)
  expect(await openSocket({ origin, cookie: await signIn() }, '/other')).toBe(404)
  expect(await openSocket({ origin, cookie: await signIn() })).toBe('open')
})

test('a message beyond a mebibyte closes that connection only', async () => {
  const cookie = await signIn()
  const open = () => new WebSocket(`ws://127.0.0.1:${server.port}/rpc`, { headers: { cookie, origin: `http://127.0.0.1:${server.port}` } })
  const good = open()
  const bad = open()
  await Promise.all([good, bad].map((socket) => new Promise((resolve) => { socket.on('open', resolve) })))
  const closed = new Promise<number>((resolve) => { bad.on('close', (code) => resolve(code)) })
  bad.on('error', () => {})
  bad.send('x'.repeat(1024 * 1024 + 1))
  expect(await closed).toBe(1009)
  const echoed = new Promise((resolve) => { good.on('message', (data) => resolve(asText(data))) })
  good.send('still here')
  expect(await echoed).toBe('echo still here')
  good.terminate()
})

test('restarting closes every page with the code that makes it come back', async () => {
  const cookie = await signIn()
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/rpc`, { headers: { cookie, origin: `http://127.0.0.1:${server.port}` } })
  await new Promise((resolve) => { socket.on('open', resolve) })
  const closed = new Promise<number>((resolve) => { socket.on('close', (code) => resolve(code)) })
  server.closePages(1)
  expect(await closed).toBe(1012)
})

test('raw nonsense does not stop the server', async () => {
  await new Promise<void>((resolve) => {
    const socket = connect({ host: '127.0.0.1', port: server.port }, () => { socket.write('GET http://[ HTTP/1.1\r\nHost: x\r\n\r\n\0\0\0') })
    socket.on('close', () => resolve())
    socket.on('error', () => {})
    socket.on('data', () => socket.destroy())
  })
  expect((await ask('//', { cookie: await signIn() })).status).toBeLessThan(500)
  expect((await ask('/', { cookie: await signIn() })).status).toBe(200)
})

test('an address that is none ends its own connection, with or without a session', async () => {
  const host = `127.0.0.1:${server.port}`
  const upgrade = (target: string) => new Promise<string>((resolve) => {
    let text = ''
    const socket = connect({ host: '127.0.0.1', port: server.port }, () => {
      socket.write(`GET ${target} HTTP/1.1\r\nHost: ${host}\r\nOrigin: http://${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`)
    })
    socket.on('data', (data) => { text += data.toString() })
    socket.on('close', () => resolve(text))
  })
  for (const target of ['//', 'http://[', '//:']) expect(await upgrade(target), target).toContain('400 Bad Request')
  const cookie = await signIn()
  expect((await ask(`http://user:word@${host}/`, { cookie })).status).toBe(400)
  expect((await ask('/', { cookie, origin: `http://${host}` }, 'TRACE')).status).toBe(400)
  expect((await ask('/', { cookie })).status).toBe(200)
})

test('a link is worth nothing after it was opened, also in a browser that was signed in already', async () => {
  const cookie = await signIn()
  const path = keyPath()
  expect((await ask(path, { cookie })).status).toBe(303)
  expect((await ask(path)).status).toBe(401)
})

test('a session nobody was given is not taken over, and signing in again makes a new one', async () => {
  const planted = `danggol-${server.port}=${'A'.repeat(43)}`
  const answer = await ask(keyPath(), { cookie: planted })
  const given = answer.headers['set-cookie']![0]!.split(';')[0]!
  expect(given).not.toBe(planted)
  expect((await ask('/', { cookie: planted })).status).toBe(401)
  expect(await signIn()).not.toBe(given)
})

test('after a restart at the same address a browser is still known, until the shop begins again without it', async () => {
  const [open, gone] = [await signIn(), await signIn()]
  await server.stop()
  server = await start(server.port)
  expect((await ask('/', { cookie: gone })).status).toBe(200)
  const origin = `http://127.0.0.1:${server.port}`
  const page = new WebSocket(`ws://127.0.0.1:${server.port}/rpc`, { headers: { cookie: open, origin } })
  await new Promise((resolve) => { page.on('open', resolve) })
  server.revokeUnseenSessions()
  expect((await ask('/', { cookie: gone })).status).toBe(401)
  expect(await openSocket({ origin, cookie: gone })).toBe(401)
  expect((await ask('/', { cookie: open })).status).toBe(200)
  expect(kept).toHaveLength(1)
  page.terminate()
})
