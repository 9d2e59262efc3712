import { isRecord, type Json } from '../json.ts'
import { GraphError } from './graph-error.ts'
import type { World } from '../world.ts'

/** One request to Graph after the token was accepted. */
export type GraphCall = {
  world: World
  method: string
  /** The first path segment after the version. */
  objectId: string
  query: URLSearchParams
  headers: Readonly<Record<string, string | string[] | undefined>>
  body: Buffer
}

/** Parameters of the call: a JSON object, a form, or the query. */
export function parametersOf(call: GraphCall): Json {
  const fromQuery = () => Object.fromEntries(call.query)
  if (call.body.length === 0) return fromQuery()
  const contentType = String(call.headers['content-type'] ?? '')
  const text = call.body.toString('utf8')
  if (contentType.startsWith('application/x-www-form-urlencoded')) return { ...fromQuery(), ...Object.fromEntries(new URLSearchParams(text)) }
  try {
    const parsed: unknown = JSON.parse(text)
    if (isRecord(parsed)) return parsed
  } catch {
    throw notJson()
  }
  throw notJson()
}

const notJson = (): GraphError => new GraphError(100, { message: '(#100) Invalid parameter: the body is not a JSON object', details: 'The request body is not a JSON object.' })
