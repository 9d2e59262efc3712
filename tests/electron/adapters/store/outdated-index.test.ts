import { expect, it } from 'vitest'
import { openMemoryStore } from '#adapters/store/open-memory-store.ts'
import { discardOutdatedIndexes } from '#adapters/store/search/outdated-index.ts'
import { writeSeed } from '#adapters/store/seed-shop.ts'

const plan = { contacts: 40, messages: 600, seed: 5, endMs: Date.UTC(2026, 10, 20, 1) }

it('an index cut by older rules is made anew, and finds the same all the way', async () => {
  const store = openMemoryStore({ nowMs: () => plan.endMs })
  writeSeed(store.driver, plan, () => {})
  const answers = async () => [
    ...(await Promise.all(['송', 'p', '참기름병', '결제 p'].map((query) => store.searchMessages({ query, after: null, limit: 50 })))),
    ...(await Promise.all(['김', '8', 'ㄱ'].map((query) => store.searchContacts(query, 50)))),
  ]
  const before = await answers()
  store.driver.run(`UPDATE counters SET value = 1 WHERE name = 'grams-version'`)
  for (const table of ['message_text', 'contact_text']) store.driver.run(`INSERT INTO ${table} (${table}) VALUES ('delete-all')`)
  expect(await answers()).not.toEqual(before)

  store.driver.transaction('relaxed', () => discardOutdatedIndexes(store.driver))
  expect(await answers()).toEqual(before)
  while (await store.maintain()) { /* until the index is whole */ }
  expect(store.driver.get('SELECT count(*) AS count FROM message_text_docsize')).toEqual({ count: plan.messages })
  expect(await answers()).toEqual(before)
  store.driver.transaction('relaxed', () => discardOutdatedIndexes(store.driver))
  expect(store.driver.get('SELECT count(*) AS count FROM message_text_docsize')).toEqual({ count: plan.messages })
})
