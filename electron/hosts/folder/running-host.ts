import { randomBytes, timingSafeEqual } from 'node:crypto'
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { z } from 'zod'

/** How a second start finds the first: a loopback port and a secret that only this user can read. */
const record = z.object({ port: z.number(), secret: z.string() })
const answer = z.object({ url: z.string().nullable(), receiverUrl: z.string().nullable() })
export type RunningHost = z.infer<typeof answer>

/** What a second start asks for: show yourself, and open this link if there is one. */
const wish = z.object({ link: z.string().max(4000).nullable() })
export type Wish = z.infer<typeof wish>

const file = (folder: string) => join(folder, 'running.json')

/** Answers second starts on the same folder until stopped. */
export async function announceHost(folder: string, onWish: (asked: Wish) => RunningHost): Promise<{ stop(): void }> {
  const secret = randomBytes(32).toString('base64url')
  const expected = Buffer.from(`Bearer ${secret}`)
  const server = createServer((request, response) => {
    const given = Buffer.from(request.headers.authorization ?? '')
    const isKnown = given.length === expected.length && timingSafeEqual(given, expected)
    if (request.method !== 'POST' || !isKnown) return void response.writeHead(403).end()
    let body = ''
    request.setEncoding('utf8').on('data', (chunk: string) => { body = (body + chunk).slice(0, 10_000) })
    request.on('end', () => {
      const asked = wish.safeParse(parse(body))
      if (!asked.success) return void response.writeHead(400).end()
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(onWish(asked.data)))
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  server.unref()
  const path = file(folder)
  writeFileSync(`${path}.part`, JSON.stringify({ port: (server.address() as AddressInfo).port, secret }), { mode: 0o600 })
  renameSync(`${path}.part`, path)
  return {
    stop() {
      rmSync(path, { force: true })
      server.close()
      server.closeAllConnections()
    },
  }
}

/** Asks the first start, waiting for it to come up. Null when it holds the folder but does not answer. */
export async function askRunningHost(folder: string, asked: Wish, patienceMs = 15_000): Promise<RunningHost | null> {
  const endsAt = performance.now() + patienceMs
  while (performance.now() < endsAt) {
    const found = record.safeParse(parse(read(file(folder))))
    const reply = found.success ? await post(found.data, asked) : null
    if (reply) return reply
    await new Promise((resolve) => setTimeout(resolve, 150))
  }
  return null
}

async function post({ port, secret }: z.infer<typeof record>, asked: Wish): Promise<RunningHost | null> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', headers: { authorization: `Bearer ${secret}` }, body: JSON.stringify(asked), signal: AbortSignal.timeout(3000) })
    return response.ok ? answer.parse(await response.json()) : null
  } catch {
    return null
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
