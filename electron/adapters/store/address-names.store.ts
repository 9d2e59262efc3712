import type { ContactId } from '#shared/domain/ids.ts'
import type { IdentityKind } from '#shared/domain/phone-identity.ts'
import type { Driver } from './driver.ts'

/** The latest word of the phone's address book counts; null: the entry was removed. Answers whether it changed anything. */
export function setAddressName(driver: Driver, contact: ContactId, name: string | null, atMs: number): boolean {
  return driver.run(
    `UPDATE contacts SET address_name = ?2, address_name_at_ms = ?3
     WHERE id = ?1 AND (coalesce(address_name_at_ms, -1) < ?3 OR (address_name_at_ms = ?3 AND coalesce(address_name, '') < coalesce(?2, '')))`,
    contact, name, atMs,
  ).changes > 0
}

const awaited = (kind: IdentityKind, key: string) => `address-book.${kind}.${key}`

/** A removed entry of somebody unknown makes no contact; it is remembered in case an older entry, or the person, comes later. */
export function awaitRemoval(driver: Driver, kind: IdentityKind, key: string, atMs: number): void {
  driver.run('INSERT OR IGNORE INTO awaiting (wamid, event) VALUES (?, ?)', awaited(kind, key), String(atMs))
}

/** Called when this identity is known for the first time. */
export function applyAwaitedRemovals(driver: Driver, contact: ContactId, kind: IdentityKind, key: string): void {
  const removals = driver.all<{ event: string }>('SELECT event FROM awaiting WHERE wamid = ?', awaited(kind, key))
  if (removals.length === 0) return
  for (const { event } of removals) setAddressName(driver, contact, null, Number(event))
  driver.run('DELETE FROM awaiting WHERE wamid = ?', awaited(kind, key))
}
