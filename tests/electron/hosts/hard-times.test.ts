import { spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, rmSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { ensureBuilt } from '../../support/built-app.ts'
import { eventually } from '../../support/eventually.ts'
import { shiftableClock } from '../../support/kills/shifted-clock.ts'
import { StressedShop } from '../../support/kills/stressed-shop.ts'

beforeAll(ensureBuilt, 120_000)

const dayMs = 86_400_000
const sound = { lost: [], doubled: [], stuck: [], wrong: [], integrity: 'ok' }
const endings: (() => Promise<unknown> | void)[] = []
afterEach(async () => {
  for (const end of endings.splice(0).toReversed()) await end()
})

async function openShop(seed: number, prepare?: (dataFolder: string) => void): Promise<StressedShop> {
  const shop = await StressedShop.open({ seed, customerCount: 20, ...(prepare ? { prepare } : {}) })
  endings.push(() => shop.close())
  return shop
}

async function start(shop: StressedShop, env?: NodeJS.ProcessEnv) {
  const host = shop.launch(env)
  endings.push(() => host.program.stop('SIGKILL'))
  const screen = await host.openScreen()
  shop.owner.use(screen)
  return { host, screen }
}

test('lost, late, garbled and refused answers under load: nothing is sent twice, nothing is stuck', async () => {
  const shop = await openShop(21)
  const { host, screen } = await start(shop)
  const sends = { path: '/messages', method: 'POST' } as const
  shop.simulator.control.addFaults([
    { ...sends, kind: 'http-error', status: 500, probability: 0.08 },
    { ...sends, kind: 'http-error', status: 503, probability: 0.08 },
    { ...sends, kind: 'timeout-before', probability: 0.02 },
    { ...sends, kind: 'timeout-after', probability: 0.04 },
    { ...sends, kind: 'reset-before', probability: 0.05 },
    { ...sends, kind: 'reset-after', probability: 0.08 },
    { ...sends, kind: 'malformed-json', probability: 0.08 },
    { ...sends, kind: 'empty', probability: 0.05 },
    { ...sends, kind: 'graph-error', code: 130429, probability: 0.02 },
    { ...sends, kind: 'graph-error', code: 131056, probability: 0.02 },
    { ...sends, kind: 'graph-error', code: 131000, status: 500, probability: 0.05 },
  ])
  shop.startTraffic()
  await eventually(async () => shop.owner.asks.length > 80, 30_000)
  await shop.settle(host, screen)
  const report = await shop.report()
  expect(report).toMatchObject(sound)
  expect(report.accepted).toBeGreaterThan(50)
}, 120_000)

test('the token revoked in mid-queue pauses sending; a new one lets everything go, in order', async () => {
  const shop = await openShop(22)
  const { host, screen } = await start(shop)
  shop.startTraffic()
  await eventually(async () => shop.simulator.books().accepted.length > 10)
  shop.simulator.control.behaviour({ token: 'revoked' })
  await eventually(async () => (await screen.client.sending.state()).pauseReason === 'token-invalid')
  const before = shop.simulator.books().accepted.length
  await eventually(async () => (await screen.client.sending.state()).queuedCount > 10)
  expect(shop.simulator.books().accepted).toHaveLength(before)
  await expect(screen.client.account.replaceToken({ token: 'wrong' })).rejects.toMatchObject({ data: { reason: 'credentials-rejected' } })
  shop.simulator.control.behaviour({ token: 'valid' })
  await screen.client.account.replaceToken({ token: 'T' })
  await shop.settle(host, screen)
  const report = await shop.report()
  expect(report).toMatchObject({ ...sound, failed: 0 })
  expect(report.accepted - report.automatic).toBe(report.asked)
}, 120_000)

test('the clock set back three days, then three days ahead after sleep: nothing is sent twice, windows are computed anew', async () => {
  const shop = await openShop(23)
  const clock = shiftableClock(shop.folder)
  const { host, screen } = await start(shop, clock.env)
  const acceptedMore = (count: number) => {
    const before = shop.simulator.books().accepted.length
    return eventually(async () => shop.simulator.books().accepted.length > before + count)
  }
  shop.startTraffic()
  await acceptedMore(10)
  clock.shift(host, -3 * dayMs)
  await acceptedMore(10)
  clock.shift(host, 0)
  await acceptedMore(5)

  shop.owner.expectedRefusals.add('window-closed')
  shop.customers.stop()
  clock.shift(host, 3 * dayMs)
  const [asleep] = (await screen.client.conversations.page({ filter: 'all', after: null, limit: 1 })).items
  await expect(screen.client.messages.send({ conversationId: asleep!.id, requestId: crypto.randomUUID(), content: { type: 'text', body: '늦은 답', previewUrl: false }, quotedMessageId: null }))
    .rejects.toMatchObject({ data: { reason: 'window-closed' } })
  await shop.simulator.control.clock({ forwardMs: 3 * dayMs })
  shop.customers.start(40)
  await acceptedMore(10)
  await shop.settle(host, screen)
  expect(await shop.report()).toMatchObject(sound)
}, 120_000)

const canMount = (() => {
  const probe = '/tmp/danggol-mount-probe'
  mkdirSync(probe, { recursive: true })
  const isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', probe]).status === 0
  if (isMounted) spawnSync('umount', [probe])
  rmSync(probe, { recursive: true, force: true })
  return isMounted
})()

test.skipIf(!canMount)('a disk that fills up while receiving and sending loses nothing, says so, and goes on once there is room', async () => {
  const shop = await openShop(24, (dataFolder) => {
    mkdirSync(dataFolder)
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', dataFolder])
  })
  endings.push(() => void spawnSync('umount', ['-l', shop.dataFolder]))
  const { host, screen } = await start(shop)
  shop.owner.expectedRefusals.add('disk-full')
  shop.startTraffic()
  await eventually(async () => shop.simulator.books().accepted.length > 10)

  const ballast = join(shop.dataFolder, 'ballast')
  fillUp(ballast)
  await eventually(async () => {
    fillUp(ballast)
    return shop.simulator.books().webhooks.some(({ status }) => status === 500)
  }, 30_000)
  await eventually(async () => (await screen.client.account.health()).store.state === 'disk-full')
  expect(host.program.child.exitCode).toBeNull()

  rmSync(ballast)
  await eventually(async () => (await screen.client.account.health()).store.state === 'ok', 40_000)
  await shop.settle(host, screen)
  expect(await shop.report()).toMatchObject(sound)
}, 120_000)

/** Writes until there is no room for another byte. */
function fillUp(file: string): void {
  const handle = openSync(file, 'a')
  try {
    for (let size = 1024 * 1024; size >= 1; size = Math.floor(size / 4)) {
      try {
        for (;;) writeSync(handle, Buffer.alloc(size, 1))
      } catch {
        continue
      }
    }
  } finally {
    closeSync(handle)
  }
}

test.each([['in the header', 0], ['in the middle', 0.5]])('a database damaged %s opens the recovery screen, and the last backup comes back', async (_where, part) => {
  const shop = await openShop(25)
  const first = await start(shop)
  const before = (await first.screen.client.conversations.counts()).all
  const backup = await first.screen.client.shop.backUpNow()
  await first.host.stop()
  const handle = openSync(shop.database, 'r+')
  writeSync(handle, Buffer.alloc(64 * 1024, 'x'), 0, undefined, Math.floor((statSync(shop.database).size * part) / 4096) * 4096)
  closeSync(handle)

  const damaged = await start(shop)
  expect(await damaged.screen.client.shop.state()).toMatchObject({ mode: 'recovery', problem: { kind: 'damaged', backups: [{ name: backup.name }] } })
  shop.simulator.control.receive({ from: shop.customers.phones[0]!, type: 'text', text: { body: '그동안' } })
  await eventually(async () => shop.simulator.books().webhooks.some(({ status }) => status !== null && status >= 400))
  await Promise.race([damaged.screen.client.shop.restoreBackup({ name: backup.name }), damaged.screen.gone.catch(() => {})])
  await damaged.host.stop()

  const mended = await start(shop)
  expect(await mended.screen.client.shop.state()).toMatchObject({ mode: 'ready' })
  expect((await mended.screen.client.conversations.counts()).all).toBe(before)
  await eventually(async () => (await mended.screen.client.conversations.page({ filter: 'all', after: null, limit: 1 })).items[0]?.lastMessage?.text === '그동안')
  await mended.host.stop()
}, 60_000)
