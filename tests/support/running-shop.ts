import { join } from 'node:path'
import type { ConversationRow } from '#shared/domain/conversation.ts'
import type { Message } from '#shared/domain/message.ts'
import { defaultSettings } from '#shared/domain/settings.ts'
import { defaultBehaviour } from '#simulator/behaviour.ts'
import type { InboundInput } from '#simulator/customer/inbound-shape.ts'
import { sampleFiles, type SampleFileName } from '#simulator/scenarios/sample-shop/assets.ts'
import type { Simulator } from '#simulator/start-simulator.ts'
import { temporaryFolder } from './app-process.ts'
import { eventually } from './eventually.ts'
import { HostProcess, type Screen } from './host-process.ts'
import type { ShopClient } from './test-host.ts'
import { sampleCredentials, startTestSimulator } from './test-simulator.ts'

export type Customer = { name: string; phone: string; row: ConversationRow }
export type AppStart = {
  args?: readonly string[]
  /** Puts files into the data folder before the start. */
  prepare?: (dataFolder: string) => void
  /** Without a number the app shows the welcome screen. */
  isConnected?: boolean
}
type WireMessage = { type: InboundInput['type'] } & Record<string, unknown>
type SentMessage = { type: string; request: Record<string, unknown> }

/** The built app in a process of its own, connected to a WhatsApp of its own, in the user's words. */
export class RunningShop {
  readonly simulator: Simulator
  readonly #folder: ReturnType<typeof temporaryFolder>
  #host: HostProcess
  #screen: Screen | null = null
  #customers = 0

  private constructor(simulator: Simulator, folder: ReturnType<typeof temporaryFolder>, host: HostProcess) {
    this.simulator = simulator
    this.#folder = folder
    this.#host = host
  }

