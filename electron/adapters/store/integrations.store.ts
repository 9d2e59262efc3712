import { defaultLocalApi, type ApiKey, type ApiScope, type LocalApiSettings } from '#shared/domain/integrations.ts'
import type { Driver } from './driver.ts'
import { readFact, writeFact } from './settings.store.ts'

export function localApi(driver: Driver): LocalApiSettings {
  return { ...defaultLocalApi, ...readFact<Partial<LocalApiSettings>>(driver, 'local-api') }
}

export function saveLocalApi(driver: Driver, settings: LocalApiSettings): void {
  writeFact(driver, 'local-api', settings)
}

type KeyRow = { id: number; name: string; hint: string; hash: string; scopes: string; created_at_ms: number; last_used_at_ms: number | null }

export function apiKeys(driver: Driver): (ApiKey & { hash: string })[] {
  return driver.all<KeyRow>('SELECT id, name, hint, hash, scopes, created_at_ms, last_used_at_ms FROM api_keys ORDER BY id').map((row) => ({
    id: row.id, name: row.name, hint: row.hint, hash: row.hash, scopes: JSON.parse(row.scopes) as ApiScope[], createdAtMs: row.created_at_ms, lastUsedAtMs: row.last_used_at_ms,
  }))
}

export function addApiKey(driver: Driver, { name, hint, hash, scopes, nowMs }: Pick<ApiKey, 'name' | 'hint' | 'scopes'> & { hash: string; nowMs: number }): number {
  return driver.run('INSERT INTO api_keys (name, hint, hash, scopes, created_at_ms) VALUES (?, ?, ?, ?, ?)', name, hint, hash, JSON.stringify(scopes), nowMs).lastId
}

export function removeApiKey(driver: Driver, id: number): void {
  driver.run('DELETE FROM api_keys WHERE id = ?', id)
}

export function noteApiKeyUse(driver: Driver, id: number, atMs: number): void {
  driver.run('UPDATE api_keys SET last_used_at_ms = ? WHERE id = ?', atMs, id)
}
