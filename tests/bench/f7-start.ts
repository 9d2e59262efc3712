import { metric, percentile, type Metric } from './metric.ts'
import { connectFolder, startAppProcess, startSimulatorProcess } from './running-shop.ts'
import { openScreen } from './screen.ts'
import { copySeededShop } from './seeded-shop.ts'

const rounds = 5

/** From the start of the process to the first usable screen, against the same with an empty shop. */
export async function start(scale: number): Promise<Metric[]> {
  const empty = await startTimes(0)
  const full = await startTimes(scale)
  const p50 = percentile(full, 0.5)
  const reference = percentile(empty, 0.5)
  return [metric({ id: 'F7', name: 'start to usable screen', scale, value: p50, unit: 'ms p50', reference, bar: '<= 1.3 of empty and <= 2000 ms', ok: p50 <= 2000 && p50 <= reference * 1.3 })]
}

/** The browser runs already, as the desktop's own does; the page itself is part of the time. */
async function startTimes(scale: number): Promise<number[]> {
  const shop = copySeededShop(scale)
  const simulator = await startSimulatorProcess(shop.home)
  await connectFolder(shop, simulator.url)
  const { browser, page } = await openScreen('about:blank')
  const samples: number[] = []
  try {
    for (let round = 0; round < rounds; round += 1) {
      const startedMs = performance.now()
      const { app, url } = await startAppProcess(shop)
      await page.goto(url)
      await (scale === 0 ? page.getByText('아직 대화가 없어요') : page.locator('[data-conversation]')).first().waitFor()
      samples.push(performance.now() - startedMs)
      await app.stop()
    }
  } finally {
    await browser.close()
    await simulator.program.stop()
    shop.remove()
  }
  return samples
}
