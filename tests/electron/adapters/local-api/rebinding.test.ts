import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createHookSender } from '#adapters/local-api/hook-sender.ts'
import { createProtectedFiles, keyFileProtector } from '#adapters/system/secrets.ts'

let folder: string
let server: Server
let connections = 0
let asked: string[] = []

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'danggol-hooks-'))
  connections = 0
  asked = []
  server = createServer((_request, response) => response.end()).on('connection', () => { connections += 1 })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
})
afterEach(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => { server.close(resolve) })
  rmSync(folder, { recursive: true, force: true })
})

/** A name server in the hands of somebody else: the first question and every later one get the answers given. */
async function send(host: string, answers: readonly (readonly string[])[], allowsLan = false): Promise<string | null> {
  const secrets = createProtectedFiles<{ secret: string }>({ folder, protector: keyFileProtector(join(folder, 'key')) })
  const sender = createHookSender(secrets, (hostname, _options, callback) => {
    const addresses = answers[Math.min(asked.length, answers.length - 1)] ?? []
    asked.push(hostname)
    callback(null, addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })))
  })
  await sender.createSecret(1)
  const { port } = server.address() as AddressInfo
  return (await sender.send({ hookId: 1, url: `${host === 'localhost' ? 'http' : 'https'}://${host}:${port}/hook`, allowsLan, deliveryId: '1', body: '{}', atMs: 0, timeoutMs: 3000 }))?.problem ?? null
}

test.each([
  ['this computer', ['127.0.0.1']], ['this computer, IPv6', ['::1']], ['this computer in disguise', ['::ffff:127.0.0.1']], ['the shop’s network', ['192.168.0.10']],
  ['a metadata service', ['169.254.169.254']], ['one of several that is private', ['8.8.8.8', '10.0.0.5']], ['nothing', []],
])('a name that leads to %s is not connected to', async (_what, addresses) => {
  expect(await send('crm.example', [addresses])).toBe('private-address')
  expect([connections, asked]).toEqual([0, ['crm.example']])
})

test('allowing the shop’s network never allows this computer', async () => {
  expect(await send('crm.example', [['127.0.0.1']], true)).toBe('private-address')
  expect(connections).toBe(0)
})

test('the name is asked once: what was checked is what is connected to, whatever it would answer next', async () => {
  expect(await send('localhost', [['127.0.0.1'], ['10.0.0.1']])).toBe(null)
  expect([connections, asked]).toEqual([1, ['localhost']])
  expect(await send('localhost', [['10.0.0.1'], ['10.0.0.1'], ['127.0.0.1']])).toBe('private-address')
  expect(connections).toBe(1)
})
