import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test as base, expect, type Page } from '@playwright/test'
import type { Simulator } from '#simulator/start-simulator.ts'
import { runCommand, startApp, temporaryFolder, type RunningProgram } from './app-process.ts'
import { askRunningHost } from '../../electron/hosts/folder/running-host.ts'
import { ensureBuilt } from './built-app.ts'
import { sampleCredentials, startTestSimulator } from './test-simulator.ts'

/** The built app of one worker, connected to a WhatsApp of its own. */
export type BrowserApp = {
  simulator: Simulator
  dataDir: string
  program: RunningProgram
  /** A link that opens one session. */
  link(): Promise<string>
}

/** Screens on the built app: `openApp()` gives a page that has a session; nothing it does may break the page's own rules. */
export const test = base.extend<{ openApp: () => Promise<Page> }, { app: BrowserApp }>({
  // oxlint-disable-next-line no-empty-pattern -- the runner reads the names of fixtures from the pattern
  app: [async ({}, use) => {
    ensureBuilt()
    const folder = temporaryFolder()
    const dataDir = join(folder.path, 'data')
    const simulator = await startTestSimulator()
    await connect(folder.path, dataDir, simulator)
    const program = startApp(folder.path)
    await simulator.setWebhook(await program.line('RECEIVER '))
    await program.line('READY ')
    await use({ simulator, dataDir, program, link: async () => (await askRunningHost(dataDir, { link: null }))!.url! })
    await program.stop()
    await simulator.stop()
    folder.remove()
  }, { scope: 'worker', timeout: 120_000 }],

  openApp: async ({ app, page }, use) => {
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()) })
    await use(async () => {
      await page.goto(await app.link())
      return page
    })
    expect(complaints).toEqual([])
  },
})

async function connect(folder: string, dataDir: string, simulator: Simulator): Promise<void> {
  const secretFile = (name: string, value: string) => {
    writeFileSync(join(folder, name), value)
    return join(folder, name)
  }
  const { token, appSecret, verifyToken, phoneNumberId, wabaId } = sampleCredentials
  const ended = await runCommand(folder, [
    'connect', '--graph-base', `${simulator.url}/v25.0`, '--phone-number-id', phoneNumberId, '--waba-id', wabaId, '--verify-token', verifyToken,
    '--token-file', secretFile('token.txt', token), '--app-secret-file', secretFile('secret.txt', appSecret), '--data-dir', dataDir,
  ])
  if (ended.code !== 0) throw new Error(`${ended.stdout}\n${ended.stderr}`)
}
