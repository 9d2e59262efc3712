import { test as base, type Page } from '@playwright/test'
import { ensureBuilt } from '../built-app.ts'
import { RunningShop, type AppStart, type Customer } from '../running-shop.ts'
import { ComposerDriver } from './composer-driver.ts'
import { InboxDriver } from './inbox-driver.ts'
import { ThreadDriver } from './thread-driver.ts'

/** The app as the person at the screen meets it. */
export class Screens {
  readonly page: Page
  readonly inbox: InboxDriver
  readonly thread: ThreadDriver
  readonly composer: ComposerDriver

  constructor(page: Page) {
    this.page = page
    this.inbox = new InboxDriver(page)
    this.thread = new ThreadDriver(page)
    this.composer = new ComposerDriver(page)
  }

  /** What was done last is announced here, with its way back. */
  get toasts() {
    return this.page.getByRole('region', { name: '알림 메시지' })
  }
}

type WorkerFixtures = { builtApp: void; commonShop: () => Promise<RunningShop> }
type Options = {
  /** `common`: one app for all tests of a worker, each with customers of its own. Anything else starts an app for this test alone. */
  app: 'common' | AppStart
  /** What the page may complain about on its console; everything else fails the test. */
  expectedComplaints: RegExp | null
}
type Fixtures = {
  shop: RunningShop
  complaints: string[]
  /** Opens the app, in the conversation of this customer if one is named, as a person who was last in it. */
  open: (at?: Customer | null, page?: Page) => Promise<Screens>
}

export const test = base.extend<Fixtures & Options, WorkerFixtures>({
  app: ['common', { option: true }],
  expectedComplaints: [null, { option: true }],

  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures asked for from this pattern
  builtApp: [async ({}, use) => {
    ensureBuilt()
    await use()
  }, { scope: 'worker', auto: true }],

  // oxlint-disable-next-line no-empty-pattern -- this fixture asks for no other, and Playwright accepts nothing but a pattern
  commonShop: [async ({}, use) => {
    const opened: Promise<RunningShop>[] = []
    await use(() => (opened[0] ??= RunningShop.open()))
    for (const shop of opened) await (await shop).close()
  }, { scope: 'worker' }],

  shop: async ({ app, commonShop }, use) => {
    if (app === 'common') {
      const shop = await commonShop()
      await use(shop)
      await shop.forgetChanges()
    } else {
      const shop = await RunningShop.open(app)
      await use(shop)
      await shop.close()
    }
  },

  complaints: async ({ expectedComplaints }, use) => {
    const heard: string[] = []
    await use(heard)
    base.expect(heard.filter((text) => !expectedComplaints?.test(text)), 'complaints of the page').toEqual([])
  },

  open: async ({ shop, page: ownPage, complaints }, use) => {
    await use(async (at = null, page = ownPage) => {
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
      if (at) await rememberPlace(page, at)
      await page.goto(await shop.link())
      const screens = new Screens(page)
      if (at) await screens.thread.isReady()
      return screens
    })
  },
})

export { expect } from '@playwright/test'

/** Only before the first page: a reload finds what the app itself remembers. */
async function rememberPlace(page: Page, { row }: Customer): Promise<void> {
  await page.addInitScript((conversationId) => {
    if (localStorage.getItem('danggol.place') === null) localStorage.setItem('danggol.place', JSON.stringify({ destination: 'inbox', conversationId, isPanelOpen: false }))
  }, row.id)
}
