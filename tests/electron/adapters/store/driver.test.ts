import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { createDriver } from '#adapters/store/driver.ts'
import { migrate } from '#adapters/store/migrations/migrate.ts'

const fresh = () => {
  const driver = createDriver(new Database(':memory:'))
  migrate(driver)
  return driver
}
const thread = (conversation: string, limit: string) =>
  `SELECT m.id, m.text, c.contact_id FROM messages m JOIN conversations c ON c.id = m.conversation_id WHERE m.conversation_id = ${conversation} AND m.is_hidden = 0 ORDER BY m.timestamp_ms DESC, m.id DESC LIMIT ${limit}`

it('plans a statement once, not at every binding', () => {
  const driver = fresh()
  const timeOf = (work: () => unknown) => {
    const startedMs = performance.now()
    for (let round = 0; round < 200; round += 1) work()
    return performance.now() - startedMs
  }
  const bound = Array.from({ length: 30 }, () => timeOf(() => driver.all(thread('?', '?'), 5, 1)))
  const literal = Array.from({ length: 30 }, () => timeOf(() => driver.all(thread('5', '1'))))
  expect(Math.min(...bound)).toBeLessThan(4 * Math.min(...literal))
})

it('binds every kind of value as it is, whatever stands before it', () => {
  const driver = fresh()
  driver.run('CREATE TABLE kinds (a INTEGER, b TEXT, c BLOB, d REAL) STRICT')
  driver.run('INSERT INTO kinds (a) VALUES (0)')
  driver.run('UPDATE kinds SET a = ?, b=?, c = ?, d = ? WHERE a = ?', 7, '007', Uint8Array.of(1, 2), 0.5, 0)
  expect(driver.get('SELECT a, b, hex(c) AS c, d FROM kinds WHERE a = ?1 AND b = ?2 AND c = ?3 LIMIT ?4', 7, '007', Uint8Array.of(1, 2), 1)).toEqual({ a: 7, b: '007', c: '0102', d: 0.5 })
  driver.run('UPDATE kinds SET b = ? WHERE b = ?', null, '007')
  expect(driver.get('SELECT b FROM kinds')).toEqual({ b: null })
})

it('a snapshot ends also when the work in it fails', () => {
  const driver = fresh()
  expect(() => driver.snapshot(() => driver.all('SELECT absent'))).toThrow('no such column')
  expect(driver.transaction('synced', () => driver.get('SELECT 1 AS one'))).toEqual({ one: 1 })
})
