import { ipcMain, type MessagePortMain } from 'electron'
import { connectChannel, isAppUrl } from './app-origin.ts'

/** Each message port that a page of ours hands over becomes one connection. Ports from anywhere else are closed. */
export function acceptPorts(connect: (port: MessagePortMain) => void): { closeAll(): void } {
  const open = new Set<MessagePortMain>()
  ipcMain.on(connectChannel, (event) => {
    const [port] = event.ports
    if (!port) return
    if (!isAppUrl(event.senderFrame?.url ?? '')) return port.close()
    open.add(port)
    port.on('close', () => open.delete(port))
    connect(port)
    port.start()
  })
  return {
    closeAll() {
      for (const port of open) port.close()
      open.clear()
    },
  }
}
