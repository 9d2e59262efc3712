import type { OtherNumbers } from '#shared/domain/health.ts'
import type { Driver } from './driver.ts'

export type CounterName = 'unreadable' | 'unknown-type' | 'rejected-signature' | 'last-delivery-at-ms' | 'indexed-through' | 'grams-version' | 'history-chunks' | 'history-progress' | 'history-declined' | `other-number:${string}`

export function addToCounter(driver: Driver, name: CounterName, by: number): void {
  driver.run('INSERT INTO counters (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = value + ?2', name, by)
}

export function raiseCounter(driver: Driver, name: CounterName, to: number): void {
  driver.run('INSERT INTO counters (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = max(value, ?2)', name, to)
}

export function readCounter(driver: Driver, name: CounterName): number {
  return driver.get<{ value: number }>('SELECT value FROM counters WHERE name = ?', name)?.value ?? 0
}

const otherNumberPrefix = 'other-number:'

/** Messages that came for numbers other than the connected one; null while there were none. */
export function otherNumbers(driver: Driver): OtherNumbers | null {
  const rows = driver.all<{ name: string; value: number }>(`SELECT name, value FROM counters WHERE name >= 'other-number:' AND name < 'other-number;' ORDER BY value DESC, name`)
  if (rows.length === 0) return null
  return { phoneNumberIds: rows.map(({ name }) => name.slice(otherNumberPrefix.length)), messageCount: rows.reduce((sum, { value }) => sum + value, 0) }
}
