import { beforeEach, describe, expect, it, vi } from 'vitest'
import { calls, callsOf, strict, type Stub } from '../../support/electron/strict-electron.ts'
import { notifications, trays, webContents, windows, world } from '../../support/electron/fake-electron.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { quietLog } from '../../support/quiet-log.ts'

vi.mock('electron', async () => (await import('../../support/electron/fake-electron.ts')).fakeElectron())

const electron = (await import('electron')) as unknown as Record<string, Stub>
const { lockDown } = await import('../../../electron/shell/lockdown.ts')
const { openMainWindow, bringToFront } = await import('../../../electron/shell/main-window.ts')
const { registerAppScheme, serveApp } = await import('../../../electron/shell/app-protocol.ts')
const { acceptPorts } = await import('../../../electron/shell/rpc-ports.ts')
const { chooseProtector } = await import('../../../electron/shell/safe-storage-protector.ts')
const { takeInstanceLock, claimLinks } = await import('../../../electron/shell/single-instance.ts')
const { nativeNotifications } = await import('../../../electron/shell/native-notifications.ts')
const { showBadge } = await import('../../../electron/shell/badge.ts')
const { addTray } = await import('../../../electron/shell/tray.ts')
const { menuTemplate } = await import('../../../electron/shell/app-menu.ts')
const { contextItems } = await import('../../../electron/shell/context-menu.ts')
const { followUpdates } = await import('../../../electron/shell/updates.ts')

beforeEach(() => { calls.length = 0 })
const text = (key: string) => key

it('the stand-in fails on what Electron does not have', () => {
  const app = strict('App')
  expect(() => app['makeCoffee']).toThrow('has no makeCoffee')
  expect(() => app.on('coffee-ready', () => {})).toThrow('has no event coffee-ready')
  expect(() => strict('App', { brew: 1 })).toThrow('has no brew')
})

describe('the window', () => {
  it('is sandboxed and isolated, and shows only when painted', () => {
    const saved: unknown[] = []
    const window = openMainWindow({ preload: '/app/preload.cjs', memory: { read: () => null, save: (memory) => void saved.push(memory) }, shouldHide: () => false, startsHidden: false })
    const [options] = callsOf('BrowserWindow', 'constructor')[0] as [{ show: boolean; webPreferences: object }]
    expect(options.show).toBe(false)
    expect(options.webPreferences).toEqual({ preload: '/app/preload.cjs', sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true, webviewTag: false, spellcheck: true })
    expect(callsOf('BrowserWindow', 'loadURL')).toEqual([['app://danggol/']])
    expect(callsOf('BrowserWindow', 'show')).toHaveLength(0)
    windows.at(-1)!.emit('ready-to-show')
    expect(callsOf('BrowserWindow', 'show')).toHaveLength(1)
    window.emit('close', { preventDefault: () => {} })
    expect(saved).toEqual([{ place: world.bounds, isMaximized: false }])
  })

  it('hides into the tray when asked to, and comes back to the front', () => {
    const window = openMainWindow({ preload: 'p', memory: { read: () => null, save: () => {} }, shouldHide: () => true, startsHidden: true })
    const preventDefault = vi.fn()
    window.emit('close', { preventDefault })
    expect(preventDefault).toHaveBeenCalled()
    expect(callsOf('BrowserWindow', 'hide')).toHaveLength(1)
    world.isMinimized = true
    bringToFront(window)
    world.isMinimized = false
    expect(['restore', 'show', 'focus'].map((member) => callsOf('BrowserWindow', member).length)).toEqual([1, 1, 1])
  })
})

