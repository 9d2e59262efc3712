import type { Random } from '#simulator/random.ts'
import type { Simulator } from '#simulator/start-simulator.ts'

export type Written = { id: string; phone: string; text: string | null; isRevoked: boolean; isEdited: boolean }

/** A message every so often, from one of many people, of every kind that leaves a trace. */
export class Customers {
  readonly phones: readonly string[]
  readonly written: Written[] = []
  readonly #simulator: Simulator
  readonly #random: Random
  #timer: NodeJS.Timeout | null = null

  constructor(simulator: Simulator, random: Random, count: number) {
    this.#simulator = simulator
    this.#random = random
    this.phones = Array.from({ length: count }, (_unused, index) => `8210${String(50_000_000 + index)}`)
  }

  /** Everybody says hello: from now on they can be answered. */
  arrive(): void {
    for (const phone of this.phones) this.#write(phone, '안녕하세요')
  }

  start(everyMs: number): void {
    this.#timer = setInterval(() => this.#act(), everyMs)
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer)
  }

  #act(): void {
    const random = this.#random
    const phone = random.pick(this.phones)
    const dice = random.next()
    const earlier = random.pick(this.written)
    const isUntouched = !earlier.isEdited && !earlier.isRevoked && earlier.text !== null
    if (dice < 0.1 && isUntouched) return this.#edit(earlier)
    if (dice < 0.15 && isUntouched) return this.#revoke(earlier)
    if (dice < 0.2) return void this.#simulator.control.receive({ from: phone, type: 'reaction', reaction: { message_id: earlier.id, emoji: '👍' } })
    if (dice < 0.3) return this.#sendPicture(phone)
    this.#write(phone, `주문 ${this.written.length} ${random.hex(8)}`)
  }

  #write(phone: string, body: string): void {
    const [message] = this.#simulator.control.receive({ from: phone, type: 'text', text: { body } })
    this.written.push({ id: message!.id, phone, text: body, isRevoked: false, isEdited: false })
  }

  #sendPicture(phone: string): void {
    const [message] = this.#simulator.control.receive({ from: phone, type: 'image', image: { caption: '사진' } })
    this.written.push({ id: message!.id, phone, text: null, isRevoked: false, isEdited: false })
  }

  #edit(written: Written): void {
    written.text = `${written.text} (고침)`
    written.isEdited = true
    this.#simulator.control.receive({ from: written.phone, type: 'edit', edit: { original_message_id: written.id, message: { type: 'text', text: { body: written.text } } } })
  }

  #revoke(written: Written): void {
    written.isRevoked = true
    this.#simulator.control.receive({ from: written.phone, type: 'revoke', revoke: { original_message_id: written.id } })
  }
}
