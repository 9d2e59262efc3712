import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test as base, type Cookie, type Locator, type Page } from '@playwright/test'
import { startSimulator, type Simulator } from '../../../electron/simulator/start-simulator.ts'
import { runCommand, startProgram, temporaryFolder, type RunningProgram } from '../../support/app-process.ts'

const credentials = { token: 'T', appSecret: 'S', verifyToken: 'V', phoneNumberId: '110220330440550', wabaId: '102030405060708' }

/** A real app process on its own folder, answered by a WhatsApp of its own. */
export class RunningShop {
  readonly simulator: Simulator
  readonly #folder: { path: string; remove: () => void }
  #app: RunningProgram
  #customers = 0
  #session: Cookie[] | null = null

  private constructor(simulator: Simulator, folder: { path: string; remove: () => void }, app: RunningProgram) {
    this.simulator = simulator
    this.#folder = folder
    this.#app = app
  }

  static async open(): Promise<RunningShop> {
    const folder = temporaryFolder()
    const simulator = await startSimulator({ ...credentials, seed: 1, behaviour: {} })
    const [token, secret] = ['token.txt', 'secret.txt'].map((name) => join(folder.path, name)) as [string, string]
    writeFileSync(token, credentials.token)
    writeFileSync(secret, credentials.appSecret)
    const connected = await runCommand(folder.path, [
      'connect', '--graph-base', `${simulator.url}/v25.0`, '--phone-number-id', credentials.phoneNumberId, '--waba-id', credentials.wabaId,
      '--token-file', token, '--app-secret-file', secret, '--verify-token', credentials.verifyToken, '--data-dir', join(folder.path, 'data'),
    ])
    if (connected.code !== 0) throw new Error(`${connected.stdout}\n${connected.stderr}`)
    const shop = new RunningShop(simulator, folder, startIn(folder.path))
    await shop.#ready()
    return shop
  }

  async #ready(): Promise<void> {
    await this.simulator.setWebhook(await this.#app.line('RECEIVER '))
  }

  /** Ends the app as the system does, and starts it anew on the same data. */
  async restart(): Promise<void> {
    await this.#app.stop()
    this.#session = null
    this.#app = startIn(this.#folder.path)
    await this.#ready()
  }

  /** Opens the app. The key of the printed address works once; later pages bring the session it was exchanged for. */
  async visit(page: Page): Promise<void> {
    const address = await this.#app.line('READY ')
    if (this.#session) await page.context().addCookies(this.#session)
    await page.goto(this.#session ? new URL('/', address).href : address)
    this.#session ??= await page.context().cookies()
  }

  /** A customer nobody has seen before writes; `ageMs` ago. Answers name and phone. */
  newCustomer(ageMs = 0): { name: string; phone: string } {
    this.#customers += 1
    const customer = { name: `손님 ${String(this.#customers).padStart(2, '0')}`, phone: `8210550${String(10_000 + this.#customers)}` }
    this.customerWrites(customer, '안녕하세요', ageMs)
    return customer
  }

  customerWrites({ name, phone }: { name: string; phone: string }, body: string, ageMs = 0): void {
    const timestamp = String(Math.floor((Date.now() - ageMs) / 1000))
    this.simulator.control.receive({ from: phone, type: 'text', text: { body }, timestamp, profile: { name } })
  }

  /** What WhatsApp accepted for this customer, oldest first. */
  sentTo({ phone }: { phone: string }): { type: string; request: Record<string, unknown> }[] {
    return this.simulator.books().accepted.filter((sent) => sent.to.replace(/\D/g, '') === phone)
  }

  textsTo(customer: { phone: string }): string[] {
    return this.sentTo(customer).map(({ request }) => (request['text'] as { body: string } | undefined)?.body ?? '')
  }

  /** The bytes of a file as WhatsApp received them. */
  async uploaded(mediaId: string): Promise<Buffer> {
    const headers = { authorization: `Bearer ${credentials.token}` }
    const media = (await (await fetch(`${this.simulator.url}/v25.0/${mediaId}`, { headers })).json()) as { url: string }
    return Buffer.from(await (await fetch(media.url, { headers })).arrayBuffer())
  }

  async close(): Promise<void> {
    await this.#app.stop()
    await this.simulator.stop()
    this.#folder.remove()
  }
}

const startIn = (folder: string) =>
  startProgram('dist/main/browser.js', ['--no-open', '--port', '0', '--receiver-port', '0', '--data-dir', join(folder, 'data')], { home: folder, env: { LC_ALL: 'C.UTF-8' } })

/** Composer in the owner's words. */
export class ComposerDriver {
  readonly page: Page
  readonly region: Locator
  readonly field: Locator

  constructor(page: Page) {
    this.page = page
    this.region = page.getByRole('region', { name: '답장', exact: true })
    this.field = this.region.locator('textarea')
  }

  async openConversation({ name }: { name: string }): Promise<void> {
    await this.page.locator('[data-conversation]', { hasText: name }).first().click()
    await this.region.waitFor()
  }

  button(name: string): Locator {
    return this.region.getByRole('button', { name })
  }

  get files(): Locator {
    return this.region.getByRole('region', { name: '첨부한 파일' }).getByRole('listitem')
  }

  /** Files through the picker's own input. */
  async attach(...files: { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> {
    await this.region.locator('input[type=file]').setInputFiles(files)
  }

  /** The input method shows `steps` one after the other, then the press of Enter commits and is repeated as Chromium does. */
  async composeAndEnter(steps: string[], modifiers = 0): Promise<void> {
    const keys = await this.page.context().newCDPSession(this.page)
    for (const text of steps) await keys.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
    await keys.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', windowsVirtualKeyCode: 229, key: 'Process', code: 'Enter', modifiers })
    await keys.send('Input.insertText', { text: steps.at(-1) ?? '' })
    await keys.send('Input.dispatchKeyEvent', { type: 'keyDown', windowsVirtualKeyCode: 13, key: 'Enter', code: 'Enter', text: '\r', modifiers })
    await keys.send('Input.dispatchKeyEvent', { type: 'keyUp', windowsVirtualKeyCode: 13, key: 'Enter', code: 'Enter', modifiers })
    await keys.detach()
  }
}

/** One running shop per worker; each test brings customers of its own. */
export const test = base.extend<{ composer: ComposerDriver }, { shop: RunningShop }>({
  // oxlint-disable-next-line eslint/no-empty-pattern -- Playwright reads the names of fixtures from this pattern
  shop: [async ({}, use) => {
    const shop = await RunningShop.open()
    await use(shop)
    await shop.close()
  }, { scope: 'worker' }],
  composer: async ({ page, shop }, use) => {
    await shop.visit(page)
    await use(new ComposerDriver(page))
  },
})
export { expect } from '@playwright/test'

/** One white pixel. */
export const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC', 'base64')
