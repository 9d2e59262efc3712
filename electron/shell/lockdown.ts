import { app, session, shell, type WebContents } from 'electron'
import { isAppUrl } from './app-origin.ts'
import { isExternalLinkAllowed } from './external-link.ts'

/** What the app's own page may use; everything else is denied, and everything is denied to every other origin. */
const allowedPermissions = new Set(['clipboard-sanitized-write', 'fullscreen'])

/** Closes every way out of the sandbox that the app does not need. Call once, before the first window. */
export function lockDown(): void {
  app.on('web-contents-created', (_event, contents) => confine(contents))
  session.defaultSession.setPermissionRequestHandler((contents, permission, callback, details) => {
    const isOurs = isAppUrl(contents.getURL()) && isAppUrl(details.requestingUrl)
    callback(isOurs && (allowedPermissions.has(permission) || isMicrophone(permission, details)))
  })
  session.defaultSession.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) =>
    isAppUrl(requestingOrigin) && (allowedPermissions.has(permission) || (permission === 'media' && details.mediaType === 'audio')))
  session.defaultSession.setDevicePermissionHandler(() => false)
}

function isMicrophone(permission: string, details: object): boolean {
  const mediaTypes = 'mediaTypes' in details && Array.isArray(details.mediaTypes) ? details.mediaTypes : []
  return permission === 'media' && mediaTypes.length === 1 && mediaTypes[0] === 'audio'
}

function confine(contents: WebContents): void {
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url)
    return { action: 'deny' }
  })
  contents.on('will-navigate', (event) => {
    if (isAppUrl(event.url)) return
    event.preventDefault()
    openOutside(event.url)
  })
  contents.on('will-redirect', (event) => {
    if (!isAppUrl(event.url)) event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
}

function openOutside(url: string): void {
  if (isExternalLinkAllowed(url)) void shell.openExternal(url)
}
