import { afterEach, beforeEach } from 'vitest'
import type { Clock } from '#core/ports/clock.ts'
import type { NewOutgoing, OutboxItem } from '#core/ports/store/sending-store.ts'
import type { Store } from '#core/ports/store/store.ts'
import type { ConversationRow } from '#shared/domain/conversation.ts'
import { clientReference, type ConversationId } from '#shared/domain/ids.ts'
import type { CustomerChange } from '#shared/domain/recent-changes.ts'
import type { Message } from '#shared/domain/message.ts'
import { hour } from '../../support/inbound-events.ts'
import { ManualClock } from '../../support/manual-clock.ts'

export const t0 = Date.UTC(2026, 10, 20, 1)
export const minji = { phone: '821012345678', profileName: '김민지' }
export const ana = { phone: '41790001122', userId: 'CH.7f3K', profileName: 'Ana' }
/** For steps of which only the undoing matters. */
export const someChange: CustomerChange = { kind: 'view-deleted', name: 'some' }
export const listed = { after: null, limit: 50, nowMs: t0, closingWithinMs: 4 * hour }

export function outgoing(conversationId: ConversationId, reference: string, body: string, nowMs = t0): NewOutgoing {
  return { conversationId, clientReference: clientReference(reference), origin: 'person', content: { type: 'text', body, previewUrl: false }, quotedMessageId: null, nowMs }
}

/** A fresh store for every test, and the questions the contract asks all the time. */
export type StoreUnderTest = {
  readonly store: Store
  row(phone: string): Promise<ConversationRow>
  thread(id: ConversationId): Promise<Message[]>
  due(nowMs?: number): Promise<OutboxItem[]>
}

export function storeUnderTest(open: (clock: Clock) => Promise<Store>): StoreUnderTest {
  let store: Store | null = null
  const current = () => {
    if (!store) throw new Error('The store is open during a test only')
    return store
  }
  beforeEach(async () => {
    store = await open(new ManualClock(t0))
  })
  afterEach(async () => {
    await store?.close()
    store = null
  })
  return {
    get store() {
      return current()
    },
    async row(phone) {
      const found = await current().conversationByPhone(phone)
      if (!found) throw new Error(`No conversation with ${phone}`)
      return found
    },
    thread: async (id) => (await current().threadPage({ conversationId: id, anchor: { at: 'latest' }, limit: 50 })).items,
    due: (nowMs = t0) => current().dueOutgoing({ nowMs, limit: 10, excluding: new Set() }),
  }
}
