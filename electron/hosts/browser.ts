import './small-memory.ts'
import { systemClock } from '#adapters/system/clock.ts'
import { systemIds } from '#adapters/system/ids.ts'
import { createLog } from '#adapters/system/log.ts'
import { keyFileProtector } from '#adapters/system/secrets.ts'
import { claimFolder } from './folder/claim-folder.ts'
import { dataFolder, keyFile, makeFolderOrExit } from './folder/data-folder.ts'
import { askRunningHost, announceHost } from './folder/running-host.ts'
import { serveInBrowser } from './serve-in-browser.ts'
import { endCleanly } from './lifecycle.ts'
import { openBrowser } from './open-browser.ts'
import { startOptionsOrExit } from './options.ts'
import { ShopHost } from './shop/shop-host.ts'
import { hostText, problemSentence } from './host-text.ts'

/** Danggol in a browser on this computer: `npm start -- --browser`, and wherever Electron is not available. */
async function main(): Promise<void> {
  const options = startOptionsOrExit(process.argv.slice(2), 'typed')
  const folder = dataFolder(options.dataDir)
  makeFolderOrExit(folder.path)
  const lock = claimFolder(folder.path)
  if (lock === 'held') return pointToFirst(folder.path, options.opensWindow)
  if (lock === 'not-writable') console.error(hostText('host.folder-not-writable', { folder: folder.path }))

  const log = createLog({ folder: folder.logs, clock: systemClock })
  const shops = await ShopHost.start({
    folder, log, clock: systemClock, ids: systemIds, protector: keyFileProtector(keyFile()),
    notifier: { notify: () => {}, setBadge: () => {} }, receiverPort: options.receiverPort, opensSample: options.isDemo,
  })
  const web = await serveInBrowser({ shops, log, clock: systemClock, folder: folder.path, port: options.port, devRenderer: options.devRenderer })
  const announced = lock === 'not-writable' ? null : await announceHost(folder.path, () => ({ url: web.freshUrl(), receiverUrl: shops.receiverUrl() }))
  endCleanly(async () => {
    announced?.stop()
    await web.stop()
    await shops.stop()
    if (lock !== 'not-writable') lock.release()
  })
  if (options.receiverPort && shops.receiverUrl() === null) console.error(hostText('host.receiver-port-taken', { port: String(options.receiverPort) }))
  sayReady(web.freshUrl(), shops.receiverUrl(), options.opensWindow)
}

/** A second start on the same folder hands out a fresh link to the first and ends. */
async function pointToFirst(path: string, opensWindow: boolean): Promise<void> {
  const first = await askRunningHost(path, { link: null })
  if (!first) {
    console.error(hostText('host.already-running', { folder: path }))
    process.exitCode = 1
    return
  }
  console.log(hostText('host.second-start'))
  if (first.url !== null) sayReady(first.url, first.receiverUrl, opensWindow)
}

/** READY last: whoever waits for it has read everything else. */
function sayReady(url: string, receiverUrl: string | null, opensWindow: boolean): void {
  if (receiverUrl !== null) console.log(`RECEIVER ${receiverUrl}`)
  console.log(`READY ${url}`)
  process.send?.('ready')
  if (opensWindow) openBrowser(url)
}

main().catch((error: unknown) => {
  console.error(problemSentence(error))
  process.exit(1)
})
