import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { askRunningHost } from '../../electron/hosts/folder/running-host.ts'
import type { ShopHost } from '../../electron/hosts/shop/shop-host.ts'
import { runCommand, startProgram, type RunningProgram } from '../support/app-process.ts'
import { signIn, type Screen } from '../support/host-process.ts'
import { startTestHost, type ShopClient } from '../support/test-host.ts'
import { copySeededShop, type SeededShop } from './seeded-shop.ts'

export const account = { token: 'bench-token', appSecret: 'bench-secret', verifyToken: 'bench-verify', phoneNumberId: '110220330440550', wabaId: '102030405060708' }

export type RunningShop = { shop: SeededShop; simulatorUrl: string; app: RunningProgram; url: string; receiverUrl: string; readyAfterMs: number; signIn: () => Promise<Screen>; stop: () => Promise<void> }

/** A simulator in a process of its own. */
export async function startSimulatorProcess(home: string): Promise<{ url: string; program: RunningProgram }> {
  const program = startProgram('build/danggol.mjs', ['simulate', '--port', '0', '--app-secret', account.appSecret, '--verify-token', account.verifyToken, '--token', account.token,
    '--phone-number-id', account.phoneNumberId, '--waba-id', account.wabaId, '--seed', '1'], { home })
  return { url: await program.line('SIMULATOR '), program }
}

/** Connects the folder to the simulator with the product's own command. */
export async function connectFolder(shop: SeededShop, simulatorUrl: string): Promise<void> {
  writeFileSync(join(shop.home, 'token'), account.token)
  writeFileSync(join(shop.home, 'secret'), account.appSecret)
  const ended = await runCommand(shop.home, ['connect', '--data-dir', shop.dataDir, '--graph-base', simulatorUrl, '--phone-number-id', account.phoneNumberId, '--waba-id', account.wabaId,
    '--token-file', join(shop.home, 'token'), '--app-secret-file', join(shop.home, 'secret'), '--verify-token', account.verifyToken])
  if (ended.code !== 0) throw new Error(`connect failed: ${ended.stdout}${ended.stderr}`)
}

export async function startAppProcess(shop: SeededShop, script = 'dist/main/browser.js'): Promise<{ app: RunningProgram; url: string; receiverUrl: string; readyAfterMs: number }> {
  const startedMs = performance.now()
  const app = startProgram(script, ['--no-open', '--port', '0', '--data-dir', shop.dataDir], { home: shop.home })
  const url = await app.line('READY ')
  const readyAfterMs = performance.now() - startedMs
  return { app, url, receiverUrl: await app.line('RECEIVER '), readyAfterMs }
}

export type ConnectedHost = { shop: SeededShop; host: ShopHost; client: ShopClient; simulatorUrl: string; control: (path: string, body: unknown) => Promise<Response>; stop: () => Promise<void> }

/** The main side in this very process, to be measured from within, on a copy of the seeded shop; the simulator is a process of its own. */
export async function startConnectedHost(messages: number, behaviour: object = {}, contacts?: number): Promise<ConnectedHost> {
  const shop = copySeededShop(messages, contacts)
  const simulator = await startSimulatorProcess(shop.home)
  const control = (path: string, body: unknown) => fetch(`${simulator.url}/_sim/${path}`, { method: 'POST', body: JSON.stringify(body) })
  await control('behaviour', behaviour)
  const { host, client } = await startTestHost(shop.home)
  const stop = async () => {
    await host.stop()
    await simulator.program.stop()
    shop.remove()
  }
  try {
    const failed = (await client.shop.connect({ ...account, graphBase: simulator.url })).filter(({ outcome }) => outcome === 'failed')
    if (failed.length > 0) throw new Error(`not connected: ${JSON.stringify(failed)}`)
    const webhook = (await (await control('webhook', { url: host.receiverUrl() })).json()) as { isVerified: boolean }
    if (!webhook.isVerified) throw new Error('the simulator could not verify the webhook address')
    return { shop, host, client, simulatorUrl: simulator.url, control, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** App and simulator as two processes on a copy of the seeded shop, webhooks connected. */
export async function startRunningShop(messages: number, { script, contacts }: { script?: string; contacts?: number } = {}): Promise<RunningShop> {
  const shop = copySeededShop(messages, contacts)
  const simulator = await startSimulatorProcess(shop.home)
  await connectFolder(shop, simulator.url)
  const started = await startAppProcess(shop, script)
  const told = await fetch(`${simulator.url}/_sim/webhook`, { method: 'POST', body: JSON.stringify({ url: started.receiverUrl }) })
  if (!told.ok) throw new Error(`the simulator did not take the webhook address: ${await told.text()}`)
  return {
    ...started, shop, simulatorUrl: simulator.url,
    signIn: async () => signIn((await askRunningHost(shop.dataDir, { link: null }))?.url ?? ''),
    async stop() {
      await started.app.stop()
      await simulator.program.stop()
      shop.remove()
    },
  }
}
