import { app, nativeImage, type BrowserWindow } from 'electron'
import overlayIcon from './icons/overlay-unread.png?inline'

/** Unread conversations on dock and launcher; Windows shows an overlay on the taskbar button instead. */
export function showBadge(window: BrowserWindow | null, unreadCount: number, description: string): void {
  if (process.platform === 'win32') {
    window?.setOverlayIcon(unreadCount > 0 ? nativeImage.createFromDataURL(overlayIcon) : null, unreadCount > 0 ? description : '')
    return
  }
  app.setBadgeCount(unreadCount)
}
