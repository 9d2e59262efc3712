import { BrowserWindow, nativeTheme, screen } from 'electron'
import { startUrl } from './app-origin.ts'
import { placeToOpen, smallestSize, type WindowMemory } from './window-place.ts'

export type MainWindowOptions = {
  preload: string
  memory: { read(): WindowMemory | null; save(memory: WindowMemory): void }
  /** False lets the window close; true hides it into the tray instead. */
  shouldHide: () => boolean
  startsHidden: boolean
}

/** First paint has the theme's surface colour, so that opening never flashes (tokens.css: --surface). */
const surface = { light: '#fbfaf8', dark: '#191817' }

export function openMainWindow({ preload, memory, shouldHide, startsHidden }: MainWindowOptions): BrowserWindow {
  const remembered = memory.read()
  const screens = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map((display) => display.workArea)
  const window = new BrowserWindow({
    ...placeToOpen(remembered, screens),
    minWidth: smallestSize.width,
    minHeight: smallestSize.height,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? surface.dark : surface.light,
    webPreferences: { preload, sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true, webviewTag: false, spellcheck: true },
  })
  if (remembered?.isMaximized) window.maximize()
  window.once('ready-to-show', () => {
    if (!startsHidden) window.show()
  })
  window.on('close', (event) => {
    memory.save({ place: window.getNormalBounds(), isMaximized: window.isMaximized() })
    if (!shouldHide()) return
    event.preventDefault()
    window.hide()
  })
  void window.loadURL(startUrl)
  return window
}

export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