describe('no way out of the sandbox', () => {
  lockDown()
  electron['app']!.emit('web-contents-created', {}, webContents)
  const locked = [...calls]
  const handlerOf = (member: string) => locked.find((call) => call.member === member)!.args[0] as (...args: unknown[]) => unknown

  it('denies new windows, navigation, redirects and webviews, and opens only safe links outside', () => {
    const openWindow = handlerOf('setWindowOpenHandler')
    expect(openWindow({ url: 'https://shop.example/' })).toEqual({ action: 'deny' })
    expect(callsOf('Shell', 'openExternal')).toEqual([['https://shop.example/']])
    for (const url of ['file:///etc/passwd', 'javascript:alert(1)', 'smb://host', 'ms-msdt:/id', 'app://danggol/', 'data:text/html,x', '']) expect(openWindow({ url })).toEqual({ action: 'deny' })
    expect(callsOf('Shell', 'openExternal')).toHaveLength(1)
    for (const event of ['will-navigate', 'will-redirect']) {
      const away = { url: 'https://evil.example/', preventDefault: vi.fn() }
      webContents.emit(event, away)
      expect(away.preventDefault).toHaveBeenCalled()
      const inside = { url: 'app://danggol/#x', preventDefault: vi.fn() }
      webContents.emit(event, inside)
      expect(inside.preventDefault).not.toHaveBeenCalled()
      const lookalike = { url: 'app://danggol.evil/', preventDefault: vi.fn() }
      webContents.emit(event, lookalike)
      expect(lookalike.preventDefault).toHaveBeenCalled()
    }
    const webview = { preventDefault: vi.fn() }
    webContents.emit('will-attach-webview', webview)
    expect(webview.preventDefault).toHaveBeenCalled()
  })

  it('grants the microphone and copying to its own page, nothing else to anybody', () => {
    const request = handlerOf('setPermissionRequestHandler')
    const ask = (permission: string, details: object) => {
      let answer: unknown
      request(webContents, permission, (granted: boolean) => { answer = granted }, details)
      return answer
    }
    const own = { requestingUrl: 'app://danggol/' }
    expect(ask('media', { ...own, mediaTypes: ['audio'] })).toBe(true)
    expect(ask('clipboard-sanitized-write', own)).toBe(true)
    expect(ask('media', { ...own, mediaTypes: ['audio', 'video'] })).toBe(false)
    for (const permission of ['geolocation', 'midi', 'openExternal', 'clipboard-read', 'display-capture', 'fileSystem', 'hid']) expect(ask(permission, own)).toBe(false)
    expect(ask('media', { requestingUrl: 'https://evil.example/', mediaTypes: ['audio'] })).toBe(false)
    const check = handlerOf('setPermissionCheckHandler')
    expect(check(null, 'media', 'app://danggol', { mediaType: 'audio' })).toBe(true)
    expect(check(null, 'media', 'app://danggol', { mediaType: 'video' })).toBe(false)
    expect(check(null, 'geolocation', 'app://danggol', {})).toBe(false)
    expect(handlerOf('setDevicePermissionHandler')({})).toBe(false)
  })
})

describe('the page and its connection', () => {
  it('is served with security headers from one host only', async () => {
    registerAppScheme()
    serveApp(async () => new Response('page', { headers: { 'content-type': 'text/html' } }), { 'content-security-policy': "default-src 'self'" })
    const handle = calls.find((call) => call.member === 'handle')!.args[1] as (request: Request) => Promise<Response>
    const page = await handle(new Request('app://danggol/'))
    expect(page.headers.get('content-security-policy')).toBe("default-src 'self'")
    expect((await handle(new Request('app://elsewhere/'))).status).toBe(404)
    expect(callsOf('Protocol', 'registerSchemesAsPrivileged')[0]).toEqual([[{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } }]])
  })

  it('accepts ports of its own pages and closes others', () => {
    const connected: unknown[] = []
    const accepted = acceptPorts((port) => void connected.push(port))
    const port = strict('MessagePortMain')
    electron['ipcMain']!.emit('danggol:connect', { ports: [port], senderFrame: { url: 'app://danggol/' } })
    expect(connected).toEqual([port])
    electron['ipcMain']!.emit('danggol:connect', { ports: [strict('MessagePortMain')], senderFrame: { url: 'https://evil.example/' } })
    electron['ipcMain']!.emit('danggol:connect', { ports: [strict('MessagePortMain')], senderFrame: null })
    expect(connected).toHaveLength(1)
    expect(callsOf('MessagePortMain', 'close')).toHaveLength(2)
    accepted.closeAll()
    expect(callsOf('MessagePortMain', 'close')).toHaveLength(3)
  })
})

