import type { ContactId, ConversationId } from '#shared/domain/ids.ts'
import { conversationId } from '#shared/domain/ids.ts'
import { mergeAutomation, mergeAutomationOfContact } from './automation-settle.store.ts'
import { refreshConsent } from './consent.store.ts'
import { recountFacts } from './contact-facts.store.ts'
import type { Driver } from './driver.ts'
import { refreshOutboxHead } from './outbox-head.ts'
import { unindexContact } from './search/contact-index.ts'

/** What became of a contact that turned out to be the same person as another. */
export type ContactMerge = { from: ContactId; into: ContactId; conversations: { from: ConversationId; into: ConversationId } | null }

/** Everything of `from` becomes part of `into`; of two values that exclude each other the survivor's stays. */
export function mergeContacts(driver: Driver, into: ContactId, from: ContactId): ContactMerge {
  const kept = conversationOf(driver, into)
  const gone = conversationOf(driver, from)
  driver.run('UPDATE identities SET contact_id = ? WHERE contact_id = ?', into, from)
  driver.run('UPDATE attempts SET contact_id = ? WHERE contact_id = ?', into, from)
  driver.run(
    `UPDATE contacts AS kept SET
       given_name = coalesce(kept.given_name, gone.given_name),
       note = CASE WHEN kept.note = '' OR gone.note = '' OR kept.note = gone.note THEN coalesce(nullif(kept.note, ''), gone.note) ELSE kept.note || char(10) || gone.note END,
       is_blocked = max(kept.is_blocked, gone.is_blocked),
       first_seen_at_ms = min(kept.first_seen_at_ms, gone.first_seen_at_ms),
       (address_name, address_name_at_ms) = (SELECT address_name, address_name_at_ms FROM contacts WHERE id IN (?1, ?2) ORDER BY address_name_at_ms DESC NULLS LAST, address_name DESC LIMIT 1),
       (profile_name, profile_name_at_ms) = (SELECT profile_name, profile_name_at_ms FROM contacts WHERE id IN (?1, ?2) ORDER BY profile_name_at_ms DESC NULLS LAST, profile_name DESC LIMIT 1)
     FROM contacts AS gone WHERE kept.id = ?1 AND gone.id = ?2`,
    into, from,
  )
  mergeAutomationOfContact(driver, into, from)
  let conversations: ContactMerge['conversations'] = null
  if (gone !== null && kept === null) driver.run('UPDATE conversations SET contact_id = ? WHERE id = ?', into, gone)
  if (gone !== null && kept !== null) {
    mergeConversations(driver, kept, gone)
    conversations = { from: gone, into: kept }
  }
  moveBelongings(driver, into, from)
  unindexContact(driver, from)
  driver.run('DELETE FROM contact_facts WHERE contact_id = ?', from)
  driver.run('DELETE FROM contacts WHERE id = ?', from)
  recountFacts(driver, into)
  refreshConsent(driver, into)
  driver.run('UPDATE contact_merges SET into_id = ? WHERE into_id = ?', into, from)
  driver.run('INSERT INTO contact_merges (from_id, into_id, from_conversation_id) VALUES (?, ?, ?)', from, into, gone)
  return { from, into, conversations }
}

/** Tables whose rows belong to one contact and simply change hands. */
export const ownedTables = ['purchases', 'complaints', 'contact_events', 'consent_events'] as const

/** Labels are joined; of two values of one field the one set last stays. */
function moveBelongings(driver: Driver, into: ContactId, from: ContactId): void {
  for (const table of ownedTables) driver.run(`UPDATE ${table} SET contact_id = ? WHERE contact_id = ?`, into, from)
  driver.run('INSERT OR IGNORE INTO contact_labels (label_id, contact_id, at_ms) SELECT label_id, ?, at_ms FROM contact_labels WHERE contact_id = ?', into, from)
  driver.run('DELETE FROM contact_labels WHERE contact_id = ?', from)
  driver.run(
    `INSERT INTO field_values (contact_id, field_id, text, number, at_ms) SELECT ?, field_id, text, number, at_ms FROM field_values WHERE contact_id = ?
     ON CONFLICT (contact_id, field_id) DO UPDATE SET text = excluded.text, number = excluded.number, at_ms = excluded.at_ms WHERE excluded.at_ms > at_ms`,
    into, from,
  )
  driver.run('DELETE FROM field_values WHERE contact_id = ?', from)
  driver.run('UPDATE contact_facts SET is_vip = max(is_vip, coalesce((SELECT is_vip FROM contact_facts WHERE contact_id = ?2), 0)) WHERE contact_id = ?1', into, from)
  driver.run('DELETE FROM merge_dismissals WHERE first_id = ?1 OR second_id = ?1', from)
}

function mergeConversations(driver: Driver, into: ConversationId, from: ConversationId): void {
  mergeAutomation(driver, into, from)
  for (const table of ['messages', 'outbox', 'attachments']) driver.run(`UPDATE ${table} SET conversation_id = ? WHERE conversation_id = ?`, into, from)
  driver.run(
    `UPDATE conversations AS kept SET
       created_at_ms = min(kept.created_at_ms, gone.created_at_ms),
       is_marked_unread = max(kept.is_marked_unread, gone.is_marked_unread),
       is_pinned = max(kept.is_pinned, gone.is_pinned), pinned_at_ms = coalesce(kept.pinned_at_ms, gone.pinned_at_ms),
       muted_until_ms = CASE WHEN kept.muted_until_ms IS NULL OR gone.muted_until_ms IS NULL THEN NULL ELSE min(kept.muted_until_ms, gone.muted_until_ms) END,
       is_archived = min(kept.is_archived, gone.is_archived),
       person_wanted_at_ms = coalesce(kept.person_wanted_at_ms, gone.person_wanted_at_ms),
       last_inbound_at_ms = nullif(max(coalesce(kept.last_inbound_at_ms, -1), coalesce(gone.last_inbound_at_ms, -1)), -1),
       window_ends_at_ms = nullif(max(coalesce(kept.window_ends_at_ms, -1), coalesce(gone.window_ends_at_ms, -1)), -1),
       draft_text = CASE WHEN kept.draft_text <> '' AND gone.draft_text <> '' THEN kept.draft_text || char(10) || gone.draft_text ELSE coalesce(nullif(kept.draft_text, ''), gone.draft_text) END,
       draft_quoted_message_id = coalesce(kept.draft_quoted_message_id, gone.draft_quoted_message_id),
       draft_attachment_count = kept.draft_attachment_count + gone.draft_attachment_count,
       draft_updated_at_ms = nullif(max(coalesce(kept.draft_updated_at_ms, -1), coalesce(gone.draft_updated_at_ms, -1)), -1)
     FROM conversations AS gone WHERE kept.id = ? AND gone.id = ?`,
    into, from,
  )
  driver.run(
    `UPDATE messages SET is_unread = 0 WHERE conversation_id = ?1 AND is_unread = 1
       AND timestamp_ms < (SELECT max(timestamp_ms) FROM messages WHERE conversation_id = ?1 AND origin = 'phone-app')`,
    into,
  )
  driver.run('DELETE FROM conversations WHERE id = ?', from)
  refreshOutboxHead(driver, into)
}

export function conversationOf(driver: Driver, contact: ContactId): ConversationId | null {
  const row = driver.get<{ id: number }>('SELECT id FROM conversations WHERE contact_id = ?', contact)
  return row ? conversationId(row.id) : null
}
