import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { seedShop } from '#adapters/store/seed-shop.ts'
import { storeFiles } from '#adapters/store/store-files.ts'
import { fillCustomers } from './f13-customers.ts'
import { metric, percentile, type Metric } from './metric.ts'
import { connectFolder, startAppProcess, startSimulatorProcess } from './running-shop.ts'
import { openScreen } from './screen.ts'
import { contactsOf } from './seeded-shop.ts'

const jumps = 60
const sorts = 30
const columns = ['최근 연락', '메시지', '구매', '구매 금액', '이름']

/**
 * The table of customers in Chromium. A jump counts from the moment the list is scrolled to any place until the rows of
 * that place, not their placeholders, are painted; a sort from the time stamp of the real click until the rows of the new
 * order are. Painted means that the main thread has handed the frame over.
 */
export async function customerTable(scale: number): Promise<Metric[]> {
  const home = mkdtempSync(join(tmpdir(), 'danggol-bench-'))
  const shop = { home, dataDir: join(home, 'data'), remove: () => rmSync(home, { recursive: true, force: true, maxRetries: 3 }) }
  const contacts = contactsOf(scale)
  mkdirSync(shop.dataDir)
  seedShop({ folder: shop.dataDir, contacts, messages: contacts, seed: 1 })
  fillCustomers(storeFiles(shop.dataDir).database, contacts)
  const simulator = await startSimulatorProcess(home)
  await connectFolder(shop, simulator.url)
  const { app, url } = await startAppProcess(shop)
  const { browser, page } = await openScreen(url)
  try {
    await page.getByRole('button', { name: '고객', exact: true }).click()
    await page.locator('[role=grid] [role=rowheader]').first().waitFor()
    const jumped = await jumpOften(page, contacts)
    const sorted = await sortOften(page)
    const line = (name: string, samples: readonly number[], mostMs: number) => {
      const p95 = percentile(samples, 0.95)
      return metric({ id: 'F14', name, scale, value: p95, unit: 'ms p95', bar: `<= ${mostMs} ms`, ok: p95 <= mostMs })
    }
    return [line('customer table, jump to painted rows', jumped, 100), line('customer table, sort click to painted rows', sorted, 100)]
  } finally {
    await browser.close()
    await app.stop()
    await simulator.program.stop()
    shop.remove()
  }
}

async function jumpOften(page: Page, contacts: number): Promise<number[]> {
  const samples: number[] = []
  for (let round = 0; round < jumps; round += 1) {
    samples.push(await page.evaluate(jump, Math.floor((((round + 1) * 7919) % contacts) * 0.999)))
    await page.waitForTimeout(80 + ((round * 5) % 17))
  }
  return samples
}

/** In the page. Rows that never come count as infinitely late. */
function jump(index: number): Promise<number> {
  const longestMs = 10_000
  const grid = document.querySelector<HTMLElement>('[role=grid]')!
  const scroller = grid.parentElement!
  const heightPx = document.querySelector('[role=row][data-index]')!.getBoundingClientRect().height
  return new Promise((resolve) => {
    const startedMs = performance.now()
    scroller.scrollTop = index * heightPx
    const first = Math.floor(scroller.scrollTop / heightPx) + 1
    const look = () => {
      if (performance.now() - startedMs > longestMs) return resolve(Number.POSITIVE_INFINITY)
      const row = document.querySelector(`[data-index="${first}"]`)
      if (!row || row.hasAttribute('aria-busy')) return void requestAnimationFrame(look)
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', () => resolve(performance.now() - startedMs))
      port1.start()
      port2.postMessage(null)
    }
    requestAnimationFrame(look)
  })
}

async function sortOften(page: Page): Promise<number[]> {
  const samples: number[] = []
  for (let round = 0; round < sorts; round += 1) {
    await page.evaluate(watchSort)
    await page.getByRole('columnheader', { name: columns[round % columns.length]!, exact: true }).getByRole('button').click()
    samples.push(await page.evaluate(() => globalThis.sortPainted))
    await page.waitForTimeout(80 + ((round * 5) % 17))
  }
  return samples
}

declare global {
  var sortPainted: Promise<number>
}

/** In the page: the next click, until the list of its order is on screen. */
function watchSort(): void {
  const longestMs = 10_000
  const scroller = document.querySelector<HTMLElement>('[role=grid]')!.parentElement!
  const turn = scroller.dataset['turn']
  globalThis.sortPainted = new Promise((resolve) => {
    document.addEventListener('click', (event) => {
      const look = () => {
        if (performance.now() - event.timeStamp > longestMs) return resolve(Number.POSITIVE_INFINITY)
        const row = document.querySelector('[data-index="0"]')
        if (scroller.dataset['turn'] === turn || !row || row.hasAttribute('aria-busy')) return void requestAnimationFrame(look)
        const { port1, port2 } = new MessageChannel()
        port1.addEventListener('message', () => resolve(performance.now() - event.timeStamp))
        port1.start()
        port2.postMessage(null)
      }
      requestAnimationFrame(look)
    }, { capture: true, once: true })
  })
}
