import { fileURLToPath } from 'node:url'
import { RPCHandler } from '@orpc/server/message-port'
import { BrowserWindow, app, clipboard, powerMonitor, shell } from 'electron'
import electronUpdater from 'electron-updater'
import { createApplication } from '#adapters/web/application.ts'
import { securityHeaders } from '#adapters/web/security-headers.ts'
import { createStaticFiles } from '#adapters/web/static-files.ts'
import { systemClock } from '#adapters/system/clock.ts'
import type { Log } from '#core/ports/log.ts'
import { ownerActor } from '#shared/domain/actor.ts'
import { defaultSettings, type Settings } from '#shared/domain/settings.ts'
import type { MessageKey } from '#shared/locales/en/index.ts'
import type { MessageValues } from '#shared/locales/translate.ts'
import { serveApp } from '../../shell/app-protocol.ts'
import { setAppMenu } from '../../shell/app-menu.ts'
import { showBadge } from '../../shell/badge.ts'
import { addContextMenu } from '../../shell/context-menu.ts'
import { parseDeepLink } from '../../shell/deep-link.ts'
import { bringToFront, openMainWindow } from '../../shell/main-window.ts'
import { nativeNotifications } from '../../shell/native-notifications.ts'
import { applyPreferences } from '../../shell/preferences.ts'
import { acceptPorts } from '../../shell/rpc-ports.ts'
import { addTray } from '../../shell/tray.ts'
import { followUpdates } from '../../shell/updates.ts'
import { readHostSettings, saveHostSettings } from '../folder/host-settings.ts'
import { hostText, speak } from '../host-text.ts'
import { rendererFolder } from '../serve-in-browser.ts'
import { restartNoticeMs, type ShopHost } from '../shop/shop-host.ts'
import { followShop, shopClient } from './shop-client.ts'

export type DesktopOptions = { shops: ShopHost; log: Log; folder: string; startsHidden: boolean; notifier: DesktopNotifier }

/** Filled in once the window exists; the shop may already be receiving before that. */
export type DesktopNotifier = { setBadge: (count: number) => void; notify: ReturnType<typeof nativeNotifications>['notify'] }

const idleBeforeUpdateSeconds = 300
const preloadFile = fileURLToPath(new URL('../preload/preload.cjs', import.meta.url))

/** The desktop around one open shop: window, tray, menu, notifications, links, updates. Electron must be ready. */
export function runDesktop({ shops, log, folder, startsHidden, notifier }: DesktopOptions): { openLink: (link: string | null) => void; stop: () => void } {
  let settings: Settings = defaultSettings
  let unreadCount = 0
  let sending = { isPaused: false, queuedCount: 0 }
  let isQuitting = false
  const text = (key: MessageKey, values: MessageValues = {}) => hostText(key, values)

  serveApp(createApplication({ renderer: createStaticFiles(rendererFolder), files: () => shops.files(), onError: (error) => log.error('app.failed', error) }), securityHeaders(null))
  let handler = new RPCHandler(shops.router())
  const ports = acceptPorts((port) => handler.upgrade(port, { context: { actor: ownerActor } }))
  shops.onSwitch(() => {
    handler = new RPCHandler(shops.router())
    systemClock.after(restartNoticeMs, () => ports.closeAll())
  })

  const window = openMainWindow({
    preload: preloadFile,
    memory: { read: () => readHostSettings(folder).window ?? null, save: (memory) => saveHostSettings(folder, { window: memory }) },
    shouldHide: () => settings.closesToTray && !isQuitting,
    startsHidden,
  })
  addContextMenu(window, text, (url) => void shell.openExternal(url), (words) => void clipboard.writeText(words))
  const run = (commandId: string) => {
    bringToFront(window)
    shops.publish({ type: 'command', commandId })
  }
  setAppMenu(text, run)
  const tray = addTray(text, { open: () => bringToFront(window), run: (commandId) => shops.publish({ type: 'command', commandId }), quit: () => app.quit() })
  const showState = () => {
    tray.show({ unreadCount, ...sending })
    showBadge(window, unreadCount, text('shell.tray.unread', { count: unreadCount }))
  }
  const notifications = nativeNotifications(({ conversationId, messageId }) => {
    bringToFront(window)
    shops.publish({ type: 'open', conversationId, messageId, draftText: null })
  })
  notifier.notify = (notification) => {
    if (!window.isFocused()) notifications.notify(notification)
  }
  notifier.setBadge = (count) => {
    unreadCount = count
    showState()
  }

  const apply = (next: Settings) => {
    const isSameLanguage = next.language === settings.language
    settings = next
    if (next.language !== 'system') speak(next.language)
    if (!isSameLanguage) setAppMenu(text, run)
    applyPreferences(next)
    showState()
  }
  const followed = followShop(shops, log, async () => apply(await shopClient(shops).settings.get()), (event) => {
    if (event.type === 'settings') apply(event.settings)
    if (event.type !== 'sending') return
    sending = { isPaused: event.state.isPaused, queuedCount: event.state.queuedCount }
    showState()
  })
  powerMonitor.on('resume', () => void shopClient(shops).account.checkNow().catch(() => {}))
  app.on('activate', () => bringToFront(window))
  app.on('before-quit', () => { isQuitting = true })

  const stopUpdates = app.isPackaged
    ? followUpdates({ updater: electronUpdater.autoUpdater, clock: systemClock, log, isIdle: () => isIdle(shops), prepareToQuit: async () => { isQuitting = true } })
    : () => {}

  return {
    openLink: (link) => void openLink(shops, window, link).catch((error: unknown) => log.error('link.failed', error)),
    stop() {
      stopUpdates()
      followed.stop()
      notifications.closeAll()
      tray.remove()
      ports.closeAll()
    },
  }
}

async function isIdle(shops: ShopHost): Promise<boolean> {
  if (BrowserWindow.getFocusedWindow() && powerMonitor.getSystemIdleTime() < idleBeforeUpdateSeconds) return false
  const state = await shopClient(shops).sending.state().catch(() => null)
  return state === null || (state.queuedCount === 0 && state.unknownCount === 0)
}

/** A link opens the chat and fills its composer; sending stays the owner's own act. */
async function openLink(shops: ShopHost, window: BrowserWindow, link: string | null): Promise<void> {
  bringToFront(window)
  const parsed = link === null ? null : parseDeepLink(link)
  if (parsed?.kind !== 'chat') return
  const row = await shopClient(shops).conversations.openByPhone({ phone: `+${parsed.phone}` })
  shops.publish({ type: 'open', conversationId: row.id, messageId: null, draftText: parsed.text })
}