  static async open({ args = [], prepare = () => {}, isConnected = true }: AppStart = {}): Promise<RunningShop> {
    const folder = temporaryFolder()
    prepare(join(folder.path, 'data'))
    const simulator = await startTestSimulator()
    const shop = new RunningShop(simulator, folder, new HostProcess(folder.path, {}, args))
    await (isConnected ? shop.#connect() : shop.#host.program.line('READY '))
    return shop
  }

  async #connect(): Promise<void> {
    const welcome = await this.#host.openScreen()
    const checks = await welcome.client.shop.connect({ ...sampleCredentials, graphBase: `${this.simulator.url}/v25.0` })
    if (checks.some(({ outcome }) => outcome === 'failed')) throw new Error(JSON.stringify(checks))
    await this.simulator.setWebhook(await this.#host.receiverUrl())
    this.#screen = await this.#host.openScreen(await this.link())
  }

  /** What a screen may ask of the app. */
  get client(): ShopClient {
    if (!this.#screen) throw new Error('This shop is not connected')
    return this.#screen.client
  }

  get dataFolder(): string {
    return this.#host.dataFolder
  }

  /** A link that opens one session. */
  link(): Promise<string> {
    return this.#host.link()
  }

  /** Ends the app as the system does, and starts it anew on the same data after `work`. */
  async restart(work: () => unknown = () => {}): Promise<void> {
    await this.#host.stop()
    await work()
    this.#host = new HostProcess(this.#folder.path)
    this.#screen = await this.#host.openScreen()
  }

  /** Kills the app as a power cut does, and starts it anew at the same address after `work`. */
  async killAndRestart(work: () => unknown = () => {}): Promise<void> {
    const { port } = new URL(await this.link())
    this.#host.kill()
    await this.#host.program.ended
    await work()
    this.#host = new HostProcess(this.#folder.path, {}, ['--port', port])
    this.#screen = await this.#host.openScreen()
  }

  /** Where Meta delivers; the same after every restart. */
  async receiverPort(): Promise<number> {
    return Number(new URL(await this.#host.receiverUrl()).port)
  }

  /** Takes back what a test may have changed for everybody; its customers stay. */
  async forgetChanges(): Promise<void> {
    this.simulator.control.clearFaults()
    this.simulator.control.behaviour(defaultBehaviour)
    await this.client.sending.resume()
    await this.client.settings.update(defaultSettings)
  }

  /**
   * Somebody nobody has seen before writes, `ageMs` ago: times of the wire are whole seconds, and what happens in
   * a test comes after this. Resolves when it is in the inbox.
   */
  async newCustomer(words: string | readonly string[] = '안녕하세요', { ageMs = 60_000, name }: { ageMs?: number; name?: string } = {}): Promise<Customer> {
    this.#customers += 1
    /** Ten apart: a test may write one of them down again with another last digit. */
    const person = { name: name ?? `손님 ${String(this.#customers).padStart(3, '0')}`, phone: `8210550${String(10_000 + 10 * this.#customers)}` }
    for (const body of [words].flat()) this.#receive(person, { type: 'text', text: { body } }, ageMs)
    const row = await eventually(async () => {
      const found = (await this.client.conversations.page({ filter: 'all', after: null, limit: 200 })).items.find(({ phone }) => phone === person.phone)
      return found && found.unreadCount >= [words].flat().length ? found : null
    })
    return { ...person, row }
  }

  /** Many messages, half a minute apart unless told otherwise. Resolves when all are in the inbox. */
  async customerWroteMuch(customer: Customer, count: number, wordsOf: (index: number) => string, everyMs = 30_000): Promise<void> {
    const { unreadCount } = await this.conversationOf(customer)
    const nowS = Math.floor(Date.now() / 1000)
    this.simulator.control.receive(Array.from({ length: count }, (_unused, index) => ({
      from: customer.phone, type: 'text' as const, text: { body: wordsOf(index) }, timestamp: String(nowS - Math.round(((count - 1 - index) * everyMs) / 1000)), profile: { name: customer.name },
    })))
    await eventually(async () => (await this.conversationOf(customer)).unreadCount >= unreadCount + count, 20_000)
  }

  /** Resolves when the message is in the inbox. */
  customerWrites(customer: Customer, body: string): Promise<Message> {
    return this.#received(customer, this.#receive(customer, { type: 'text', text: { body } }))
  }

  /** Anything else a customer's phone can send, in the words of the wire. Resolves when it is in the inbox. */
  customerSends(customer: Customer, message: WireMessage): Promise<Message> {
    return this.#received(customer, this.#receive(customer, message))
  }

  /** Resolves when the app has the file. */
  async customerSendsFile(customer: Customer, name: SampleFileName, caption?: string): Promise<Message> {
    const file = sampleFiles[name]
    const media = { bytes_base64: file.base64, mime_type: file.mimeType, ...(caption && { caption }), ...(file.kind === 'audio' && { voice: true }) }
    const { id } = await this.customerSends(customer, { type: file.kind, [file.kind]: media })
    return this.messageWhen(id, (message) => message.media?.state === 'ready')
  }

  /** What the customer does to an earlier message: nothing new appears in the inbox. */
  customerChanges(customer: Customer, change: { type: 'edit' | 'revoke' } & Record<string, unknown>): void {
    this.#receive(customer, change)
  }

  #receive({ name, phone }: { name: string; phone: string }, message: WireMessage, ageMs = 0): string {
    const timestamp = String(Math.floor((Date.now() - ageMs) / 1000))
    return this.simulator.control.receive({ from: phone, timestamp, profile: { name }, ...message })[0]!.id
  }

  #received(customer: Customer, id: string): Promise<Message> {
    return eventually(async () => (await this.messagesOf(customer)).find(({ wamid }) => wamid === id))
  }

  async messagesOf({ row }: Customer): Promise<Message[]> {
    return (await this.client.messages.page({ conversationId: row.id, anchor: { at: 'latest' }, limit: 200 })).items
  }

  messageWhen(id: Message['id'], isSo: (message: Message) => boolean): Promise<Message> {
    return eventually(async () => (await this.client.messages.byIds({ messageIds: [id] })).find(isSo))
  }

  async conversationOf({ row }: Customer): Promise<ConversationRow> {
    return (await this.client.conversations.byIds({ conversationIds: [row.id] }))[0]!
  }

  ownerReplies({ row }: Customer, body: string): Promise<Message> {
    return this.client.messages.send({ conversationId: row.id, requestId: crypto.randomUUID(), content: { type: 'text', body, previewUrl: false }, quotedMessageId: null })
  }

  /** What WhatsApp accepted for this customer, oldest first. */
  sentTo({ phone }: Customer): SentMessage[] {
    return this.simulator.books().accepted.filter((sent) => sent.to.replace(/\D/g, '') === phone)
  }

  textsTo(customer: Customer): string[] {
    return this.sentTo(customer).map(({ request }) => (request['text'] as { body: string } | undefined)?.body ?? '')
  }

  /** The bytes of a file as WhatsApp received them. */
  async uploaded(mediaId: string): Promise<Buffer> {
    const headers = { authorization: `Bearer ${sampleCredentials.token}` }
    const media = (await (await fetch(`${this.simulator.url}/v25.0/${mediaId}`, { headers })).json()) as { url: string }
    return Buffer.from(await (await fetch(media.url, { headers })).arrayBuffer())
  }

  async close(): Promise<void> {
    await this.#host.stop()
    await this.simulator.stop()
    this.#folder.remove()
  }
}
