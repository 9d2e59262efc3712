import { vi } from 'vitest'
import { calls, strict, type Stub } from './strict-electron.ts'

type Bag = Record<string, unknown>
/** State that the stand-ins answer from; a test sets what it needs. */
export const world = {
  isPackaged: false,
  gotLock: true,
  isAsyncEncryptionAvailable: true,
  storageBackend: 'gnome_libsecret',
  displays: [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }],
  isMinimized: false,
  isMaximized: false,
  bounds: { x: 10, y: 20, width: 1000, height: 700 },
}

export let webContents = strict('WebContents')
export const windows: Stub[] = []
export const notifications: Stub[] = []
export const trays: Stub[] = []

function newContents(): Stub {
  return strict('WebContents', { getURL: () => 'app://danggol/', session: strict('Session') })
}

/** The module `electron` as the shell imports it. */
export function fakeElectron(): Bag {
  webContents = newContents()
  const image = () => strict('NativeImage')
  return {
    app: strict('App', {
      get isPackaged() { return world.isPackaged },
      name: 'Danggol',
      requestSingleInstanceLock: () => world.gotLock,
    }),
    session: { defaultSession: strict('Session', { availableSpellCheckerLanguages: ['en-US'] }) },
    clipboard: strict('Clipboard'),
    powerMonitor: strict('PowerMonitor', { getSystemIdleTime: () => 0 }),
    shell: strict('Shell', { openExternal: async () => {} }),
    protocol: strict('Protocol'),
    nativeTheme: { shouldUseDarkColors: false, themeSource: 'system' },
    screen: strict('Screen', { getPrimaryDisplay: () => world.displays[0], getAllDisplays: () => world.displays }),
    safeStorage: strict('SafeStorage', {
      isAsyncEncryptionAvailable: async () => world.isAsyncEncryptionAvailable,
      getSelectedStorageBackend: () => world.storageBackend,
      encryptStringAsync: async (text: string) => Buffer.from(`sealed:${text}`),
      decryptStringAsync: async (bytes: Buffer) => ({ shouldReEncrypt: false, result: bytes.toString().replace('sealed:', '') }),
    }),
    nativeImage: { createFromDataURL: image },
    ipcMain: strict('IpcMain'),
    Menu: Object.assign(vi.fn(), {
      buildFromTemplate: (template: unknown) => {
        calls.push({ on: 'Menu', member: 'buildFromTemplate', args: [template] })
        return strict('Menu')
      },
      setApplicationMenu: (menu: unknown) => calls.push({ on: 'Menu', member: 'setApplicationMenu', args: [menu] }),
    }),
    BrowserWindow: vi.fn(function (options: unknown) {
      calls.push({ on: 'BrowserWindow', member: 'constructor', args: [options] })
      const window = strict('BrowserWindow', {
        webContents, loadURL: async () => {}, isMinimized: () => world.isMinimized, isMaximized: () => world.isMaximized, getNormalBounds: () => world.bounds,
      })
      windows.push(window)
      return window
    }),
    Tray: vi.fn(function () {
      const tray = strict('Tray')
      trays.push(tray)
      return tray
    }),
    Notification: Object.assign(vi.fn(function (options: unknown) {
      calls.push({ on: 'Notification', member: 'constructor', args: [options] })
      const notification = strict('Notification')
      notifications.push(notification)
      return notification
    }), { isSupported: () => true }),
  }
}
