// Stands for Electron where a built file is only loaded: every name exists, nothing ever happens.
import { registerHooks } from 'node:module'

const names = ['app', 'BrowserWindow', 'Menu', 'Notification', 'Tray', 'clipboard', 'dialog', 'ipcMain', 'nativeImage', 'nativeTheme', 'net', 'powerMonitor', 'protocol', 'safeStorage', 'screen', 'session', 'shell']
const source = `
const anything = new Proxy(function () {}, {
  get: (_target, name) => (name === Symbol.toPrimitive ? () => 'nothing' : name === 'isPackaged' ? false : name === 'whenReady' ? () => new Promise(() => {}) : name === 'then' ? undefined : anything),
  apply: () => anything,
  construct: () => anything,
})
${names.map((name) => `export const ${name} = anything`).join('\n')}
export default anything
`

registerHooks({
  resolve: (specifier, context, next) => (specifier === 'electron' ? { url: 'absent:electron', format: 'module', shortCircuit: true } : next(specifier, context)),
  load: (url, context, next) => (url === 'absent:electron' ? { format: 'module', source, shortCircuit: true } : next(url, context)),
})
