import { Menu, Tray, nativeImage } from 'electron'
import type { MessageValues } from '#shared/locales/translate.ts'
import type { MessageKey } from '#shared/locales/en/index.ts'
import trayIcon from './icons/tray.png?inline'
import trayUnreadIcon from './icons/tray-unread.png?inline'
import trayTemplateIcon from './icons/trayTemplate.png?inline'

export type TrayText = (key: MessageKey, values?: MessageValues) => string
export type TrayState = { unreadCount: number; isPaused: boolean; queuedCount: number }
export type TrayActions = { open: () => void; run: (commandId: string) => void; quit: () => void }

export type AppTray = { show: (state: TrayState) => void; remove: () => void }

/** The tray says how things stand and lets one open, pause and quit; quit really quits. */
export function addTray(text: TrayText, actions: TrayActions): AppTray {
  const isMac = process.platform === 'darwin'
  const calm = nativeImage.createFromDataURL(isMac ? trayTemplateIcon : trayIcon)
  const unread = nativeImage.createFromDataURL(isMac ? trayTemplateIcon : trayUnreadIcon)
  if (isMac) calm.setTemplateImage(true)
  const tray = new Tray(calm)
  tray.on('click', actions.open)
  const show = (state: TrayState) => {
    tray.setImage(state.unreadCount > 0 ? unread : calm)
    tray.setToolTip(text('shell.tray.tooltip', { count: state.unreadCount }))
    if (isMac) tray.setTitle(state.unreadCount > 0 ? String(state.unreadCount) : '')
    tray.setContextMenu(Menu.buildFromTemplate([
      { label: text('shell.tray.unread', { count: state.unreadCount }), enabled: false },
      ...(state.queuedCount > 0 ? [{ label: text('shell.tray.queued', { count: state.queuedCount }), enabled: false }] : []),
      { type: 'separator' },
      { label: text('shell.tray.open'), click: actions.open },
      state.isPaused
        ? { label: text('shell.tray.resume'), click: () => actions.run('app.resume-sending') }
        : { label: text('shell.tray.pause'), click: () => actions.run('app.pause-sending') },
      { type: 'separator' },
      { label: text('shell.quit'), click: actions.quit },
    ]))
  }
  show({ unreadCount: 0, isPaused: false, queuedCount: 0 })
  return { show, remove: () => tray.destroy() }
}
