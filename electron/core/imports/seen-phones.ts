const partCount = 256
const fewestPlaces = 64

/**
 * In which row each phone number of a table stood first. A large table has millions: they lie as bare numbers, some
 * twenty bytes each, in many parts that grow one at a time, where one map would hold everything up while it grows.
 */
export class SeenPhones {
  readonly #parts = Array.from({ length: partCount }, () => new Part())

  rowOf(phone: string): number | undefined {
    return this.#partOf(phone).rowOf(Number(phone))
  }

  note(phone: string, row: number): void {
    this.#partOf(phone).note(Number(phone), row)
  }

  #partOf(phone: string): Part {
    return this.#parts[hashOf(Number(phone)) % partCount]!
  }
}

/** Zero is an empty place; no number is zero. */
class Part {
  #phones = new Float64Array(fewestPlaces)
  #rows = new Uint32Array(fewestPlaces)
  #count = 0

  rowOf(phone: number): number | undefined {
    const place = this.#placeOf(phone)
    return this.#phones[place] === phone ? this.#rows[place] : undefined
  }

  note(phone: number, row: number): void {
    if (this.#count * 2 >= this.#phones.length) this.#grow()
    const place = this.#placeOf(phone)
    if (this.#phones[place] !== phone) this.#count += 1
    this.#phones[place] = phone
    this.#rows[place] = row
  }

  #placeOf(phone: number): number {
    const last = this.#phones.length - 1
    let place = Math.floor(hashOf(phone) / partCount) & last
    while (this.#phones[place] !== 0 && this.#phones[place] !== phone) place = (place + 1) & last
    return place
  }

  #grow(): void {
    const [phones, rows] = [this.#phones, this.#rows]
    this.#phones = new Float64Array(phones.length * 2)
    this.#rows = new Uint32Array(phones.length * 2)
    phones.forEach((phone, at) => {
      if (phone === 0) return
      const place = this.#placeOf(phone)
      this.#phones[place] = phone
      this.#rows[place] = rows[at]!
    })
  }
}

/** Numbers of one shop differ in few digits: all of them count. */
function hashOf(phone: number): number {
  let bits = Math.imul((phone % 0x1_0000_0000) ^ Math.floor(phone / 0x1_0000_0000), 0x9e3779b1)
  bits = Math.imul(bits ^ (bits >>> 15), 0x85ebca6b)
  return (bits ^ (bits >>> 13)) >>> 0
}
