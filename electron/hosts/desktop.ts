import './small-memory.ts'
import { app } from 'electron'
import { systemClock } from '#adapters/system/clock.ts'
import { systemIds } from '#adapters/system/ids.ts'
import { createLog } from '#adapters/system/log.ts'
import { keyFileProtector } from '#adapters/system/secrets.ts'
import { registerAppScheme } from '../shell/app-protocol.ts'
import { linkAmong } from '../shell/deep-link.ts'
import { lockDown } from '../shell/lockdown.ts'
import { hiddenStartFlag } from '../shell/preferences.ts'
import { chooseProtector } from '../shell/safe-storage-protector.ts'
import { claimLinks, takeInstanceLock } from '../shell/single-instance.ts'
import { runDesktop, type DesktopNotifier } from './desktop/desktop-app.ts'
import { claimFolder } from './folder/claim-folder.ts'
import { dataFolder, keyFile, makeFolderOrExit } from './folder/data-folder.ts'
import { announceHost, askRunningHost } from './folder/running-host.ts'
import { endCleanly } from './lifecycle.ts'
import { startOptionsOrExit } from './options.ts'
import { ShopHost } from './shop/shop-host.ts'

/** Danggol as a desktop app. */
const args = process.argv.slice(app.isPackaged ? 1 : 2)
const options = startOptionsOrExit(args.filter((word) => word !== hiddenStartFlag), 'passed')
const folder = dataFolder(options.dataDir)
makeFolderOrExit(folder.path)
app.setPath('userData', folder.path)
registerAppScheme()

let openLink = (_link: string | null) => {}
if (takeInstanceLock(({ link }) => openLink(link))) void app.whenReady().then(start)
else app.quit()

async function start(): Promise<void> {
  const lock = claimFolder(folder.path)
  if (lock === 'held') {
    await askRunningHost(folder.path, { link: options.link })
    return app.quit()
  }
  lockDown()
  claimLinks()
  const log = createLog({ folder: folder.logs, clock: systemClock })
  const notifier: DesktopNotifier = { notify: () => {}, setBadge: () => {} }
  const shops = await ShopHost.start({
    folder, log, clock: systemClock, ids: systemIds, protector: await chooseProtector(keyFileProtector(keyFile())),
    notifier: { notify: (notification) => notifier.notify(notification), setBadge: (count) => notifier.setBadge(count) },
    receiverPort: options.receiverPort, opensSample: options.isDemo,
  })
  const desktop = runDesktop({ shops, log, folder: folder.path, startsHidden: args.includes(hiddenStartFlag), notifier })
  openLink = desktop.openLink
  const announced = lock === 'not-writable' ? null : await announceHost(folder.path, ({ link }) => {
    desktop.openLink(link)
    return { url: null, receiverUrl: shops.receiverUrl() }
  })
  const stop = async () => {
    announced?.stop()
    desktop.stop()
    await shops.stop()
    if (lock !== 'not-writable') lock.release()
  }
  endCleanly(stop)
  endOnQuit(stop)
  const link = options.link ?? linkAmong(args)
  if (link !== null) desktop.openLink(link)
  if (shops.receiverUrl() !== null) process.stdout.write(`RECEIVER ${shops.receiverUrl()}\n`)
  process.stdout.write('READY app://danggol/\n')
}

/** Quitting waits until the shop is closed in order; the window stays gone meanwhile. */
function endOnQuit(stop: () => Promise<void>): void {
  let isStopped = false
  app.on('will-quit', (event) => {
    if (isStopped) return
    event.preventDefault()
    void stop().finally(() => {
      isStopped = true
      app.quit()
    })
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
}
