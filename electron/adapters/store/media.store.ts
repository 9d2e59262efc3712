import type { DownloadItem, MediaChange, MediaStore } from '#core/ports/store/media-store.ts'
import { conversationId, mediaId, messageId, type ConversationId, type MediaId, type MessageId } from '#shared/domain/ids.ts'
import type { MediaState } from '#shared/domain/message.ts'
import { assertNever } from '#shared/lib/assert-never.ts'
import type { Driver } from './driver.ts'

type Row = {
  id: number; message_id: number; conversation_id: number; wire_id: string | null; mime_type: string; sha256_hex: string | null; attempt_count: number; expires_at_ms: number | null
  state: MediaState; key: string | null; file_name: string | null; size_bytes: number | null
}
const select = `SELECT f.id, f.message_id, m.conversation_id, f.wire_id, f.mime_type, f.sha256_hex, f.attempt_count, f.expires_at_ms, f.state, f.key, f.file_name, f.size_bytes
  FROM media f JOIN messages m ON m.id = f.message_id`

export function mediaToDownload(driver: Driver, nowMs: number, limit: number): DownloadItem[] {
  return driver.all<Row>(`${select} WHERE f.state = 'waiting' AND f.next_attempt_at_ms <= ? ORDER BY f.expires_at_ms, f.id LIMIT ?`, nowMs, limit).map(toItem)
}

export function nextDownloadAtMs(driver: Driver): number | null {
  return driver.get<{ at: number | null }>(`SELECT min(next_attempt_at_ms) AS at FROM media WHERE state = 'waiting'`)?.at ?? null
}

export function media(driver: Driver, id: MediaId): Awaited<ReturnType<MediaStore['media']>> {
  const row = driver.get<Row>(`${select} WHERE f.id = ?`, id)
  return row ? { ...toItem(row), state: row.state, key: row.key, fileName: row.file_name, mimeType: row.mime_type, sizeBytes: row.size_bytes } : null
}

export function setMedia(driver: Driver, id: MediaId, change: MediaChange): { conversationId: ConversationId; messageId: MessageId } {
  switch (change.state) {
    case 'downloading': driver.run(`UPDATE media SET state = 'downloading', attempt_count = attempt_count + 1, problem = NULL WHERE id = ?`, id); break
    case 'ready': driver.run(`UPDATE media SET state = 'ready', key = ?, size_bytes = ?, mime_type = ?, problem = NULL WHERE id = ?`, change.key, change.sizeBytes, change.mimeType, id); break
    case 'waiting': driver.run(`UPDATE media SET state = 'waiting', next_attempt_at_ms = ?, problem = ? WHERE id = ?`, change.nextAttemptAtMs, change.problem, id); break
    case 'failed': case 'expired': case 'refused': driver.run('UPDATE media SET state = ?, problem = ? WHERE id = ?', change.state, change.problem, id); break
    default: assertNever(change)
  }
  const row = driver.get<{ message_id: number; conversation_id: number }>('SELECT f.message_id, m.conversation_id FROM media f JOIN messages m ON m.id = f.message_id WHERE f.id = ?', id)
  if (!row) throw new Error(`No media ${id}`)
  return { conversationId: conversationId(row.conversation_id), messageId: messageId(row.message_id) }
}

/** At start: a download that a stop interrupted begins again. */
export function restartDownloads(driver: Driver): void {
  driver.run(`UPDATE media SET state = 'waiting', next_attempt_at_ms = 0 WHERE state = 'downloading'`)
}

function toItem(row: Row): DownloadItem {
  return {
    mediaId: mediaId(row.id), messageId: messageId(row.message_id), conversationId: conversationId(row.conversation_id), wireId: row.wire_id, mimeType: row.mime_type,
    sha256Hex: row.sha256_hex, attemptCount: row.attempt_count, expiresAtMs: row.expires_at_ms,
  }
}
