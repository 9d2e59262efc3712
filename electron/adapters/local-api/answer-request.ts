import type { IncomingMessage } from 'node:http'
import type { LocalApiApplication } from '#core/ports/local-api.ts'
import type { ApiBinding } from '#shared/domain/integrations.ts'
import { apiError, localApiRoutes, type RouteName } from '#shared/contract/local-api.ts'
import { readBody } from '../system/read-body.ts'
import { isOwnHost, recognise } from './guard.ts'
import type { RequestRate } from './request-rate.ts'

export type HttpAnswer = { status: number; body: unknown; headers?: Record<string, string> }
export type Surroundings = { port: number; binding: ApiBinding; application: LocalApiApplication; rate: RequestRate }

/** Nobody: requests without a key share one allowance, so that trying keys neither gets far nor disturbs others. */
const nobody = 0
const strangersPerSecond = 20
const documentPath = '/v1/openapi.json'

const routes = Object.entries(localApiRoutes).map(([name, { method, path, scope, body }]) => ({
  name: name as RouteName, method, scope, takesBody: body !== null, pattern: new RegExp(`^${path.replace('{id}', '([1-9]\\d{0,14})')}$`),
}))

const failure = (status: number, code: string, message: string, policyKey: string | null = null): HttpAnswer => ({ status, body: apiError(code, message, policyKey) })
const closing = (answer: HttpAnswer): HttpAnswer => ({ ...answer, headers: { ...answer.headers, connection: 'close' } })

/** Cheap checks first: a stranger costs no reading of a body. */
export async function answerRequest(request: IncomingMessage, { port, binding, application, rate }: Surroundings): Promise<HttpAnswer> {
  if (!isOwnHost(request, port, binding)) return closing(failure(421, 'host', 'This is not a name of this computer.'))
  if (request.headers.origin !== undefined) return closing(failure(403, 'origin', 'Web pages may not use this.'))
  const url = URL.parse(request.url ?? '/', 'http://own')
  if (!url) return closing(failure(400, 'invalid', 'The address was not understood.'))
  if (url.pathname === documentPath && request.method === 'GET') {
    if (!rate.allows(nobody, strangersPerSecond)) return tooMany()
    return { status: 200, body: application.document(`http://${request.headers.host}`) }
  }

  const key = recognise(request.headers.authorization, application.keys())
  if (!key) return closing(rate.allows(nobody, strangersPerSecond) ? { ...failure(401, 'key', 'A key that is in use is needed: Authorization: Bearer …'), headers: { 'www-authenticate': 'Bearer' } } : tooMany())
  if (!rate.allows(key.id, application.policy('local-api.requests'))) return closing(tooMany('local-api.requests'))

  const here = routes.filter(({ pattern }) => pattern.test(url.pathname))
  const route = here.find(({ method }) => method === request.method)
  if (here.length === 0) return closing(failure(404, 'not-found', 'There is nothing at this address.'))
  if (!route) return closing({ ...failure(405, 'method', 'This address does not take this method.'), headers: { allow: here.map(({ method }) => method).join(', ') } })
  if (!key.scopes.includes(route.scope)) return closing(failure(403, 'scope-missing', `The key does not hold the scope ${route.scope}.`))

  const body = route.takesBody ? await readJson(request, application.policy('local-api.body')) : { value: undefined }
  if ('status' in body) return closing(body)
  const id = Number(route.pattern.exec(url.pathname)?.[1] ?? 0)
  return application.answer({ route: route.name, id, query: Object.fromEntries(url.searchParams), body: body.value }, key)
}

const tooMany = (policyKey: string | null = null): HttpAnswer => ({ ...failure(429, 'too-many-requests', 'Too many requests; wait a second.', policyKey), headers: { 'retry-after': '1' } })

async function readJson(request: IncomingMessage, mostBytes: number): Promise<{ value: unknown } | HttpAnswer> {
  if (!/^application\/json(?:\s*;|$)/i.test(request.headers['content-type'] ?? '')) return failure(415, 'content-type', 'The body must be application/json.')
  const bytes = await readBody(request, mostBytes)
  if (bytes === null) return failure(413, 'body-too-large', `The body is larger than ${mostBytes} bytes.`, 'local-api.body')
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown }
  } catch {
    return failure(400, 'invalid', 'The body is no JSON.')
  }
}
