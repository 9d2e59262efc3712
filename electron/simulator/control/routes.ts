import type { IncomingMessage, ServerResponse } from 'node:http'
import { readBody } from '../http/read-body.ts'
import type { Books } from '../state/books.ts'
import { ControlError } from './control-error.ts'
import type { Control } from './control.ts'

type Input = { json: () => never; body: Buffer; query: URLSearchParams; contentType: string }
type ControlRoute = (control: Control, input: Input) => unknown

/** `json()` is untyped on purpose: every control function checks what it is given. */
const routes: Readonly<Record<string, ControlRoute>> = {
  'POST /_sim/messages': (control, { json }) => ({ messages: control.receive(listed(json())) }),
  'POST /_sim/people': (control, { json }) => ({ people: control.people(json()) }),
  'POST /_sim/statuses': (control, { json }) => done(control.statuses(json())),
  'POST /_sim/echoes': (control, { json }) => ({ messages: control.echoes(json()) }),
  'POST /_sim/history': (control, { json }) => done(control.history(json())),
  'POST /_sim/changes': (control, { json }) => done(control.changes(json())),
  'POST /_sim/preferences': (control, { json }) => done(control.preferences(json())),
  'POST /_sim/account': (control, { json }) => done(control.account(json())),
  'POST /_sim/quality': (control, { json }) => done(control.quality(json())),
  'POST /_sim/templates': (control, { json }) => done(control.templates(json())),
  'POST /_sim/media': (control, { body, contentType }) => control.media(body, contentType),
  'GET /_sim/faults': (control) => ({ faults: control.state().faults }),
  'POST /_sim/faults': (control, { json }) => ({ ids: control.addFaults(json()) }),
  'DELETE /_sim/faults': (control, { query }) => done(control.clearFaults(numberOf(query, 'id'))),
  'GET /_sim/clock': (control) => ({ nowMs: control.state().nowMs }),
  'POST /_sim/clock': (control, { json }) => control.clock(json()),
  'GET /_sim/behaviour': (control) => control.state().behaviour,
  'POST /_sim/behaviour': (control, { json }) => control.behaviour(json()),
  'POST /_sim/webhook': (control, { json }) => control.webhook(json()),
  'GET /_sim/books': (control, { query }) => (query.has('since') || query.has('limit') ? control.books(numberOf(query, 'since'), numberOf(query, 'limit')) : plainBooks(control.books())),
  'DELETE /_sim/books': (control, { query }) => done(control.forgetBooksBefore(numberOf(query, 'before') ?? Number.POSITIVE_INFINITY)),
  'GET /_sim/state': (control) => control.state(),
}

/** The list itself, or a webhook's `value` around it. */
const listed = (input: { messages?: never; type?: unknown }): never => (Array.isArray(input?.messages) && input.type === undefined ? input.messages : (input as never))

/** What a script compares with: neither places nor states of our own. */
const plainBooks = ({ accepted, webhooks }: Books) => ({
  accepted: accepted.map(({ wamid, to, type, at, request }) => ({ wamid, to, type, at, request })),
  webhooks: webhooks.map(({ at, status, attempts, body }) => ({ at, status, attempts, body })),
})

const done = (_nothing: void): { ok: true } => ({ ok: true })

function numberOf(query: URLSearchParams, name: string): number | undefined {
  const value = query.get(name)
  if (value === null) return undefined
  if (!/^\d+$/.test(value)) throw new ControlError(name, 'must be a whole number')
  return Number(value)
}

const mostBytes = 128 * 1024 * 1024

export async function answerControl(control: Control, request: IncomingMessage, response: ServerResponse, url: { pathname: string; search: string }): Promise<void> {
  const body = (await readBody(request, mostBytes)) ?? Buffer.alloc(0)
  const reply = (status: number, json: unknown) => {
    const text = JSON.stringify(json)
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text) }).end(text)
  }
  try {
    if (request.headers.origin !== undefined) throw new ControlError('origin', 'a web page may not pull these strings', 403)
    const route = routes[`${request.method} ${url.pathname}`]
    if (!route) throw new ControlError('path', `${request.method} ${url.pathname} is not part of the control surface`, 404)
    reply(200, await route(control, { json: () => readJson(body), body, query: new URLSearchParams(url.search), contentType: request.headers['content-type'] ?? 'application/octet-stream' }))
  } catch (error) {
    if (!(error instanceof ControlError)) throw error
    reply(error.status, { error: { field: error.field, message: `${error.field}: ${error.message}` } })
  }
}

function readJson(body: Buffer): never {
  try {
    return JSON.parse(body.toString('utf8')) as never
  } catch {
    throw new ControlError('body', 'is not JSON')
  }
}
