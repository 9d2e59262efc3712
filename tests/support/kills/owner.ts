import { randomUUID } from 'node:crypto'
import type { Random } from '#simulator/random.ts'
import type { Screen } from '../host-process.ts'

/** One thing the owner wants said. It stays with the owner until the app has answered, as in the composer. */
export type Ask = { requestId: string; phone: string; number: number; kind: 'text' | 'image' | 'location'; isAnswered: boolean }

const pauseMs = 10
/** Below the burst that one customer may get at once. */
const mostPerCustomer = 40
const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

/** Writes to many customers at once, to each one after the other; what the app did not answer is asked again, word for word. */
export class Owner {
  readonly asks: Ask[] = []
  readonly unexpected: string[] = []
  /** Refusals that are right at the moment; what was refused is dropped. */
  readonly expectedRefusals = new Set<string>()
  readonly #phones: readonly string[]
  readonly #random: Random
  readonly #open = new Map<string, Ask>()
  readonly #count = new Map<string, number>()
  #screen: Screen | null = null
  #isAsking = true
  #isGone = false
  #workers: Promise<void>[] = []

  constructor(phones: readonly string[], random: Random) {
    this.#phones = phones
    this.#random = random
  }

  use(screen: Screen | null): void {
    this.#screen = screen
  }

  start(workerCount: number): void {
    this.#workers = Array.from({ length: workerCount }, () => this.#work())
  }

  /** Thinks of nothing new; resolves when everything asked is answered. */
  async finish(): Promise<void> {
    this.#isAsking = false
    await Promise.all(this.#workers)
  }

  leave(): void {
    this.#isGone = true
  }

  async #work(): Promise<void> {
    while (!this.#isGone) {
      await new Promise((resolve) => setTimeout(resolve, pauseMs))
      const screen = this.#screen
      if (!screen) continue
      const ask = this.#next()
      if (ask) await this.#say(screen, ask)
      else if (!this.#isAsking && this.asks.every(({ isAnswered }) => isAnswered)) return
    }
  }

  /** What was begun comes first; nobody else works on the same customer meanwhile. */
  #next(): Ask | null {
    const unanswered = this.asks.find((ask) => !ask.isAnswered && !this.#open.has(ask.phone))
    if (unanswered) return this.#begin(unanswered)
    if (!this.#isAsking) return null
    const phone = this.#random.pick(this.#phones)
    const number = this.#count.get(phone) ?? 0
    if (this.#open.has(phone) || number >= mostPerCustomer) return null
    const dice = this.#random.next()
    const ask: Ask = { requestId: randomUUID(), phone, number, kind: dice < 0.1 ? 'image' : dice < 0.15 ? 'location' : 'text', isAnswered: false }
    this.#count.set(phone, number + 1)
    this.asks.push(ask)
    return this.#begin(ask)
  }

  #begin(ask: Ask): Ask {
    this.#open.set(ask.phone, ask)
    return ask
  }

  async #say(screen: Screen, ask: Ask): Promise<void> {
    try {
      await Promise.race([this.#send(screen, ask), screen.gone])
      ask.isAnswered = true
    } catch (error) {
      const reason = (error as { data?: { reason?: string } | null }).data?.reason ?? ''
      if (this.expectedRefusals.has(reason)) this.#drop(ask)
      else if (this.#screen === screen) this.unexpected.push(`${ask.phone} #${ask.number}: ${String(error)}`)
    } finally {
      this.#open.delete(ask.phone)
    }
  }

  #drop(ask: Ask): void {
    this.asks.splice(this.asks.indexOf(ask), 1)
  }

  async #send(screen: Screen, ask: Ask): Promise<void> {
    const { id } = await screen.client.conversations.openByPhone({ phone: `+${ask.phone}` })
    await screen.client.messages.send({ conversationId: id, requestId: ask.requestId, content: await this.#contentOf(screen, id, ask), quotedMessageId: null })
  }

  async #contentOf(screen: Screen, conversationId: number, { kind, number }: Ask) {
    if (kind === 'text') return { type: 'text' as const, body: `답장 ${number}`, previewUrl: false }
    if (kind === 'location') return { type: 'location' as const, latitude: 37.5, longitude: 127, name: '가게', address: null }
    const { id } = await screen.stage(conversationId, `사진 ${number}.png`, picture)
    return { type: 'image' as const, attachmentId: id, caption: `사진 ${number}`, isVoice: false }
  }
}
