import type { ConversationRow } from '#shared/domain/conversation.ts'
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { countryOf } from './parse-phone.ts'

const bareNumber = /^\+\d{6,15}$/
const mostKept = 2_000

/** Phone numbers as people where the shop is write them: 010-1234-5678 for its own country, +1 213 373 4253 for others. */
export class ShownNumbers {
  readonly #ownNumber: () => string | null
  #own: string | null = null
  #country: string | undefined
  readonly #known = new Map<string, string>()

  /** `ownNumber`: the shop's, in international form; it may change with the account. */
  constructor(ownNumber: () => string | null) {
    this.#ownNumber = ownNumber
  }

  text(digits: string): string {
    this.#follow()
    const plain = `+${digits.replace(/^\+/, '')}`
    const known = this.#known.get(plain)
    if (known !== undefined) return known
    const number = parsePhoneNumberFromString(plain)
    const text = number?.isPossible() ? (number.country === this.#country ? number.formatNational() : number.formatInternational()) : plain
    if (this.#known.size >= mostKept) this.#known.clear()
    this.#known.set(plain, text)
    return text
  }

  /** Somebody without a name is called by the number. */
  name(name: string): string {
    return bareNumber.test(name) ? this.text(name) : name
  }

  row(row: ConversationRow): ConversationRow {
    return { ...row, contactName: this.name(row.contactName), phoneText: row.phone === null ? null : this.text(row.phone) }
  }

  #follow(): void {
    const own = this.#ownNumber()
    if (own === this.#own) return
    this.#own = own
    this.#country = countryOf(own)
    this.#known.clear()
  }
}
