import type { Driver } from './driver.ts'
import { refreshComplaintFacts } from './marks.store.ts'
import { refreshPurchaseFacts } from './purchases.store.ts'

/** Everything derived about one contact, counted anew; after its messages or purchases changed hands. */
export function recountFacts(driver: Driver, contact: number): void {
  driver.run(
    `UPDATE contact_facts SET (inbound_count, outbound_count, last_inbound_at_ms, last_outbound_at_ms) =
       (SELECT count(CASE m.direction WHEN 'inbound' THEN 1 END), count(CASE m.direction WHEN 'outbound' THEN 1 END),
               max(CASE m.direction WHEN 'inbound' THEN m.timestamp_ms END), max(CASE m.direction WHEN 'outbound' THEN m.timestamp_ms END)
        FROM messages m WHERE m.conversation_id = (SELECT id FROM conversations WHERE contact_id = ?1) AND m.is_hidden = 0 AND m.type <> 'system')
     WHERE contact_id = ?1`,
    contact,
  )
  refreshPurchaseFacts(driver, contact)
  refreshComplaintFacts(driver, contact)
}
