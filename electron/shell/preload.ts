import { ipcRenderer } from 'electron'
import { appOrigin, connectChannel } from './app-origin.ts'

/**
 * All a page gets: it may hand over one end of a message channel, which becomes its connection to the app. What
 * may be asked over it is decided by the contract on the other side; nothing of Electron or Node is exposed.
 */
window.addEventListener('message', (event) => {
  if (event.source !== window || event.origin !== appOrigin || event.data !== connectChannel || event.ports.length !== 1) return
  ipcRenderer.postMessage(connectChannel, null, [...event.ports])
})
