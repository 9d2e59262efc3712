import { expect, it } from 'vitest'
import { openMemoryStore } from '#adapters/store/open-memory-store.ts'
import { writeSeed } from '#adapters/store/seed-shop.ts'
import { seedEvents, seedMessages, type SeedMessage } from '#adapters/store/seed/seed-plan.ts'
import type { Driver } from '#adapters/store/driver.ts'
import { conversationId, journalId } from '#shared/domain/ids.ts'
import { context } from '../../../support/inbound-events.ts'

const plan = { contacts: 40, messages: 400, seed: 3, endMs: Date.UTC(2026, 10, 20, 1) }
const clock = { nowMs: () => plan.endMs }
const dump = (driver: Driver) => ['contacts', 'identities', 'conversations', 'conversation_counters', 'messages'].map((table) => driver.all(`SELECT * FROM ${table} ORDER BY 1, 2`)).concat([driver.all('SELECT CAST(id AS TEXT) AS row, hex(sz) AS size FROM message_text_docsize ORDER BY id')])

it('leaves exactly what projecting the same traffic and reading most of it would leave', async () => {
  const seeded = openMemoryStore(clock)
  writeSeed(seeded.driver, plan, () => {})
  const projected = openMemoryStore(clock)
  const project = async (messages: SeedMessage[]) => {
    for (const message of messages) {
      await projected.project([{ journalId: journalId(message.index + 1), receivedAtMs: message.timestampMs, outcome: { ok: true, events: seedEvents(plan, message) } }], context(plan.endMs))
    }
  }
  const messages = [...seedMessages(plan)]
  await project(messages)
  projected.driver.run(`UPDATE messages SET is_unread = 0 WHERE is_unread = 1 AND wamid NOT IN (${messages.filter(({ isUnread }) => isUnread).map(({ wamid }) => `'${wamid}'`).join(', ')})`)
  for (const { id } of projected.driver.all<{ id: number }>('SELECT id FROM conversations WHERE unread_count > 0')) {
    await projected.openByPhone(await phoneOf(id), plan.endMs)
  }
  while (await projected.maintain()) { /* until the index is whole */ }
  expect(dump(seeded.driver)).toEqual(dump(projected.driver))
  const [fromSeed, fromProjection] = await Promise.all([seeded, projected].map((store) => store.searchMessages({ query: '참기름병', after: null, limit: 50 })))
  expect(fromSeed?.items).toHaveLength(20)
  expect(fromSeed).toEqual(fromProjection)

  async function phoneOf(id: number): Promise<string> {
    const [row] = await projected.conversationsByIds([conversationId(id)])
    if (!row?.phone) throw new Error('every seeded person has a phone')
    return row.phone
  }
})

it('writes the same shop for the same seed', () => {
  expect([...seedMessages(plan)]).toEqual([...seedMessages(plan)])
  expect([...seedMessages({ ...plan, seed: 4 })]).not.toEqual([...seedMessages(plan)])
})
