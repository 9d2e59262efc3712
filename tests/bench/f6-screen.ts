import { openAsBlob } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { seedPerson } from '#adapters/store/seed/seed-plan.ts'
import { customerTableColumns } from '../support/customer-table.ts'
import { eventually } from '../support/eventually.ts'
import type { Screen } from '../support/host-process.ts'
import { againAndAgain } from './again-and-again.ts'
import { changeContacts, changesPerSecond } from './change-contacts.ts'
import { writeCustomerTable } from './customer-table-file.ts'
import { metric, percentile, type Metric } from './metric.ts'
import { postOne, signedWebhooks } from './post-webhooks.ts'
import { startRunningShop, type RunningShop } from './running-shop.ts'
import { inboxRows, openScreen, settled } from './screen.ts'
import { contactsOf } from './seeded-shop.ts'
import { watchScreen } from './watch-screen.ts'

const switches = 60
const keys = 130
/** Of those that were meant; a list that moves takes some presses away. */
const fewestSamples = 0.9

/** More than is taken over while the screen is used. */
const tableBytes = 60e6
const fewestRowsPerSecond = 1000

/**
 * Switching conversations and typing, while regular customers write 20 messages a second. Both are counted from the
 * time stamp of the real input event, before any script ran, until the main thread has handed the frame over
 * (`watch-screen.ts`). For a key that includes waiting for the next frame of a 60 Hz screen, up to 16.7 ms that no
 * program can shorten, so the work without that wait is printed beside it; a switch takes several frames and waits for
 * none. Raster and the screen's own delay are in neither. Then the same again beside each of the works that must not
 * disturb it: a program that changes customers over the local API, an import, an export of everything.
 */
export async function screen(scale: number): Promise<Metric[]> {
  const running = await startRunningShop(scale)
  const { browser, page } = await openScreen(running.url)
  const flood = writeOn(running.receiverUrl, scale)
  try {
    await inboxRows(page).nth(1).waitFor()
    await settled(page)
    await page.evaluate(watchScreen)
    const other = await running.signIn()
    return [
      ...(await useScreen(page, scale, '')),
      ...(await whileProgramWrites(page, scale, other)),
      ...(await whileImporting(page, scale, other, running)),
      ...(await whileExporting(page, scale, other)),
    ]
  } finally {
    await flood.stop()
    await browser.close()
    await running.stop()
  }
}

async function whileProgramWrites(page: Page, scale: number, { client }: Screen): Promise<Metric[]> {
  const program = await changeContacts(client, scale)
  const used: Metric[] = []
  let perSecond = 0
  try {
    used.push(...(await useScreen(page, scale, `, ${changesPerSecond} customers a second changed over the local API`)))
  } finally {
    perSecond = await program.stop()
  }
  return [...used, metric({ id: 'F6', name: 'customers changed over the local API meanwhile', scale, value: perSecond, unit: '/s', bar: `>= ${0.98 * changesPerSecond} /s`, ok: perSecond >= 0.98 * changesPerSecond })]
}

async function whileImporting(page: Page, scale: number, other: Screen, { shop }: RunningShop): Promise<Metric[]> {
  const path = join(shop.home, 'customers.csv')
  writeCustomerTable(path, tableBytes)
  const { fileId } = await other.stageTable('customers.csv', await openAsBlob(path))
  const plan = { columns: [...customerTableColumns], hasHeader: true, country: 'KR', currency: 'KRW', known: 'keep' as const }
  const importing = againAndAgain((signal) => other.client.imports.run({ fileId, plan, job: null }, { signal }))
  const taken = async () => {
    const [record] = await other.client.imports.list()
    return { atMs: performance.now(), state: record?.state, rows: Object.values(record?.counts ?? {}).reduce((sum, count) => sum + count, 0) }
  }
  try {
    const before = await eventually(async () => {
      const found = await taken()
      return found.rows > 0 && found
    }, 60_000)
    const used = await useScreen(page, scale, ', customers being imported')
    const after = await taken()
    if (after.state !== 'running') throw new Error(`the import was ${after.state} before the screen was used to the end`)
    const perSecond = (after.rows - before.rows) / ((after.atMs - before.atMs) / 1000)
    return [...used, metric({ id: 'F6', name: 'rows of a table taken over meanwhile', scale, value: perSecond, unit: '/s', bar: `>= ${fewestRowsPerSecond} /s`, ok: perSecond >= fewestRowsPerSecond })]
  } finally {
    await importing.stop()
  }
}

