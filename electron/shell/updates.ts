import type { AppUpdater } from 'electron-updater'
import type { Clock } from '#core/ports/clock.ts'
import type { Log } from '#core/ports/log.ts'

export type UpdateOptions = {
  updater: Pick<AppUpdater, 'autoDownload' | 'autoInstallOnAppQuit' | 'checkForUpdates' | 'quitAndInstall' | 'on'>
  clock: Clock
  log: Log
  /** Nothing queued, nothing on its way, and nobody has used the window for a while. */
  isIdle: () => Promise<boolean>
  /** Ends everything in order before the installer takes over. */
  prepareToQuit: () => Promise<void>
}

const checkEveryMs = 6 * 3_600_000
const firstCheckMs = 60_000
const askAgainMs = 5 * 60_000

/**
 * Downloads in the background and restarts only while the shop is idle: never while anything is being sent
 *. An owner who quits first gets the update on the way out. Answers how to stop.
 */
export function followUpdates({ updater, clock, log, isIdle, prepareToQuit }: UpdateOptions): () => void {
  let cancel = () => {}
  let isStopped = false
  const later = (delayMs: number, run: () => Promise<void>) => {
    if (isStopped) return
    cancel = clock.after(delayMs, () => void run().catch((error: unknown) => log.error('update.failed', error)))
  }
  const check = async () => {
    await updater.checkForUpdates().catch((error: unknown) => log.error('update.check-failed', error))
    if (!isDownloaded) later(checkEveryMs, check)
  }
  const installWhenIdle = async () => {
    if (!(await isIdle())) return later(askAgainMs, installWhenIdle)
    await prepareToQuit()
    updater.quitAndInstall(true, true)
  }
  let isDownloaded = false
  updater.autoDownload = true
  updater.autoInstallOnAppQuit = true
  updater.on('update-downloaded', ({ version }) => {
    log.info('update.downloaded', { version })
    isDownloaded = true
    cancel()
    later(askAgainMs, installWhenIdle)
  })
  updater.on('error', (error) => log.error('update.failed', error))
  later(firstCheckMs, check)
  return () => {
    isStopped = true
    cancel()
  }
}
