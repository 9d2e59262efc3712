import { Random } from '../random.ts'

/** Ids in Meta's shapes. Callers treat them as opaque. */
export class Ids {
  readonly #random: Random
  readonly #trace: Random
  #media: number

  constructor(seed: number) {
    this.#random = Random.named(seed, 'ids')
    this.#trace = Random.named(seed, 'trace')
    this.#media = 1_000_000_000 + this.#random.integer(0, 8_000_000_000)
  }

  /** `wamid.` and base64 of the recipient and 72 random bits, as long as real ones. */
  wamid(who: string, direction: 'in' | 'out'): string {
    const head = String.fromCodePoint(0x1c, 0x18, Math.min(who.length, 63)) + who.slice(0, 63)
    const tail = String.fromCodePoint(0x15, 0x02, 0x00, direction === 'out' ? 0x11 : 0x12, 0x18, 0x12) + this.#random.hex(18).toUpperCase()
    return `wamid.${Buffer.from(`${head}${tail}\0`, 'latin1').toString('base64')}`
  }

  media(): string {
    this.#media += 1 + this.#random.integer(0, 96)
    return String(this.#media)
  }

  number(): string {
    return `${this.#random.integer(100_000_000, 999_999_999)}${this.#random.integer(100_000, 999_999)}`
  }

  hash(): string {
    return this.#random.hex(32)
  }

  trace(): string {
    return `A${Buffer.from(this.#trace.hex(32), 'hex').toString('base64url')}`
  }
}
