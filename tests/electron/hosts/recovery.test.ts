import { chmodSync, mkdirSync, readdirSync, writeFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Simulator } from '#simulator/start-simulator.ts'
import { systemClock } from '#adapters/system/clock.ts'
import type { ShopHost } from '../../../electron/hosts/shop/shop-host.ts'
import { startProgram, temporaryFolder } from '../../support/app-process.ts'
import { ensureBuilt } from '../../support/built-app.ts'
import { eventually } from '../../support/eventually.ts'
import { startTestHost, type ShopClient } from '../../support/test-host.ts'
import { sampleCredentials, startTestSimulator } from '../../support/test-simulator.ts'

let folder: ReturnType<typeof temporaryFolder>
let simulator: Simulator
let host: ShopHost
let client: ShopClient

const database = () => join(folder.path, 'data/danggol.db')
const rowCount = async () => (await client.conversations.page({ filter: 'all', after: null, limit: 50 })).items.length

async function restart(change: Parameters<typeof startTestHost>[1] = {}): Promise<void> {
  await host.stop()
  ;({ host, client } = await startTestHost(folder.path, change))
}

/** A shop with one customer, and one backup that holds them. */
beforeEach(async () => {
  folder = temporaryFolder()
  simulator = await startTestSimulator()
  ;({ host, client } = await startTestHost(folder.path))
  await client.shop.connect({ ...sampleCredentials, graphBase: `${simulator.url}/v25.0` })
  await simulator.setWebhook(host.receiverUrl())
  simulator.control.receive({ from: '821055501234', type: 'text', text: { body: '안녕하세요' } })
  await eventually(async () => (await rowCount()) === 1)
})
afterEach(async () => {
  await host.stop()
  await simulator.stop()
  folder.remove()
})

test('a damaged database opens the recovery screen, which brings the last backup back and keeps the damaged file', async () => {
  const backup = await client.shop.backUpNow()
  expect(backup.sizeBytes).toBeGreaterThan(0)
  await host.stop()
  writeFileSync(database(), 'this is not a database any more')
  await restart()

  const state = await client.shop.state()
  expect(state).toMatchObject({ mode: 'recovery', problem: { kind: 'damaged', backups: [{ name: backup.name }] } })
  await expect(client.conversations.page({ filter: 'all', after: null, limit: 50 })).rejects.toMatchObject({ code: 'REFUSED', data: { reason: 'not-connected' } })

  await client.shop.restoreBackup({ name: backup.name })
  expect(await client.shop.state()).toMatchObject({ mode: 'ready' })
  expect(await rowCount()).toBe(1)
  expect(readdirSync(join(folder.path, 'data')).filter((name) => name.includes('.damaged-'))).toHaveLength(1)
})

test('without a backup one can begin again, and the damaged file stays', async () => {
  await host.stop()
  writeFileSync(database(), 'this is not a database any more')
  await restart()
  let resetCount = 0
  host.onReset(() => { resetCount += 1 })
  await client.shop.startFresh()
  expect(resetCount).toBe(1)
  expect(await client.shop.state()).toEqual({ mode: 'welcome' })
  expect(readdirSync(join(folder.path, 'data')).some((name) => name.includes('.damaged-'))).toBe(true)
})

test('a backup name from outside is no path', async () => {
  await host.stop()
  writeFileSync(database(), 'this is not a database any more')
  await restart()
  await client.shop.restoreBackup({ name: '../../secret.db' })
  expect(await client.shop.state()).toMatchObject({ mode: 'recovery' })
})

test('what arrives while the shop is in recovery is refused, so that Meta sends it again', async () => {
  const url = host.receiverUrl()!
  await host.stop()
  writeFileSync(database(), 'this is not a database any more')
  await restart({ receiverPort: Number(new URL(url).port) })
  expect(host.receiverUrl()).toBe(url)
  expect((await fetch(url, { method: 'POST', body: '{}' })).status).toBe(401)
})

test('a clock set back is shown in health', async () => {
  await restart({ clock: { ...systemClock, nowMs: () => Date.now() - 3 * 3_600_000 } })
  const { clock } = await client.account.health()
  expect(clock.isBehind).toBe(true)
  expect(clock.behindMs).toBeGreaterThan(2.9 * 3_600_000)
})

test('a folder that cannot be written opens with a reason, and nothing in it changes', async () => {
  ensureBuilt()
  await host.stop()
  const locked = join(folder.path, 'locked')
  mkdirSync(locked)
  chmodSync(locked, 0o555)
  chmodSync(folder.path, 0o755)
  const isRoot = process.getuid?.() === 0
  const program = startProgram('dist/main/browser.js', ['--no-open', '--port', '0', '--data-dir', locked], { home: join(folder.path, 'home'), ...(isRoot ? { uid: 65_534 } : {}) })
  const link = await program.line('READY ')
  expect((await fetch(link, { redirect: 'manual' })).status).toBe(303)
  expect(readdirSync(locked)).toEqual([])
  expect(await program.stop()).toMatchObject({ code: 0 })
  expect(statSync(locked).mode & 0o777).toBe(0o555)
})
