import type { ServerResponse } from 'node:http'
import { mediaUrlLifetimeMs, type MediaItem } from '../state/media-shelf.ts'
import type { World } from '../world.ts'
import { bearerOf } from './authenticate.ts'
import { breakBefore, faultOn, isBefore, slowDown } from './faulty.ts'

const downloadPath = '/whatsapp_business/attachments/'

/** Good for five minutes and with the token only. */
export function urlOf(world: World, item: MediaItem): string {
  const endsAt = Math.floor((world.clock.nowMs() + mediaUrlLifetimeMs) / 1000)
  return `${world.baseUrl}${downloadPath}?mid=${item.id}&source=webhook&ext=${endsAt}&hash=${item.urlSecret}`
}

export const isDownload = (pathname: string): boolean => pathname === downloadPath

export async function sendDownload(world: World, query: URLSearchParams, authorization: string | undefined, response: ServerResponse): Promise<void> {
  const fault = faultOn(world, 'GET', downloadPath)
  if (fault && isBefore(fault)) {
    breakBefore(world, fault, response)
    return
  }
  await slowDown(world, fault)
  const item = world.media.get(query.get('mid') ?? '')
  if (fault?.kind === 'graph-error') response.writeHead(fault.status ?? 500, { 'content-type': 'text/html' }).end()
  else if (bearerOf(authorization ?? '') !== world.account.token || world.behaviour.token !== 'valid') response.writeHead(401, { 'content-type': 'text/html' }).end()
  else if (!item || Number(query.get('ext')) * 1000 < world.clock.nowMs() || query.get('hash') !== item.urlSecret) response.writeHead(404, { 'content-type': 'text/html' }).end()
  else {
    response.writeHead(200, { 'content-type': item.mimeType, 'content-length': item.bytes.length, 'cache-control': 'private' })
    if (fault === undefined || fault.kind === 'slow') response.end(item.bytes)
    else response.write(item.bytes.subarray(0, Math.floor(item.bytes.length / 2)), () => response.socket?.destroy())
  }
}
