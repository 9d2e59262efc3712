import type { KeptFile } from '#shared/domain/kept-file.ts'
import type { Driver } from './driver.ts'

export type KeptFileRow = { id: number; quick_reply_id: number | null; type: KeptFile['type']; mime_type: string; file_name: string; size_bytes: number; is_voice: number; key: string }
export const keptFileColumns = 'id, quick_reply_id, type, mime_type, file_name, size_bytes, is_voice, key'

export function addKeptFile(driver: Driver, { key, nowMs, ...file }: Omit<KeptFile, 'id'> & { key: string; nowMs: number }): KeptFile {
  const id = driver.run(
    'INSERT INTO kept_files (type, mime_type, file_name, size_bytes, is_voice, key, created_at_ms) VALUES (?, ?, ?, ?, ?, ?, ?)',
    file.type, file.mimeType, file.fileName, file.sizeBytes, Number(file.isVoice), key, nowMs,
  ).lastId
  return { id, ...file }
}

export function keptFile(driver: Driver, id: number): (KeptFile & { key: string }) | null {
  const row = driver.get<KeptFileRow>(`SELECT ${keptFileColumns} FROM kept_files WHERE id = ?`, id)
  return row ? { ...toKeptFile(row), key: row.key } : null
}

/** Of every rule, removed ones too. */
export function filesOfRules(driver: Driver): KeptFile[] {
  return driver.all<KeptFileRow>(`SELECT ${keptFileColumns} FROM kept_files WHERE id IN (SELECT file_id FROM automation_rule_files)`).map(toKeptFile)
}

export function setFilesOfRule(driver: Driver, ruleId: number, fileIds: readonly number[]): void {
  driver.run('DELETE FROM automation_rule_files WHERE rule_id = ?', ruleId)
  for (const id of new Set(fileIds)) driver.run('INSERT INTO automation_rule_files (rule_id, file_id) SELECT ?, id FROM kept_files WHERE id = ?', ruleId, id)
}

/** Forgets files that nobody has named since; answers the bytes that nothing else holds. */
export function sweepKeptFiles(driver: Driver, olderThanMs: number): string[] {
  const gone = driver.all<{ key: string }>(
    `DELETE FROM kept_files WHERE quick_reply_id IS NULL AND created_at_ms < ? AND id NOT IN (SELECT file_id FROM automation_rule_files)
     AND id NOT IN (SELECT picture_id FROM products WHERE picture_id IS NOT NULL) RETURNING key`, olderThanMs,
  )
  return [...new Set(gone.map(({ key }) => key))].filter((key) => !isKeyUsed(driver, key))
}

/** Whether a message, a draft or the library still needs these bytes. */
export function isKeyUsed(driver: Driver, key: string): boolean {
  return driver.get(
    `SELECT 1 FROM kept_files WHERE key = ?1 UNION ALL SELECT 1 FROM attachments WHERE key = ?1 AND key GLOB 'reply/*'
     UNION ALL SELECT 1 FROM media WHERE key = ?1 AND key GLOB 'reply/*' LIMIT 1`, key,
  ) !== undefined
}

/** The file as one of a conversation, of the same bytes. */
export function attachKeptFile(driver: Driver, conversation: number, fileId: number, nowMs: number): number {
  return driver.run(
    `INSERT INTO attachments (conversation_id, type, mime_type, file_name, size_bytes, is_voice, key, created_at_ms)
     SELECT ?1, type, mime_type, file_name, size_bytes, is_voice, key, ?3 FROM kept_files WHERE id = ?2`, conversation, fileId, nowMs,
  ).lastId
}

/** Only files of the library are sent again and again. */
export function noteUpload(driver: Driver, messageId: number, wireId: string, atMs: number): void {
  driver.run('UPDATE outbox SET uploaded_wire_id = ?, uploaded_at_ms = ? WHERE message_id = ?', wireId, atMs, messageId)
  driver.run(
    `INSERT INTO uploaded_files (key, wire_id, at_ms) SELECT DISTINCT k.key, ?2, ?3 FROM messages m JOIN media f ON f.id = m.media_id JOIN kept_files k ON k.key = f.key WHERE m.id = ?1
     ON CONFLICT (key) DO UPDATE SET wire_id = excluded.wire_id, at_ms = excluded.at_ms`, messageId, wireId, atMs,
  )
}

export function forgetUpload(driver: Driver, messageId: number): void {
  driver.run('UPDATE outbox SET uploaded_wire_id = NULL, uploaded_at_ms = NULL WHERE message_id = ?', messageId)
  driver.run('DELETE FROM uploaded_files WHERE key = (SELECT f.key FROM messages m JOIN media f ON f.id = m.media_id WHERE m.id = ?)', messageId)
}

export function toKeptFile(row: KeptFileRow): KeptFile {
  return { id: row.id, type: row.type, mimeType: row.mime_type, fileName: row.file_name, sizeBytes: row.size_bytes, isVoice: row.is_voice === 1 }
}
