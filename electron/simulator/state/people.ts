import { createHash } from 'node:crypto'
import { phoneVariants } from '#shared/domain/phone-identity.ts'
import type { Behaviour } from '../behaviour.ts'

export type Persona = Behaviour['persona']

/** One customer on the far side. `phone` may exist and still be hidden (`user-id-only`). */
export type Person = {
  key: string
  phone: string | null
  userId: string | null
  parentUserId: string | null
  username: string | null
  name: string
  persona: Persona
  isReachable: boolean
  readsMessages: boolean
  isBlocked: boolean
  hasStoppedMarketing: boolean
  identityHash: string | null
  lastInboundAtMs: number | null
  /** An ad or a page button brought them at this time; the free entry point starts with the shop's answer. */
  cameByAdAtMs: number | null
  freeEntryUntilMs: number | null
  /** Theoretical arrival time of the pair limit: how far the shop has borrowed from later. */
  pairBorrowedUntilMs: number
  typingUntilMs: number
}
export type PersonPatch = Partial<Omit<Person, 'key' | 'pairBorrowedUntilMs' | 'typingUntilMs'>>

export class People {
  readonly #byPhone = new Map<string, Person>()
  readonly #byUserId = new Map<string, Person>()
  readonly #scope: string
  readonly #persona: () => Persona
  #count = 0

  constructor(scope: string, persona: () => Persona) {
    this.#scope = scope
    this.#persona = persona
  }

  /** Whoever has this number in any of its spellings, created on first sight. */
  byPhone(phone: string): Person {
    return this.findPhone(phone) ?? this.#add({ phone: canonicalPhone(phone), userId: null })
  }

  byUserId(userId: string): Person {
    return this.#byUserId.get(userId) ?? this.#add({ phone: null, userId })
  }

  findPhone(phone: string): Person | undefined {
    for (const variant of phoneVariants(phone)) {
      const person = this.#byPhone.get(variant)
      if (person) return person
    }
    return undefined
  }

  findUserId(userId: string): Person | undefined {
    return this.#byUserId.get(userId)
  }

  all(): Person[] {
    return [...new Set([...this.#byPhone.values(), ...this.#byUserId.values()])]
  }

  describe(person: Person, patch: PersonPatch): void {
    Object.assign(person, patch)
    this.#index(person)
  }

  /** The person took another number: the old one leads nowhere, the user id is new. */
  changeNumber(person: Person, phone: string): void {
    if (person.phone !== null) this.#byPhone.delete(person.phone)
    person.phone = canonicalPhone(phone)
    if (person.userId !== null) person.userId = this.#userIdOf(person.phone)
    this.#index(person)
  }

  changeUserId(person: Person, userId: string): void {
    person.userId = userId
    this.#index(person)
  }

  #add({ phone, userId }: { phone: string | null; userId: string | null }): Person {
    const persona = phone === null ? 'user-id-only' : this.#persona()
    const person: Person = {
      key: `p${(this.#count += 1)}`,
      phone,
      userId: userId ?? (persona === 'phone-only' ? null : this.#userIdOf(phone!)),
      parentUserId: null,
      username: null,
      name: `Customer ${(phone ?? userId ?? '').slice(-4)}`,
      persona,
      isReachable: true,
      readsMessages: true,
      isBlocked: false,
      hasStoppedMarketing: false,
      identityHash: null,
      lastInboundAtMs: null,
      cameByAdAtMs: null,
      freeEntryUntilMs: null,
      pairBorrowedUntilMs: Number.NEGATIVE_INFINITY,
      typingUntilMs: Number.NEGATIVE_INFINITY,
    }
    this.#index(person)
    return person
  }

  #index(person: Person): void {
    if (person.phone !== null) this.#byPhone.set(person.phone, person)
    if (person.userId !== null) this.#byUserId.set(person.userId, person)
  }

  #userIdOf(phone: string): string {
    const digest = createHash('sha256').update(`${this.#scope}:${phone}`).digest('hex').slice(0, 20).toUpperCase()
    return `${countryOf(phone)}.${digest}`
  }
}

/** How WhatsApp itself spells Brazilian and Mexican numbers. */
function canonicalPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '')
  const mexico = /^521(\d{10})$/.exec(digits)
  if (mexico) return `52${mexico[1]}`
  const brazil = /^55([3-9]\d)9(\d{8})$/.exec(digits)
  return brazil ? `55${brazil[1]}${brazil[2]}` : digits
}

const countries: readonly (readonly [prefix: string, country: string])[] = [
  ['82', 'KR'], ['81', 'JP'], ['86', 'CN'], ['84', 'VN'], ['66', 'TH'], ['65', 'SG'], ['62', 'ID'], ['63', 'PH'], ['91', 'IN'], ['971', 'AE'],
  ['972', 'IL'], ['966', 'SA'], ['20', 'EG'], ['44', 'GB'], ['49', 'DE'], ['41', 'CH'], ['33', 'FR'], ['34', 'ES'], ['39', 'IT'], ['55', 'BR'], ['52', 'MX'],
  ['54', 'AR'], ['61', 'AU'], ['90', 'TR'], ['7', 'RU'], ['1', 'US'],
]

export function countryOf(phone: string): string {
  return countries.find(([prefix]) => phone.startsWith(prefix))?.[1] ?? 'ZZ'
}

export function callingCodeOf(phone: string): string {
  return countries.find(([prefix]) => phone.startsWith(prefix))?.[0] ?? ''
}
