import { gzipSync } from 'node:zlib'
import { metric, type Metric } from './metric.ts'
import { connectFolder, startAppProcess, startSimulatorProcess } from './running-shop.ts'
import { inboxRows, openScreen } from './screen.ts'
import { copySeededShop } from './seeded-shop.ts'

/** JavaScript that a browser loads until the inbox is usable, gzip-compressed. */
export async function firstLoad(scale: number): Promise<Metric[]> {
  const shop = copySeededShop(scale)
  const simulator = await startSimulatorProcess(shop.home)
  await connectFolder(shop, simulator.url)
  const { app, url } = await startAppProcess(shop)
  const { browser, page } = await openScreen('about:blank')
  try {
    const sizes: Promise<number>[] = []
    page.on('response', (response) => {
      if (new URL(response.url()).pathname.endsWith('.js')) sizes.push(response.body().then((body) => gzipSync(body).length))
    })
    await page.goto(url)
    await inboxRows(page).first().waitFor()
    const kilobytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1024
    return [metric({ id: 'F11', name: 'JavaScript until the inbox is usable', scale, value: kilobytes, unit: 'kB gzip', bar: '<= 300 kB', ok: kilobytes <= 300 })]
  } finally {
    await browser.close()
    await app.stop()
    await simulator.program.stop()
    shop.remove()
  }
}
