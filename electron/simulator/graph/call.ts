import { readMultipart } from '../http/multipart.ts'
import { isRecord, type Json } from '../json.ts'
import { GraphError } from './graph-error.ts'
import type { World } from '../world.ts'

/** One request to Graph after the token was accepted. */
export type GraphCall = {
  world: World
  method: string
  /** The first path segment after the version. */
  objectId: string
  /** Address and version of this call, for links in answers: `http://127.0.0.1:PORT/v25.0`. */
  base: string
  query: URLSearchParams
  headers: Readonly<Record<string, string | string[] | undefined>>
  body: Buffer
}

/** Says who calls, never what is wanted. */
const credentials = ['access_token', 'appsecret_proof']

/** Parameters of the call: the query, and over it a JSON object or a form. */
export function parametersOf(call: Pick<GraphCall, 'query' | 'headers' | 'body'>): Json {
  const parameters = { ...Object.fromEntries(call.query), ...parametersOfBody(call) }
  for (const name of credentials) delete parameters[name]
  return parameters
}

/** The token where it came with the parameters of the body; a body that cannot be read carries none. */
export function tokenInBody(call: Pick<GraphCall, 'headers' | 'body'>): string | null {
  try {
    const token = parametersOfBody(call)['access_token']
    return typeof token === 'string' ? token : null
  } catch {
    return null
  }
}

function parametersOfBody({ headers, body }: Pick<GraphCall, 'headers' | 'body'>): Json {
  if (body.length === 0) return {}
  const contentType = String(headers['content-type'] ?? '')
  if (/^application\/x-www-form-urlencoded/i.test(contentType)) return formValues([...new URLSearchParams(body.toString('utf8'))])
  const parts = readMultipart(body, contentType)
  if (parts) return formValues(parts.filter((part) => part.fileName === null).map((part) => [part.name, part.bytes.toString('utf8')]))
  try {
    const parsed: unknown = JSON.parse(body.toString('utf8'))
    if (isRecord(parsed)) return parsed
  } catch {
    throw notJson()
  }
  throw notJson()
}

/** In a form, objects and lists are written as JSON. */
function formValues(entries: readonly (readonly [name: string, value: string])[]): Json {
  return Object.fromEntries(entries.map(([name, value]) => [name, /^\s*[[{]/.test(value) ? jsonOr(value) : value]))
}

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

const notJson = (): GraphError => new GraphError(100, { message: '(#100) Invalid parameter: the body is not a JSON object', details: 'The request body is not a JSON object.' })
