import type { Page } from '@playwright/test'
import { seedPerson } from '#adapters/store/seed/seed-plan.ts'
import { changeContacts, changesPerSecond } from './change-contacts.ts'
import { metric, percentile, type Metric } from './metric.ts'
import { postOne, signedWebhooks } from './post-webhooks.ts'
import { startRunningShop } from './running-shop.ts'
import { inboxRows, openScreen } from './screen.ts'
import { contactsOf } from './seeded-shop.ts'
import { watchScreen, type Painted } from './watch-screen.ts'

const switches = 60
const keys = 130

/**
 * Switching conversations and typing, while regular customers write 20 messages a second. Both are counted from the
 * time stamp of the real input event, before any script ran, until the main thread has handed the frame over
 * (`watch-screen.ts`). For a key that includes waiting for the next frame of a 60 Hz screen, up to 16.7 ms that no
 * program can shorten, so the work without that wait is printed beside it; a switch takes several frames and waits for
 * none. Raster and the screen's own delay are in neither. Then the same again while a program changes customers over the
 * local API.
 */
export async function screen(scale: number): Promise<Metric[]> {
  const running = await startRunningShop(scale)
  const { browser, page } = await openScreen(running.url)
  const flood = writeOn(running.receiverUrl, scale)
  try {
    await inboxRows(page).nth(1).waitFor()
    await page.evaluate(watchScreen)
    const alone = await useScreen(page, scale, '')
    const program = await changeContacts(running, scale)
    const beside = await useScreen(page, scale, `, ${changesPerSecond} customers a second changed over the local API`)
    const perSecond = await program.stop()
    return [
      ...alone, ...beside,
      metric({ id: 'F6', name: 'customers changed over the local API meanwhile', scale, value: perSecond, unit: '/s', bar: `>= ${0.98 * changesPerSecond} /s`, ok: perSecond >= 0.98 * changesPerSecond }),
    ]
  } finally {
    await flood.stop()
    await browser.close()
    await running.stop()
  }
}

async function useScreen(page: Page, scale: number, meanwhile: string): Promise<Metric[]> {
  await page.evaluate(() => {
    globalThis.watchedScreen.switched.length = 0
    globalThis.watchedScreen.typed.length = 0
  })
  await switchOften(page)
  await typeOn(page)
  const { switched, typed } = await page.evaluate(() => globalThis.watchedScreen)
  const totalOf = ({ totalMs }: Painted) => totalMs
  return [
    line(`switch conversation, press to painted${meanwhile}`, scale, switched.slice(1).map(totalOf), 100),
    line(`key to paint in the composer, waiting for a 60 Hz frame included${meanwhile}`, scale, typed.map(totalOf), 16),
    line(`key to paint in the composer, work alone${meanwhile}`, scale, typed.map(({ workMs }) => workMs), 16),
  ]
}

function line(name: string, scale: number, samples: readonly number[], barMs: number): Metric {
  const p95 = percentile(samples, 0.95)
  return metric({ id: 'F6', name, scale, value: p95, unit: 'ms p95', bar: `<= ${barMs} ms`, ok: p95 <= barMs })
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
