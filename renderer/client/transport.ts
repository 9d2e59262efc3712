import type { ClientContext, ClientLink } from '@orpc/client'

type Link = ClientLink<ClientContext>
export type Channel = { link: Link; close(): void }

/** The app answers, and does not know this page's session. */
export class SessionRefused extends Error {}

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
  const isOpen = await new Promise<boolean>((resolve) => {
    socket.addEventListener('open', () => resolve(true), { once: true })
    socket.addEventListener('close', () => resolve(false), { once: true })
  })
  if (!isOpen) throw (await isSessionRefused()) ? new SessionRefused() : new Error('The connection could not be opened')
  socket.addEventListener('close', onClosed, { once: true })
  return { link: new RPCLink({ websocket: socket }), close: () => socket.close() }
}

/** A WebSocket hides the status of its refusal, so the page itself is asked for. Rejects when nobody answers. */
async function isSessionRefused(): Promise<boolean> {
  return (await fetch('/', { method: 'HEAD', cache: 'no-store' })).status === 401
}