async function whileExporting(page: Page, scale: number, { client }: Screen): Promise<Metric[]> {
  const exporting = againAndAgain((signal) => client.exports.everything({ job: 'bench' }, { signal }))
  try {
    return await write(page, scale, ', everything being exported')
  } finally {
    await exporting.stop()
  }
}

async function useScreen(page: Page, scale: number, meanwhile: string): Promise<Metric[]> {
  await page.evaluate(() => { globalThis.watchedScreen.switched.length = 0 })
  await switchOften(page)
  const { switched } = await page.evaluate(() => globalThis.watchedScreen)
  return [line(`switch conversation, press to painted${meanwhile}`, scale, switched.slice(1).map(({ totalMs }) => totalMs), 100, switches), ...(await write(page, scale, meanwhile))]
}

async function write(page: Page, scale: number, meanwhile: string): Promise<Metric[]> {
  await page.evaluate(() => { globalThis.watchedScreen.typed.length = 0 })
  await typeOn(page)
  const { typed } = await page.evaluate(() => globalThis.watchedScreen)
  return [
    line(`key to paint in the composer, waiting for a 60 Hz frame included${meanwhile}`, scale, typed.map(({ totalMs }) => totalMs), 16, keys),
    line(`key to paint in the composer, work alone${meanwhile}`, scale, typed.map(({ workMs }) => workMs), 16, keys),
  ]
}

function line(name: string, scale: number, samples: readonly number[], barMs: number, meant: number): Metric {
  const p95 = percentile(samples, 0.95)
  const fewest = Math.floor(meant * fewestSamples)
  return metric({ id: 'F6', name, scale, value: p95, unit: `ms p95 of ${samples.length}`, bar: `<= ${barMs} ms of >= ${fewest}`, ok: p95 <= barMs && samples.length >= fewest })
}

/** A hundred people of the busiest tenth: their conversations fill the page that opens, and each hears from its customer every 5 s. */
function writeOn(receiverUrl: string, scale: number): { stop: () => Promise<void> } {
  const people = 100
  const plan = { contacts: contactsOf(scale), messages: scale, seed: 1, endMs: 0 }
  const phones = Array.from({ length: people }, (_entry, index) => seedPerson(plan, index * 10).phone ?? '')
  const webhooks = signedWebhooks(4_000, { prefix: 'f6.', people, phoneOf: (person) => phones[person]!, textOf: (index) => `주문 확인 ${index}` })
  const ending = new AbortController()
  const done = (async () => {
    for (const webhook of webhooks) {
      if (ending.signal.aborted) return
      await postOne(receiverUrl, webhook)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  })()
  return { stop: async () => { ending.abort(); await done } }
}

/**
 * Pressed and let go at once: the least time to read ahead in. The list moves all the time, so what counts is the row
 * that was hit. The first press opens a conversation where there was none, which is no switch and is left out.
 */
async function switchOften(page: Page): Promise<void> {
  for (let round = 0; round <= switches; round += 1) {
    const box = await page.locator('[data-conversation]:not([aria-selected="true"])').nth(round % 8).boundingBox()
    if (!box) continue
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
    await page.waitForFunction(() => globalThis.watchedScreen.opening === null)
    await page.waitForTimeout(60 + ((round * 5) % 17))
  }
}

/** Not the last text field of the page: that is the note in the customer panel. */
const composerField = '[data-field-scroll] textarea'

/** Real key events at 20 to 30 a second, out of step with the frames. */
async function typeOn(page: Page): Promise<void> {
  await page.locator(composerField).click()
  for (let index = 0; index < keys; index += 1) {
    await page.keyboard.press(index % 5 === 4 ? 'Space' : 'a')
    await page.waitForTimeout(30 + ((index * 5) % 17))
  }
}
