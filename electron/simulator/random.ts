/** Random numbers that a seed repeats exactly (mulberry32). */
export class Random {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** An independent stream, so that one use does not disturb the numbers of another. */
  static named(seed: number, name: string): Random {
    let hash = 2166136261 ^ seed
    for (const letter of name) hash = Math.imul(hash ^ letter.codePointAt(0)!, 16777619)
    return new Random(hash)
  }

  /** At least 0, below 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = this.#state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }

  between([least, most]: readonly [number, number]): number {
    return least + this.next() * (most - least)
  }

  integer(least: number, most: number): number {
    return Math.floor(this.between([least, most + 1]))
  }

  chance(probability: number): boolean {
    return probability >= 1 || (probability > 0 && this.next() < probability)
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.next() * items.length)]!
  }

  shuffle<Item>(items: readonly Item[]): Item[] {
    const mixed = [...items]
    for (let index = mixed.length - 1; index > 0; index -= 1) {
      const other = Math.floor(this.next() * (index + 1))
      const kept = mixed[index]!
      mixed[index] = mixed[other]!
      mixed[other] = kept
    }
    return mixed
  }

  hex(length: number): string {
    let text = ''
    while (text.length < length) text += Math.floor(this.next() * 4294967296).toString(16).padStart(8, '0')
    return text.slice(0, length)
  }
}
