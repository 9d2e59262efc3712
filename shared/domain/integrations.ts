/** What a key of the local API allows; each opens some routes and no others. */
export const apiScopes = ['contacts:read', 'contacts:write', 'labels:write', 'messages:send', 'values:write'] as const
export type ApiScope = (typeof apiScopes)[number]

/** `hint` is the end of the key, to tell keys apart; the key itself is shown once and kept by nobody here. */
export type ApiKey = { id: number; name: string; hint: string; scopes: ApiScope[]; createdAtMs: number; lastUsedAtMs: number | null }

export const apiBindings = ['loopback', 'lan'] as const
export type ApiBinding = (typeof apiBindings)[number]
export type LocalApiSettings = { isEnabled: boolean; port: number; binding: ApiBinding }
export const defaultLocalApi: LocalApiSettings = { isEnabled: false, port: 7480, binding: 'loopback' }

/** `urls` are the addresses other programs use, this computer's first. `problem` says why it is down. */
export type LocalApiStatus = { state: 'off' | 'listening' | 'down'; urls: string[]; problem: 'port-taken' | 'port-refused' | 'other' | null }

export const hookEvents = ['message.received', 'message.status', 'contact.changed', 'label.set', 'contact.opted-out'] as const
export type HookEvent = (typeof hookEvents)[number]

export type HookProblem = 'unreachable' | 'timeout' | 'certificate' | 'private-address' | 'redirect' | 'refused' | 'secret-missing'
/** `code`: the HTTP status of an answer that was no success. */
export type HookFailure = { problem: HookProblem; code: number | null }

/** An address of another program that hears what happens. */
export type Hook = {
  id: number
  name: string
  url: string
  events: HookEvent[]
  /** May lie in this network, not only on the internet. */
  allowsLan: boolean
  state: 'active' | 'paused'
  failure: (HookFailure & { sinceMs: number }) | null
  waitingCount: number
  givenUpCount: number
  lastDeliveredAtMs: number | null
}

export type HookAddressProblem = 'unclear' | 'insecure' | 'password'
const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]'])

export const isLoopbackName = (hostname: string): boolean => loopbackNames.has(hostname.toLowerCase())

const addressPattern = /^(https?):\/\/([^/?#]+)(?:[/?#]|$)/i
const hostPattern = /^(\[[\da-f:.]+\]|[\p{L}\p{N}._-]+)(?::\d{1,5})?$/iu

/** Why an address cannot be used at all; where its name leads is only known when something is sent. */
export function hookAddressProblem(url: string): HookAddressProblem | null {
  const [, scheme = '', authority = ''] = addressPattern.exec(url.trim()) ?? []
  if (authority.includes('@')) return 'password'
  const host = hostPattern.exec(authority)?.[1]
  if (host === undefined) return 'unclear'
  return scheme.toLowerCase() === 'https' || isLoopbackName(host) ? null : 'insecure'
}
