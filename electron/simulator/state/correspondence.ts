import type { Json } from '../json.ts'
import type { Person } from './people.ts'

export type StatusName = 'sent' | 'delivered' | 'read' | 'played' | 'failed'

export type Outgoing = {
  wamid: string
  person: Person
  type: string
  atMs: number
  reference: string | null
  /** Billing category: the template's, or `service`; null for what was typed on the phone, which costs nothing. */
  category: string | null
  isVoice: boolean
  wasInWindow: boolean
  statuses: { status: StatusName; atMs: number }[]
  pricingType: string | null
}

export type Incoming = { wamid: string; person: Person; type: string; atMs: number; isRead: boolean; isRevoked: boolean; content: Json | null }

/** Every message that has an id, in both directions. */
export class Correspondence {
  readonly outgoing = new Map<string, Outgoing>()
  readonly incoming = new Map<string, Incoming>()
  readonly #incomingOf = new Map<Person, Incoming[]>()

  addIncoming(message: Incoming): void {
    this.incoming.set(message.wamid, message)
    const thread = this.#incomingOf.get(message.person)
    if (thread) thread.push(message)
    else this.#incomingOf.set(message.person, [message])
  }

  incomingOf(person: Person): readonly Incoming[] {
    return this.#incomingOf.get(person) ?? []
  }

  /** Marks this message and all earlier ones of the thread; of one moment, those that arrived before it. */
  markRead(message: Incoming): void {
    const thread = this.#incomingOf.get(message.person) ?? []
    const place = thread.indexOf(message)
    for (const [index, candidate] of thread.entries()) {
      if (candidate.atMs < message.atMs || (candidate.atMs === message.atMs && index <= place)) candidate.isRead = true
    }
  }
}
