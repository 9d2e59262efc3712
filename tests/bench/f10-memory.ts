import { readFileSync } from 'node:fs'
import { metric, type Metric } from './metric.ts'
import { postAll, signedWebhooks } from './post-webhooks.ts'
import { startRunningShop } from './running-shop.ts'
import { inboxRows, openScreen } from './screen.ts'

const long = 10_000
const rounds = 10
const phone = 821_070_000_777

const nthText = (index: number) => `(${index})번째 메시지예요.`

/** Memory of the host after a flood and of the page while one scrolls through 10,000 messages ten times. */
export async function memory(scale: number): Promise<Metric[]> {
  const running = await startRunningShop(scale)
  const { browser, page } = await openScreen(running.url)
  try {
    await postAll(running.receiverUrl, signedWebhooks(long, { prefix: 'f10.', people: 1, firstPhone: phone, textOf: (index) => `${nthText(index)} ${'길이가 조금씩 달라요 '.repeat(index % 5)}` }), 8)
    const rows = inboxRows(page).filter({ hasText: '손님 0' })
    await rows.first().click()
    await page.waitForSelector('[data-thread="ready"]')
    const heaps: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      await scrollThrough(page, round % 2 === 0 ? 'oldest' : 'newest')
      heaps.push(await page.evaluate(() => {
        ;(globalThis as unknown as { gc?: () => void }).gc?.()
        return (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize / 1024 / 1024
      }))
    }
    const largest = Math.max(...heaps)
    const growth = heaps.at(-1)! / heaps[1]!
    const hostMb = residentMb(running.app.child.pid!)
    return [
      metric({ id: 'F10', name: 'memory of the host after the flood', scale, value: hostMb, unit: 'MB', bar: '<= 200 MB', ok: hostMb <= 200 }),
      metric({ id: 'F10', name: `heap of the page, ${rounds} rounds through ${long} messages`, scale, value: largest, unit: 'MB', bar: '<= 120 MB', ok: largest <= 120 }),
      metric({ id: 'F10', name: 'heap of the page, last round over second', scale, value: growth, unit: 'x', bar: '<= 1.2', ok: growth <= 1.2 }),
    ]
  } finally {
    await browser.close()
    await running.stop()
  }
}

/** Scrolls, a few screens at a time, until the very last message in this direction is there. */
async function scrollThrough(page: Awaited<ReturnType<typeof openScreen>>['page'], towards: 'oldest' | 'newest'): Promise<void> {
  const arrived = await page.evaluate(async ({ sign, wanted, longestMs }) => {
    const scroller = document.querySelector<HTMLElement>('[data-thread-scroller]')!
    const startedMs = performance.now()
    const isThere = () => [...scroller.querySelectorAll<HTMLElement>('[data-message-id]')].some((message) => message.textContent?.includes(wanted))
    while (!isThere() && performance.now() - startedMs < longestMs) {
      scroller.scrollBy(0, sign * 4000)
      await new Promise((resolve) => setTimeout(resolve, 16))
    }
    return isThere()
  }, { sign: towards === 'oldest' ? -1 : 1, wanted: nthText(towards === 'oldest' ? 0 : long - 1), longestMs: 60_000 })
  if (!arrived) throw new Error(`the ${towards} of ${long} messages was not reached by scrolling`)
}

function residentMb(pid: number): number {
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(line?.[1] ?? Number.NaN) / 1024
}
