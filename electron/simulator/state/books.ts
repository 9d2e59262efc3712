import type { Json } from '../json.ts'

export type AcceptedEntry = { seq: number; wamid: string; to: string; type: string; at: number; request: Json }
export type WebhookState = 'waiting' | 'delivered' | 'retrying' | 'given-up' | 'no-receiver'
export type WebhookEntry = {
  seq: number
  at: number
  /** HTTP status of the last answer; null while there is none (not tried yet, no connection, time out). */
  status: number | null
  attempts: number
  state: WebhookState
  /** Exactly the bytes that were signed. */
  json: string
}
export type Books = { accepted: AcceptedEntry[]; webhooks: (Omit<WebhookEntry, 'json'> & { body: unknown })[]; next: number }

/** What this WhatsApp accepted and what it told the shop: the truth a client is compared with. */
export class Ledger {
  #accepted: AcceptedEntry[] = []
  #webhooks: WebhookEntry[] = []
  #seq = 0

  accept(entry: Omit<AcceptedEntry, 'seq'>): AcceptedEntry {
    const kept = { seq: (this.#seq += 1), ...entry }
    this.#accepted.push(kept)
    return kept
  }

  webhook(at: number, json: string): WebhookEntry {
    const entry: WebhookEntry = { seq: (this.#seq += 1), at, status: null, attempts: 0, state: 'waiting', json }
    this.#webhooks.push(entry)
    return entry
  }

  get counts(): { accepted: number; webhooks: number } {
    return { accepted: this.#accepted.length, webhooks: this.#webhooks.length }
  }

  /** Entries with `seq` at or after `since`, at most `limit` of both kinds together. */
  read(since = 0, limit = Number.POSITIVE_INFINITY): Books {
    const accepted = from(this.#accepted, since)
    const webhooks = from(this.#webhooks, since)
    const end = since > 0 || Number.isFinite(limit) ? Math.max(since, 1) + limit : Number.POSITIVE_INFINITY
    const isInside = (entry: { seq: number }) => entry.seq < end
    return {
      accepted: accepted.filter(isInside),
      webhooks: webhooks.filter(isInside).map(({ json, ...entry }) => ({ ...entry, body: JSON.parse(json) as unknown })),
      next: Math.min(this.#seq + 1, end),
    }
  }

  /** Lets go of everything before `seq`, for runs of many hours. */
  forgetBefore(seq: number): void {
    this.#accepted = from(this.#accepted, seq)
    this.#webhooks = from(this.#webhooks, seq)
  }
}

/** The tail of an ascending list, found by halving. */
function from<Entry extends { seq: number }>(entries: readonly Entry[], seq: number): Entry[] {
  let low = 0
  let high = entries.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (entries[middle]!.seq < seq) low = middle + 1
    else high = middle
  }
  return entries.slice(low)
}
