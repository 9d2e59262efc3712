import { app } from 'electron'
import { linkAmong } from './deep-link.ts'

export type SecondStart = { link: string | null }

/**
 * True when this process may go on. The lock belongs to the data folder (set as user data before), so two shops
 * can be open while one shop never is twice. `onSecondStart` hears what a later start was asked to open.
 */
export function takeInstanceLock(onSecondStart: (start: SecondStart) => void): boolean {
  if (!app.requestSingleInstanceLock()) return false
  app.on('second-instance', (_event, argv) => onSecondStart({ link: linkAmong(argv) }))
  app.on('open-url', (event, url) => {
    event.preventDefault()
    onSecondStart({ link: url })
  })
  return true
}

/** Claims `danggol://` and `whatsapp://` for this app; packaged builds only, so that trying it out changes nothing. */
export function claimLinks(): void {
  if (!app.isPackaged) return
  for (const scheme of ['danggol', 'whatsapp']) app.setAsDefaultProtocolClient(scheme)
}
