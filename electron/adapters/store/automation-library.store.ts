import type { CodePool, Flow, FlowDraft, GivenCode, ShopVariable } from '#shared/domain/automation/flow.ts'
import type { Driver } from './driver.ts'
import { readFact, writeFact } from './settings.store.ts'

export function flows(driver: Driver): Flow[] {
  return driver
    .all<{ id: number; draft: string; started_count: number; finished_count: number }>('SELECT id, draft, started_count, finished_count FROM automation_flows ORDER BY id')
    .map((row) => ({ ...(JSON.parse(row.draft) as FlowDraft), id: row.id, startedCount: row.started_count, finishedCount: row.finished_count }))
}

export function saveFlow(driver: Driver, flowId: number | null, draft: FlowDraft): number | null {
  if (flowId === null) return driver.run('INSERT INTO automation_flows (draft) VALUES (?)', JSON.stringify(draft)).lastId
  return driver.run('UPDATE automation_flows SET draft = ? WHERE id = ?', JSON.stringify(draft), flowId).changes === 0 ? null : flowId
}

export function removeFlow(driver: Driver, flowId: number): boolean {
  return driver.run('DELETE FROM automation_flows WHERE id = ?', flowId).changes > 0
}

export function shopVariables(driver: Driver): ShopVariable[] {
  return driver.all<{ key: string; value: string; updated_at_ms: number }>('SELECT key, value, updated_at_ms FROM shop_variables ORDER BY key').map((row) => ({ key: row.key, value: row.value, updatedAtMs: row.updated_at_ms }))
}

export function setShopVariables(driver: Driver, variables: readonly { key: string; value: string }[], nowMs: number): void {
  for (const { key, value } of variables) driver.run('INSERT INTO shop_variables (key, value, updated_at_ms) VALUES (?1, ?2, ?3) ON CONFLICT (key) DO UPDATE SET value = ?2, updated_at_ms = ?3', key, value, nowMs)
}

export function removeShopVariable(driver: Driver, key: string): void {
  driver.run('DELETE FROM shop_variables WHERE key = ?', key)
}

export function codePools(driver: Driver): CodePool[] {
  return driver
    .all<{ key: string; name: string; expires_at_ms: number | null; free: number; given: number }>(
      `SELECT key, name, expires_at_ms, (SELECT count(*) FROM codes WHERE pool_key = key AND given_at_ms IS NULL) AS free, (SELECT count(*) FROM codes WHERE pool_key = key AND given_at_ms IS NOT NULL) AS given FROM code_pools ORDER BY key`,
    )
    .map((row) => ({ key: row.key, name: row.name, expiresAtMs: row.expires_at_ms, freeCount: row.free, givenCount: row.given }))
}

export function saveCodePool(driver: Driver, pool: Pick<CodePool, 'key' | 'name' | 'expiresAtMs'>): void {
  driver.run('INSERT INTO code_pools (key, name, expires_at_ms) VALUES (?1, ?2, ?3) ON CONFLICT (key) DO UPDATE SET name = ?2, expires_at_ms = ?3', pool.key, pool.name, pool.expiresAtMs)
}

export function addCodes(driver: Driver, key: string, codes: readonly string[]): number {
  let added = 0
  for (const code of codes) added += driver.run('INSERT OR IGNORE INTO codes (pool_key, code) VALUES (?, ?)', key, code).changes
  return added
}

export function givenCodes(driver: Driver, key: string, after: { atMs: number; id: number }, limit: number): GivenCode[] {
  return driver
    .all<{ id: number; code: string; name: string | null; phone: string | null; at: number }>(
      `SELECT c.id, c.code, p.name, p.phone, c.given_at_ms AS at FROM codes c LEFT JOIN contacts p ON p.id = c.contact_id
       WHERE c.pool_key = ?1 AND c.given_at_ms IS NOT NULL AND (c.given_at_ms, c.id) > (?2, ?3) ORDER BY c.given_at_ms, c.id LIMIT ?4`, key, after.atMs, after.id, limit,
    )
    .map((row) => ({ id: row.id, code: row.code, contactName: row.name, phone: row.phone === null ? null : `+${row.phone}`, givenAtMs: row.at }))
}

export function removeCodePool(driver: Driver, key: string): void {
  driver.run('DELETE FROM code_pools WHERE key = ?', key)
}

const mostDismissed = 1_000

export const dismissedWords = (driver: Driver): string[] => readFact<string[]>(driver, 'dismissed-words') ?? []

export function dismissWord(driver: Driver, word: string, isDismissed: boolean): void {
  const others = dismissedWords(driver).filter((one) => one !== word)
  writeFact(driver, 'dismissed-words', isDismissed ? [...others, word].slice(-mostDismissed) : others)
}
