import { call } from '@orpc/server'
import { request as httpRequest } from 'node:http'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { apiScopes, type ApiBinding, type ApiScope } from '#shared/domain/integrations.ts'
import type { Shop } from './open-shop.ts'

export type ApiReply = { status: number; body: { error?: { code: string; message: string; policyKey: string | null } } & Record<string, unknown>; headers: Record<string, string | string[] | undefined> }
type Ask = { method?: string; body?: unknown; raw?: string; headers?: Record<string, string>; key?: string | null }

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => { server.close(resolve) })
  return port
}

/** The local API of this shop, switched on, asked over real HTTP. */
export async function openLocalApi(shop: Shop, { scopes = apiScopes, binding = 'loopback' }: { scopes?: readonly ApiScope[]; binding?: ApiBinding } = {}) {
  const { integrations } = shop.router
  const port = await freePort()
  const { api } = await call(integrations.saveLocalApi, { isEnabled: true, port, binding }, shop.asOwner)
  const newKey = async (held: readonly ApiScope[]) => (await call(integrations.createKey, { name: '계산대', scopes: [...held] }, shop.asOwner)).key
  const key = await newKey(scopes)
  const ask = (path: string, { method = 'GET', body, raw, headers = {}, key: given = key }: Ask = {}): Promise<ApiReply> => new Promise((resolve, reject) => {
    const text = raw ?? (body === undefined ? undefined : JSON.stringify(body))
    const sent = httpRequest({
      host: '127.0.0.1', port, path, method, agent: false,
      headers: { ...(given === null ? {} : { authorization: `Bearer ${given}` }), ...(text === undefined ? {} : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) }), ...headers },
    }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: JSON.parse(Buffer.concat(chunks).toString() || '{}') as ApiReply['body'] }))
    })
    sent.on('error', reject)
    sent.end(text)
  })
  return { ask, key, newKey, port, status: api.status }
}
