import { createHmac } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { SimulatorOptions } from '#simulator/options.ts'
import { startSimulator, type Simulator } from '#simulator/start-simulator.ts'
import { ManualClock } from '../../../support/manual-clock.ts'

export const account = { appSecret: 'app-secret', verifyToken: 'verify-me', token: 'T0KEN', phoneNumberId: '110220330440550', wabaId: '102030405060708', appId: '880011220033' }
export const customer = '821000000001'

export type Posted = { raw: string; signature: string | undefined; isGenuine: boolean; changes: { field: string; value: Value }[] }
export type Value = { messages?: Item[]; statuses?: Item[]; contacts?: Item[]; metadata?: Item; [name: string]: unknown }
export type Item = Record<string, unknown>

/** A shop's receiver: checks every signature by itself and keeps what came. */
export class ShopReceiver {
  readonly posts: Posted[] = []
  readonly challenges: URLSearchParams[] = []
  /** The HTTP status for each post, in order of arrival; 200 when it answers nothing. */
  answer: (post: Posted) => number = () => 200
  readonly #server: Server

  private constructor(server: Server) {
    this.#server = server
  }

  static async start(): Promise<ShopReceiver> {
    const server = createServer()
    const receiver = new ShopReceiver(server)
    server.on('request', (request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => void chunks.push(chunk))
      request.on('end', () => {
        if (request.method === 'GET') {
          const query = new URL(request.url ?? '', 'http://shop').searchParams
          receiver.challenges.push(query)
          response.writeHead(query.get('hub.verify_token') === account.verifyToken ? 200 : 403).end(query.get('hub.challenge'))
          return
        }
        const post = receiver.#read(Buffer.concat(chunks), request.headers['x-hub-signature-256'])
        receiver.posts.push(post)
        response.writeHead(receiver.answer(post)).end()
      })
    })
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
    return receiver
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/webhook`
  }

  get values(): Value[] {
    return this.posts.flatMap((post) => post.changes.map((change) => change.value))
  }

  get messages(): Item[] {
    return this.values.flatMap((value) => value.messages ?? [])
  }

  get statuses(): Item[] {
    return this.values.flatMap((value) => value.statuses ?? [])
  }

  of(field: string): Value[] {
    return this.posts.flatMap((post) => post.changes.filter((change) => change.field === field).map((change) => change.value))
  }

  stop(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }

  #read(bytes: Buffer, signature: string | string[] | undefined): Posted {
    const expected = `sha256=${createHmac('sha256', account.appSecret).update(bytes).digest('hex')}`
    const raw = bytes.toString('latin1')
    let changes: Posted['changes'] = []
    try {
      const body = JSON.parse(raw) as { entry: { changes: Posted['changes'] }[] }
      changes = body.entry.flatMap((entry) => entry.changes)
    } catch {
      changes = []
    }
    return { raw, signature: typeof signature === 'string' ? signature : undefined, isGenuine: signature === expected, changes }
  }
}

export type Testbed = {
  simulator: Simulator
  shop: ShopReceiver
  clock: ManualClock
  graph(method: string, path: string, body?: unknown, init?: { token?: string | null; headers?: Record<string, string> }): Promise<{ status: number; body: Item; headers: Headers }>
  send(message: Item): Promise<{ status: number; body: Item; headers: Headers }>
  /** Time passes; whatever is due happens and is answered. */
  pass(ms: number): Promise<void>
  stop(): Promise<void>
}

export async function startTestbed(options: Partial<SimulatorOptions> = {}): Promise<Testbed> {
  const shop = await ShopReceiver.start()
  const clock = new ManualClock()
  const simulator = await startSimulator({ ...account, webhookUrl: shop.url, seed: 7, clock, ...options })
  const graph: Testbed['graph'] = async (method, path, body, init = {}) => {
    const token = init.token === undefined ? account.token : init.token
    const response = await fetch(`${simulator.url}/v25.0/${path}`, {
      method,
      headers: { ...(token !== null && { authorization: `Bearer ${token}` }), ...(body !== undefined && !(body instanceof FormData) && { 'content-type': 'application/json' }), ...init.headers },
      ...(body !== undefined && { body: body instanceof FormData || typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    return { status: response.status, body: (await response.json()) as Item, headers: response.headers }
  }
  return {
    simulator,
    shop,
    clock,
    graph,
    send: (message) => graph('POST', `${account.phoneNumberId}/messages`, { messaging_product: 'whatsapp', to: `+${customer}`, ...message }),
    pass: async (ms) => {
      await simulator.control.clock({ forwardMs: ms })
    },
    async stop() {
      await simulator.stop()
      shop.stop()
    },
  }
}

export const wamidOf = (answer: { body: Item }): string => (answer.body['messages'] as { id: string }[])[0]!.id
export const errorOf = (answer: { body: Item }): { code: number; message: string; type: string; fbtrace_id: string; error_subcode?: number; error_data?: { messaging_product: string; details: string } } =>
  answer.body['error'] as ReturnType<typeof errorOf>

/** A file of `size` bytes that begins like one of its type. */
export function fileOf(mimeType: string, size = 64): Buffer {
  const heads: Record<string, string> = { 'image/jpeg': 'ffd8ffe0', 'image/png': '89504e47', 'image/webp': '52494646000000005745425056503820', 'application/pdf': '255044462d312e34' }
  const bytes = Buffer.alloc(size)
  Buffer.from(heads[mimeType] ?? '00', 'hex').copy(bytes)
  return bytes
}

export function monoOpus(channels = 1): Buffer {
  const bytes = Buffer.alloc(80)
  bytes.write('OggS', 0, 'latin1')
  bytes.write('OpusHead', 28, 'latin1')
  bytes[37] = channels
  return bytes
}

export async function upload(bed: Testbed, bytes: Buffer, mimeType: string): Promise<{ status: number; body: Item }> {
  const form = new FormData()
  form.set('messaging_product', 'whatsapp')
  form.set('type', mimeType)
  form.set('file', new Blob([new Uint8Array(bytes)], { type: mimeType }), 'file')
  return bed.graph('POST', `${account.phoneNumberId}/media`, form)
}
