import type { Page } from '@playwright/test'
import { metric, percentile, type Metric } from './metric.ts'
import { postOne, signedWebhooks } from './post-webhooks.ts'
import { startRunningShop } from './running-shop.ts'
import { inboxRows, openScreen } from './screen.ts'

/** Switching conversations and typing, while customers write 20 messages a second. */
export async function screen(scale: number): Promise<Metric[]> {
  const running = await startRunningShop(scale)
  const { browser, page } = await openScreen(running.url)
  const flood = writeOn(running.receiverUrl)
  try {
    await inboxRows(page).nth(1).waitFor()
    const switches = await switchTimes(page, 30)
    const keys = await keyTimes(page, '오늘 주문하신 케이크는 내일 오전 열 시부터 찾으실 수 있어요 감사합니다 '.repeat(2))
    const line = (name: string, samples: number[], barMs: number) => {
      const p95 = percentile(samples, 0.95)
      return metric({ id: 'F6', name, scale, value: p95, unit: 'ms p95', bar: `<= ${barMs} ms`, ok: p95 <= barMs })
    }
    return [line('switch conversation, click to painted', switches, 100), line('key to paint in the composer', keys, 16)]
  } finally {
    await flood.stop()
    await browser.close()
    await running.stop()
  }
}

function writeOn(receiverUrl: string): { stop: () => Promise<void> } {
  const webhooks = signedWebhooks(20_000, { prefix: 'f6.', people: 300, textOf: (index) => `주문 확인 ${index}` })
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

/** From the click on a row until the frame that shows its thread was painted; measured in the page. */
async function switchTimes(page: Page, rounds: number): Promise<number[]> {
  const samples: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const elapsed = await page.evaluate(async (index) => {
      const rows = [...document.querySelectorAll<HTMLElement>('[data-conversation]')].filter((row) => row.getAttribute('aria-selected') !== 'true')
      const row = rows[index % Math.min(8, rows.length)]!
      const target = row.dataset['conversation']
      const startedMs = performance.now()
      row.click()
      await new Promise<void>((resolve) => {
        const { port1, port2 } = new MessageChannel()
        port1.addEventListener('message', () => resolve())
        port1.start()
        const look = () => {
          if (document.querySelector(`[data-thread="ready"][data-thread-conversation="${target}"]`)) port2.postMessage(null)
          else requestAnimationFrame(look)
        }
        requestAnimationFrame(look)
      })
      return performance.now() - startedMs
    }, round)
    samples.push(elapsed)
    await page.waitForTimeout(60)
  }
  return samples
}

/** Real key events; Chromium's own event timing says when the frame with the letter was painted. */
async function keyTimes(page: Page, text: string): Promise<number[]> {
  await page.getByRole('textbox').last().click()
  await page.evaluate(() => {
    const times: number[] = []
    Object.assign(globalThis, { keyTimes: times })
    document.addEventListener('keydown', (event) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.addEventListener('message', () => times.push(performance.now() - event.timeStamp))
        port1.start()
        port2.postMessage(null)
      })
    }, { capture: true })
  })
  for (const letter of text) {
    await page.keyboard.press(/[a-z ]/i.test(letter) ? (letter === ' ' ? 'Space' : letter) : 'a')
    await page.waitForTimeout(35)
  }
  return page.evaluate(() => (globalThis as unknown as { keyTimes: number[] }).keyTimes)
}
