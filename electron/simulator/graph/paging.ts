import type { Json } from '../json.ts'
import { GraphError } from './graph-error.ts'

/** Cursor paging as Graph does it: `limit`, `after`, `before`, and a ready `next` address. */
export function page(items: readonly Json[], query: URLSearchParams, address: string): Json {
  const limit = Math.min(Math.max(Number(query.get('limit') ?? 25) || 25, 1), 1000)
  const start = query.has('after') ? placeOf(query.get('after')!) + 1 : query.has('before') ? Math.max(0, placeOf(query.get('before')!) - limit) : 0
  const data = items.slice(start, start + limit)
  if (data.length === 0) return { data: [] }
  const after = cursorOf(start + data.length - 1)
  const next = new URLSearchParams(query)
  next.delete('access_token')
  next.delete('before')
  next.set('after', after)
  return { data, paging: { cursors: { before: cursorOf(start), after }, ...(start + limit < items.length && { next: `${address}?${next}` }) } }
}

const cursorOf = (place: number): string => Buffer.from(`place:${place}`).toString('base64url')

function placeOf(cursor: string): number {
  const place = /^place:(\d+)$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'))?.[1]
  if (place === undefined) throw new GraphError(131059, { details: 'The cursor is not valid.' })
  return Number(place)
}
