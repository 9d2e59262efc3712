import type { IncomingMessage, ServerResponse } from 'node:http'
import type { RequestFault } from '../faults/fault-book.ts'
import { readBody } from '../http/read-body.ts'
import { escapedJson } from '../json.ts'
import { policyValue } from '#shared/policy/policy.ts'
import type { World } from '../world.ts'
import { authenticate } from './authenticate.ts'
import { breakAfter, breakBefore, faultOn, isBefore, slowDown } from './faulty.ts'
import { GraphError } from './graph-error.ts'
import { unknownObject } from './media.ts'
import { readPath, unknownPath, type GraphPath } from './paths.ts'
import { isManagement, isOpenToApps, kindOf, routes, type ObjectKind } from './routes.ts'

const jsonType = 'application/json; charset=UTF-8'
const mostJsonBytes = 8 * 1024 * 1024

type Answer = { status: number; json: unknown; headers: Record<string, string> }

/** One request to Graph from raw bytes to answer, with whatever fault is set for it. */
export async function answerGraph(world: World, request: IncomingMessage, response: ServerResponse, url: { pathname: string; search: string }): Promise<void> {
  const method = request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET')
  const isUpload = url.pathname.endsWith('/media')
  const body = await readBody(request, isUpload ? policyValue('media.document.size') + mostJsonBytes : mostJsonBytes)
  const fault = faultOn(world, method, url.pathname)
  if (fault && isBefore(fault)) {
    breakBefore(world, fault, response)
    return
  }
  await slowDown(world, fault)
  const answer = await answerOf(world, request, method, url, body, fault)
  if (fault && fault.kind !== 'slow' && fault.kind !== 'graph-error') {
    breakAfter(world, fault, response)
    return
  }
  const text = escapedJson(answer.json)
  response.writeHead(answer.status, { 'content-type': jsonType, 'content-length': text.length, ...answer.headers }).end(text)
}

async function answerOf(world: World, request: IncomingMessage, method: string, url: { pathname: string; search: string }, body: Buffer | null, fault: RequestFault | undefined): Promise<Answer> {
  const traceId = world.ids.trace()
  const headers: Record<string, string> = { 'x-fb-trace-id': traceId, 'cache-control': 'private, no-cache, no-store, must-revalidate' }
  try {
    const path = readPath(url.pathname)
    headers['facebook-api-version'] = `v${path.version}.0`
    const call = { query: new URLSearchParams(url.search), headers: request.headers, body: body ?? Buffer.alloc(0) }
    const holder = authenticate(world, call)
    if (fault?.kind === 'graph-error') throw new GraphError(fault.code ?? 131000, { ...(fault.status !== undefined && { status: fault.status }), ...(fault.subcode !== undefined && { subcode: fault.subcode }), details: fault.details ?? 'Something went wrong.' })
    if (body === null) throw new GraphError(100, { status: 413, message: '(#100) Request body is too large', details: 'The request body is too large.' })
    const { route, objectId } = routeOf(world, method, path, url.pathname)
    if (holder === 'app' && !isOpenToApps(route)) throw new GraphError(200, {})
    if (isManagement(route)) limitManagement(world, headers)
    return { status: 200, json: await routes[route]!({ ...call, world, method, objectId, base: `${world.baseUrl}/v${path.version}.0` }), headers }
  } catch (error) {
    if (!(error instanceof GraphError)) throw error
    if (error.code === 190) headers['www-authenticate'] = `OAuth "Facebook Platform" "invalid_token" "${error.message}"`
    return { status: error.status, json: error.envelope(traceId), headers }
  }
}

function routeOf(world: World, method: string, path: GraphPath, pathname: string): { route: string; objectId: string } {
  const [objectId, edge, ...rest] = path.segments
  if (objectId === undefined || rest.length > 0) throw unknownPath(pathname)
  const kind: ObjectKind | null = kindOf(world, objectId)
  const verb = method === 'GET' || method === 'POST' || method === 'DELETE' ? method : 'GET'
  if (kind === null) throw unknownObject(objectId, verb === 'GET' ? 'get' : verb === 'POST' ? 'post' : 'delete')
  const route = edge === undefined ? `${method} ${kind}` : `${method} ${kind}/${edge}`
  if (Object.hasOwn(routes, route)) return { route, objectId }
  const isKnownEdge = edge === undefined || ['GET', 'POST', 'DELETE'].some((one) => Object.hasOwn(routes, `${one} ${kind}/${edge}`))
  throw isKnownEdge ? unknownObject(objectId, verb === 'GET' ? 'get' : verb === 'POST' ? 'post' : 'delete') : unknownPath(`/${edge}`)
}

/** 80007 when the hour is used up; the headers say how close it is, in percent. */
function limitManagement(world: World, headers: Record<string, string>): void {
  const percent = world.rates.countManagementCall()
  const usage = { call_count: Math.min(100, Math.round(percent)), total_cputime: Math.min(100, Math.round(percent / 2)), total_time: Math.min(100, Math.round(percent / 2)) }
  headers['x-app-usage'] = JSON.stringify(usage)
  headers['x-business-use-case-usage'] = JSON.stringify({ [world.account.wabaId]: [{ type: 'whatsapp', ...usage, estimated_time_to_regain_access: percent > 100 ? 60 : 0 }] })
  if (percent > 100) throw new GraphError(80007, { message: '(#80007) There have been too many calls to this WhatsApp Business account. Wait a bit and try again.', subcode: 2494055, details: 'Too many management calls within one hour.' })
}
