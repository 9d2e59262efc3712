import type { ServerResponse } from 'node:http'
import type { RequestFault } from '../faults/fault-book.ts'
import type { World } from '../world.ts'

const holdMs: readonly [number, number] = [60_000, 60_000]

/** The fault set for this request, if any; it counts as used. */
export const faultOn = (world: World, method: string, pathname: string): RequestFault | undefined =>
  world.faults.take('request', (one) => (one.path === undefined || pathname.includes(one.path)) && (one.method === undefined || one.method === method))

export async function slowDown(world: World, fault: RequestFault | undefined): Promise<void> {
  if (fault?.kind === 'slow') await new Promise<void>((resolve) => void world.clock.after(world.random.between(fault.delayMs ?? [1000, 3000]), resolve))
}

/** Faults that keep the request from being looked at. */
export const isBefore = (fault: RequestFault): boolean => fault.kind === 'http-error' || fault.kind === 'timeout-before' || fault.kind === 'reset-before'

export function breakBefore(world: World, fault: RequestFault, response: ServerResponse): void {
  if (fault.kind === 'http-error') {
    response.writeHead(fault.status ?? 502, { 'content-type': 'text/html' }).end('<html><body><h1>Bad Gateway</h1></body></html>')
  } else hangUp(world, fault, response)
}

/** The request was carried out, and the shop is not told. */
export function breakAfter(world: World, fault: RequestFault, response: ServerResponse): void {
  if (fault.kind === 'malformed-json') response.writeHead(200, { 'content-type': 'application/json; charset=UTF-8' }).end('{"messaging_product":"whatsapp","contacts":[{"inp')
  else if (fault.kind === 'empty') response.writeHead(200, { 'content-type': 'application/json; charset=UTF-8', 'content-length': 0 }).end()
  else hangUp(world, fault, response)
}

function hangUp(world: World, fault: RequestFault, response: ServerResponse): void {
  const cut = () => response.socket?.resetAndDestroy()
  if (fault.kind === 'reset-before' || fault.kind === 'reset-after') cut()
  else world.clock.after(world.random.between(fault.delayMs ?? holdMs), cut)
}
