import type { ClientContext, ClientLink } from '@orpc/client'

type Link = ClientLink<ClientContext>
export type Channel = { link: Link; close(): void }

/**
 * Opens the one channel to the main side and tells when it is gone. In the desktop app that is a message port,
 * handed over by the preload script; in a browser a WebSocket beside the page.
 */
export function openChannel(onClosed: () => void): Promise<Channel> {
  return location.protocol === 'app:' ? openPort(onClosed) : openSocket(onClosed)
}

async function openPort(onClosed: () => void): Promise<Channel> {
  const { RPCLink } = await import('@orpc/client/message-port')
  const { port1, port2 } = new MessageChannel()
  port1.addEventListener('close', onClosed)
  const link = new RPCLink({ port: port1 })
  port1.start()
  window.postMessage('danggol:connect', '*', [port2])
  return { link, close: () => { port1.close(); onClosed() } }
}

async function openSocket(onClosed: () => void): Promise<Channel> {
  const { RPCLink } = await import('@orpc/client/websocket')
  const address = new URL('/rpc', location.href)
  address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:'
  const socket = new WebSocket(address)
  socket.binaryType = 'arraybuffer'
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve(), { once: true })
    socket.addEventListener('close', () => reject(new Error('The connection could not be opened')), { once: true })
  })
  socket.addEventListener('close', onClosed, { once: true })
  return { link: new RPCLink({ websocket: socket }), close: () => socket.close() }
}