describe('secrets', () => {
  const fallback = { kind: 'encrypted-file' as const, protect: async () => new Uint8Array(), unprotect: async () => '' }
  it('use the key store where it protects, and say so where it does not', async () => {
    const protector = await chooseProtector(fallback)
    expect(protector.kind).toBe('os-key-store')
    expect(await protector.unprotect(await protector.protect('token'))).toBe('token')
    world.storageBackend = 'basic_text'
    expect((await chooseProtector(fallback)).kind).toBe(process.platform === 'linux' ? 'encrypted-file' : 'os-key-store')
    world.storageBackend = 'gnome_libsecret'
    world.isAsyncEncryptionAvailable = false
    expect((await chooseProtector(fallback)).kind).toBe('encrypted-file')
    world.isAsyncEncryptionAvailable = true
  })
})

describe('one instance', () => {
  it('hands the link of a second start to the first', () => {
    const seen: unknown[] = []
    expect(takeInstanceLock((start) => void seen.push(start))).toBe(true)
    electron['app']!.emit('second-instance', {}, ['/opt/danggol', '--flag', 'whatsapp://send?phone=821000000001'])
    electron['app']!.emit('second-instance', {}, ['/opt/danggol'])
    electron['app']!.emit('open-url', { preventDefault: () => {} }, 'danggol://open')
    expect(seen).toEqual([{ link: 'whatsapp://send?phone=821000000001' }, { link: null }, { link: 'danggol://open' }])
    world.gotLock = false
    expect(takeInstanceLock(() => {})).toBe(false)
    world.gotLock = true
  })

  it('claims its links only when installed', () => {
    claimLinks()
    expect(callsOf('App', 'setAsDefaultProtocolClient')).toHaveLength(0)
    world.isPackaged = true
    claimLinks()
    world.isPackaged = false
    expect(callsOf('App', 'setAsDefaultProtocolClient')).toEqual([['danggol'], ['whatsapp']])
  })
})

describe('telling the owner', () => {
  const notice = (conversationId: number, messageId: number) => ({ id: `m${messageId}`, conversationId, messageId, title: '김민지', body: '있나요?', isSilent: false })

  it('notifies once a chat, and a click opens that message', () => {
    const opened: unknown[] = []
    const native = nativeNotifications((notification) => void opened.push(notification.messageId))
    native.notify(notice(1, 10))
    native.notify(notice(2, 11))
    native.notify(notice(1, 12))
    expect(callsOf('Notification', 'close')).toHaveLength(1)
    notifications.at(-1)!.emit('click')
    expect(opened).toEqual([12])
    native.closeAll()
    expect(callsOf('Notification', 'close')).toHaveLength(2)
  })

  it('shows unread chats on the dock, or over the taskbar button of Windows', () => {
    const window = windows.at(-1) as unknown as Parameters<typeof showBadge>[0]
    showBadge(window, 3, '3 unread')
    const isWindows = process.platform === 'win32'
    expect(callsOf('App', 'setBadgeCount')).toEqual(isWindows ? [] : [[3]])
    vi.stubGlobal('process', { ...process, platform: 'win32' })
    showBadge(window, 3, '3 unread')
    showBadge(window, 0, '')
    vi.unstubAllGlobals()
    expect(callsOf('BrowserWindow', 'setOverlayIcon').map(([icon]) => icon === null)).toEqual([false, true])
  })

  it('the tray opens, pauses and quits', () => {
    const did: string[] = []
    const tray = addTray(text, { open: () => did.push('open'), run: (id) => did.push(id), quit: () => did.push('quit') })
    tray.show({ unreadCount: 2, isPaused: true, queuedCount: 4 })
    const items = callsOf('Menu', 'buildFromTemplate').at(-1)![0] as { label?: string; click?: () => void }[]
    for (const item of items) item.click?.()
    expect(did).toEqual(['open', 'app.resume-sending', 'quit'])
    trays.at(-1)!.emit('click')
    expect(did.at(-1)).toBe('open')
    tray.remove()
    expect(callsOf('Tray', 'destroy')).toHaveLength(1)
  })
})

