import { defaultSettings, type Settings } from '#shared/domain/settings.ts'
import type { AccountStanding, SendingState } from '#shared/domain/health.ts'
import type { StoredAccount } from '#core/ports/store/organizing-store.ts'
import type { PolicyOverrides } from '#shared/policy/policy.ts'
import type { Driver } from './driver.ts'

type FactName = 'settings' | 'account' | 'sending-pause' | 'account-standing' | 'latest-seen-ms' | 'hours' | 'automation' | 'dismissed-words' | 'local-api' | 'product-catalog'

export function readFact<Value>(driver: Driver, name: FactName): Value | null {
  const row = driver.get<{ value: string }>('SELECT value FROM facts WHERE name = ?', name)
  return row ? (JSON.parse(row.value) as Value) : null
}

export function writeFact(driver: Driver, name: FactName, value: unknown): void {
  driver.run('INSERT INTO facts (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2', name, JSON.stringify(value))
}

/** What an older version saved lacks newer preferences: they take their defaults. */
export function settings(driver: Driver): Settings {
  const saved = readFact<Partial<Settings>>(driver, 'settings')
  return { ...defaultSettings, ...saved, notifications: { ...defaultSettings.notifications, ...saved?.notifications } }
}

export function saveSettings(driver: Driver, value: Settings): void {
  writeFact(driver, 'settings', value)
}

export function policyOverrides(driver: Driver): PolicyOverrides {
  return Object.fromEntries(driver.all<{ key: string; value: number }>('SELECT key, value FROM policy_overrides ORDER BY key').map((row) => [row.key, row.value]))
}

export function setPolicyOverride(driver: Driver, key: string, value: number | null): void {
  if (value === null) driver.run('DELETE FROM policy_overrides WHERE key = ?', key)
  else driver.run('INSERT INTO policy_overrides (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2', key, value)
}

export function account(driver: Driver): StoredAccount | null {
  return readFact<StoredAccount>(driver, 'account')
}

/** What one number brought to Meta is nothing to another. */
export function saveAccount(driver: Driver, value: StoredAccount): void {
  if (account(driver)?.phoneNumberId !== value.phoneNumberId) driver.run('DELETE FROM uploaded_files')
  writeFact(driver, 'account', value)
}

export function sendingPause(driver: Driver): SendingState['pauseReason'] {
  return readFact<SendingState['pauseReason']>(driver, 'sending-pause')
}

export function setSendingPause(driver: Driver, reason: SendingState['pauseReason']): void {
  writeFact(driver, 'sending-pause', reason)
}

export function accountStanding(driver: Driver): AccountStanding | null {
  return readFact<AccountStanding>(driver, 'account-standing')
}

export function setAccountStanding(driver: Driver, standing: AccountStanding): void {
  writeFact(driver, 'account-standing', standing)
}

/** Answers the latest reading before this one (this one when there was none). */
export function touchClock(driver: Driver, nowMs: number): { latestSeenMs: number } {
  const latestSeenMs = readFact<number>(driver, 'latest-seen-ms') ?? nowMs
  if (nowMs >= latestSeenMs) writeFact(driver, 'latest-seen-ms', nowMs)
  return { latestSeenMs }
}
