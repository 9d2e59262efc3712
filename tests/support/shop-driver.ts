import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import type { ContractRouterClient } from '@orpc/contract'
import { systemClock } from '#adapters/system/clock.ts'
import { systemIds } from '#adapters/system/ids.ts'
import { createLog } from '#adapters/system/log.ts'
import { keyFileProtector } from '#adapters/system/secrets.ts'
import type { Contract } from '#shared/contract/index.ts'
import { ownerActor } from '#shared/domain/actor.ts'
import type { ConversationRow } from '#shared/domain/conversation.ts'
import type { Message } from '#shared/domain/message.ts'
import type { Simulator } from '#simulator/start-simulator.ts'
import { ShopHost, type ShopHostOptions } from '../../electron/hosts/shop/shop-host.ts'
import { temporaryFolder } from './app-process.ts'
import { eventually } from './eventually.ts'
import { sampleCredentials, startTestSimulator } from './test-simulator.ts'

export type ShopClient = ContractRouterClient<Contract>

/** A host on a folder of its own, in this process, with real files, sockets and SQLite. */
export async function startTestHost(folder: string, change: Partial<ShopHostOptions> = {}): Promise<{ host: ShopHost; client: ShopClient }> {
  const path = join(folder, 'data')
  const host = await ShopHost.start({
    folder: { path, sample: join(path, 'sample'), logs: join(path, 'logs') },
    log: createLog({ folder: null, clock: systemClock }),
    clock: systemClock, ids: systemIds, protector: keyFileProtector(join(folder, 'config/secrets.key')),
    notifier: { notify: () => {}, setBadge: () => {} }, receiverPort: 0, opensSample: false, ...change,
  })
  return { host, client: clientOf(host) }
}

/** Calls always reach the shop shown at that moment. */
export function clientOf(host: ShopHost): ShopClient {
  const call = (path: string[]): unknown => new Proxy(() => {}, {
    get: (_target, name) => (typeof name === 'string' && name !== 'then' ? call([...path, name]) : undefined),
    apply: (_target, _self, args: unknown[]) => {
      const client = createRouterClient(host.router(), { context: { actor: ownerActor } }) as unknown as Record<string, Record<string, (...values: unknown[]) => unknown>>
      return client[path[0]!]![path[1]!]!(...args)
    },
  })
  return call([]) as ShopClient
}

/** A connected shop in the user's words: customers write, the owner replies, ticks move. */
export class TestShop {
  readonly simulator: Simulator
  readonly host: ShopHost
  readonly client: ShopClient
  /** Holds `data/` and `config/`. */
  readonly folder: string
  readonly #removeFolder: () => void

  private constructor(simulator: Simulator, host: ShopHost, client: ShopClient, folder: { path: string; remove: () => void }) {
    this.simulator = simulator
    this.host = host
    this.client = client
    this.folder = folder.path
    this.#removeFolder = folder.remove
  }

  static async open(): Promise<TestShop> {
    const folder = temporaryFolder()
    const simulator = await startTestSimulator()
    const { host, client } = await startTestHost(folder.path)
    const checks = await client.shop.connect({ ...sampleCredentials, graphBase: `${simulator.url}/v25.0` })
    if (checks.some(({ outcome }) => outcome === 'failed')) throw new Error(JSON.stringify(checks))
    await simulator.setWebhook(host.receiverUrl())
    return new TestShop(simulator, host, client, folder)
  }

  /** Resolves when the message is in the shop's inbox. */
  async customerWrites(phone: string, body: string): Promise<Message> {
    const [received] = this.simulator.control.receive({ from: phone, type: 'text', text: { body } })
    const row = await this.conversationWith(phone)
    return eventually(async () => (await this.messagesOf(row)).find((message) => message.wamid === received!.id))
  }

  conversationWith(phone: string): Promise<ConversationRow> {
    return eventually(async () => (await this.client.conversations.page({ filter: 'all', after: null, limit: 200 })).items.find((row) => row.phone === phone))
  }

  async messagesOf(row: ConversationRow): Promise<Message[]> {
    return (await this.client.messages.page({ conversationId: row.id, anchor: { at: 'latest' }, limit: 200 })).items
  }

  ownerReplies(row: ConversationRow, body: string): Promise<Message> {
    return this.client.messages.send({ conversationId: row.id, requestId: crypto.randomUUID(), content: { type: 'text', body, previewUrl: false }, quotedMessageId: null })
  }

  /** Resolves when the message shows this status. */
  tickOf(message: Message, status: Message['status']): Promise<Message> {
    return eventually(async () => (await this.client.messages.byIds({ messageIds: [message.id] })).find((current) => current.status === status))
  }

  async close(): Promise<void> {
    await this.host.stop()
    await this.simulator.stop()
    this.#removeFolder()
  }
}
