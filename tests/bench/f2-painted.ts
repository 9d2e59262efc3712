import { metric, percentile, type Metric } from './metric.ts'
import { postOne, signedWebhooks } from './post-webhooks.ts'
import { startRunningShop } from './running-shop.ts'
import { inboxRows, openScreen, settled } from './screen.ts'

const perSecond = 20
const seconds = 15
const phone = 821_070_000_900

/** From the POST of a webhook to the paint of its text in the open thread, at 20 messages a second. */
export async function painted(scale: number): Promise<Metric[]> {
  const running = await startRunningShop(scale)
  const textOf = (index: number) => `시각 ${index} 도착했나요?`
  const [first, ...rest] = signedWebhooks(1 + perSecond * seconds, { prefix: 'f2.', people: 1, firstPhone: phone, textOf })
  await postOne(running.receiverUrl, first!)
  const { browser, page } = await openScreen(running.url)
  try {
    await inboxRows(page).filter({ hasText: '손님 0' }).first().click()
    await page.waitForSelector('[data-thread="ready"]')
    await settled(page)
    await page.evaluate(() => {
      const seen: Record<string, number> = {}
      Object.assign(globalThis, { seen })
      new MutationObserver(() => {
        const found = document.querySelector('[data-thread-scroller]')?.textContent?.matchAll(/시각 (\d+) 도착/g) ?? []
        const fresh = [...found].map((match) => match[1]!).filter((index) => !(index in seen))
        if (fresh.length === 0) return
        for (const index of fresh) seen[index] = Number.POSITIVE_INFINITY
        requestAnimationFrame(() => {
          const channel = new MessageChannel()
          channel.port1.addEventListener('message', () => {
            for (const index of fresh) seen[index] = performance.timeOrigin + performance.now()
          })
          channel.port1.start()
          channel.port2.postMessage(null)
        })
      }).observe(document.body, { childList: true, subtree: true, characterData: true })
    })
    const postedAt: number[] = []
    const startedMs = performance.now()
    for (const [index, webhook] of rest.entries()) {
      const waitMs = startedMs + (index * 1000) / perSecond - performance.now()
      if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs))
      postedAt[index + 1] = performance.timeOrigin + performance.now()
      await postOne(running.receiverUrl, webhook)
    }
    await page.waitForFunction((last) => String(last) in (globalThis as unknown as { seen: Record<string, number> }).seen, rest.length)
    await page.waitForTimeout(300)
    const seen = await page.evaluate(() => (globalThis as unknown as { seen: Record<string, number> }).seen)
    const delays = rest.map((_webhook, index) => (seen[String(index + 1)] ?? Number.POSITIVE_INFINITY) - postedAt[index + 1]!)
    const p95 = percentile(delays, 0.95)
    return [metric({ id: 'F2', name: `inbound to painted at ${perSecond}/s`, scale, value: p95, unit: 'ms p95', bar: '<= 100 ms', ok: p95 <= 100 })]
  } finally {
    await browser.close()
    await running.stop()
  }
}
