import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { systemIds } from '#adapters/system/ids.ts'
import { systemClock } from '#adapters/system/clock.ts'
import type { Contract } from '#shared/contract/index.ts'
import { ShopHost } from '../../../electron/hosts/shop/shop-host.ts'
import { callsOf, type Stub } from '../../support/electron/strict-electron.ts'
import { quietLog } from '../../support/quiet-log.ts'

vi.mock('electron', async () => (await import('../../support/electron/fake-electron.ts')).fakeElectron())
vi.mock('electron-updater', () => ({ default: { autoUpdater: {} } }))

const electron = (await import('electron')) as unknown as Record<string, Stub>
const { runDesktop } = await import('../../../electron/hosts/desktop/desktop-app.ts')

const protector = { kind: 'encrypted-file' as const, protect: async (text: string) => Buffer.from(text), unprotect: async (bytes: Uint8Array) => Buffer.from(bytes).toString() }
const folder = mkdtempSync(join(tmpdir(), '단골 데스크톱-'))
let shops: ShopHost
let desktop: ReturnType<typeof runDesktop>

beforeAll(async () => {
  shops = await ShopHost.start({
    folder: { path: folder, sample: join(folder, 'sample'), logs: join(folder, 'logs') }, log: quietLog(), clock: systemClock, ids: systemIds, protector,
    notifier: { notify: () => {}, setBadge: () => {} }, receiverPort: 0, opensSample: false,
  })
  desktop = runDesktop({ shops, log: quietLog(), folder, startsHidden: false, notifier: { notify: () => {}, setBadge: () => {} } })
})
afterAll(async () => {
  desktop.stop()
  await shops.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** A port as Electron's main side has it: an emitter of `{ data }` events. */
function asMainPort(port: MessagePort) {
  return {
    start: () => port.start(),
    close: () => port.close(),
    postMessage: (data: unknown) => port.postMessage(data),
    on: (event: string, listener: (event: { data: unknown }) => void) => void port.on(event as 'message', (data: unknown) => listener({ data })),
  }
}

describe('the desktop around a shop', () => {
  it('answers a page over the port it hands over', async () => {
    const { port1, port2 } = new MessageChannel()
    electron['ipcMain']!.emit('danggol:connect', { ports: [asMainPort(port2)], senderFrame: { url: 'app://danggol/' } })
    const client: ContractRouterClient<Contract> = createORPCClient(new RPCLink({ port: port1 }))
    port1.start()
    expect(await client.shop.state()).toEqual({ mode: 'welcome' })
    await expect(client.account.get()).rejects.toMatchObject({ code: 'REFUSED', data: { reason: 'not-connected' } })
    port1.close()
  })

  it('serves the app with its security headers', async () => {
    const [, handle] = callsOf('Protocol', 'handle')[0] as [string, (request: Request) => Promise<Response>]
    const answer = await handle(new Request('app://danggol/media/1'))
    expect(answer.status).toBe(503)
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  it('sets menu and tray, and comes to the front for a link', () => {
    expect(callsOf('Menu', 'setApplicationMenu').length).toBeGreaterThan(0)
    expect(callsOf('Tray', 'setContextMenu').length).toBeGreaterThan(0)
    const shown = callsOf('BrowserWindow', 'focus').length
    desktop.openLink('whatsapp://send?phone=821000000001')
    expect(callsOf('BrowserWindow', 'focus')).toHaveLength(shown + 1)
  })
})
