import type { Driver } from './driver.ts'

export type CounterName = 'unreadable' | 'unknown-type' | 'rejected-signature' | 'last-delivery-at-ms' | 'indexed-through' | 'grams-version' | 'history-chunks' | 'history-progress' | 'history-declined'

export function addToCounter(driver: Driver, name: CounterName, by: number): void {
  driver.run('INSERT INTO counters (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = value + ?2', name, by)
}

export function raiseCounter(driver: Driver, name: CounterName, to: number): void {
  driver.run('INSERT INTO counters (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = max(value, ?2)', name, to)
}

export function readCounter(driver: Driver, name: CounterName): number {
  return driver.get<{ value: number }>('SELECT value FROM counters WHERE name = ?', name)?.value ?? 0
}