describe('menus', () => {
  it('the application menu runs commands of the list', () => {
    const ran: string[] = []
    for (const isMac of [true, false]) {
      const template = menuTemplate(text, (id) => void ran.push(id), isMac)
      const entries = template.flatMap((menu) => (Array.isArray(menu.submenu) ? menu.submenu : []))
      for (const entry of entries) if (entry.click) (entry.click as () => void)()
      expect(entries.every((entry) => entry.accelerator === undefined || !/Mod\b|Arrow/.test(entry.accelerator))).toBe(true)
      expect(entries.some((entry) => entry.role === 'quit')).toBe(true)
    }
    expect(ran).toContain('go.settings')
    expect(new Set(ran).size).toBe(ran.length / 2)
  })

  it('a right click offers spelling, links, pictures and editing where they fit', () => {
    const none = { canCut: false, canCopy: false, canPaste: false, canSelectAll: false }
    const params = { isEditable: false, misspelledWord: '', dictionarySuggestions: [], linkURL: '', mediaType: 'none', hasImageContents: false, selectionText: '', editFlags: none, x: 1, y: 2 }
    const items = (changes: object) => contextItems(webContents as never, { ...params, ...changes } as never, text, () => {}, () => {}).map((item) => item.label ?? item.type)
    expect(items({})).toEqual([])
    expect(items({ selectionText: 'word' })).toEqual(['shell.copy'])
    expect(items({ linkURL: 'javascript:x' })).toEqual([])
    expect(items({ linkURL: 'https://a.example' })).toEqual(['shell.open-link', 'shell.copy-link'])
    expect(items({ mediaType: 'image', hasImageContents: true })).toEqual(['shell.copy-image'])
    expect(items({ isEditable: true, misspelledWord: 'wrod', dictionarySuggestions: ['word', 'wood'] }).slice(0, 4)).toEqual(['word', 'wood', 'shell.add-to-dictionary', 'separator'])
  })
})

describe('updates', () => {
  it('never interrupt sending, and install once idle', async () => {
    const clock = new ManualClock()
    const listeners = new Map<string, (info: { version: string }) => void>()
    const updater = { autoDownload: false, autoInstallOnAppQuit: false, checkForUpdates: vi.fn(async () => null), quitAndInstall: vi.fn(), on: (event: string, run: (info: { version: string }) => void) => void listeners.set(event, run) }
    let isIdle = false
    let prepared = 0
    followUpdates({ updater: updater as never, clock, log: quietLog(), isIdle: async () => isIdle, prepareToQuit: async () => { prepared += 1 } })
    await clock.advance(60_000)
    expect(updater.checkForUpdates).toHaveBeenCalledTimes(1)
    listeners.get('update-downloaded')!({ version: '0.2.0' })
    await clock.advance(3_600_000)
    expect(updater.quitAndInstall).not.toHaveBeenCalled()
    isIdle = true
    await clock.advance(5 * 60_000)
    expect([prepared, updater.quitAndInstall.mock.calls.length]).toEqual([1, 1])
    await clock.advance(24 * 3_600_000)
    expect(updater.quitAndInstall).toHaveBeenCalledTimes(1)
  })
})
