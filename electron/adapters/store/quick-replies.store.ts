import type { QuickReply, QuickReplyChoices, QuickReplyContent, QuickReplyFolder, QuickReplyLibrary } from '#shared/domain/quick-reply.ts'
import type { PortableReply } from '#shared/domain/quick-reply-table.ts'
import { invariant } from '#shared/lib/invariant.ts'
import type { Driver } from './driver.ts'
import { keptFileColumns, sweepKeptFiles, toKeptFile, type KeptFileRow } from './kept-files.store.ts'
import { forgetDeletedProducts } from './products.store.ts'

type Row = {
  id: number; folder_id: number | null; title: string; shortcut: string; body: string; choices: string | null
  use_count: number; used_characters: number; last_used_at_ms: number | null; updated_at_ms: number
}

const columns = 'id, folder_id, title, shortcut, body, choices, use_count, used_characters, last_used_at_ms, updated_at_ms'

export function quickReplies(driver: Driver): QuickReplyLibrary {
  const rows = driver.all<Row>(`SELECT ${columns} FROM quick_replies WHERE deleted_at_ms IS NULL ORDER BY position, id`)
  const files = driver.all<KeptFileRow>(`SELECT ${keptFileColumns} FROM kept_files WHERE quick_reply_id IS NOT NULL ORDER BY position, id`)
  return {
    folders: driver.all<QuickReplyFolder>('SELECT id, name FROM quick_reply_folders ORDER BY position, id'),
    replies: rows.map((row) => toQuickReply(row, files.filter((file) => file.quick_reply_id === row.id))),
  }
}

export function quickReply(driver: Driver, id: number): QuickReply | null {
  const row = driver.get<Row>(`SELECT ${columns} FROM quick_replies WHERE id = ? AND deleted_at_ms IS NULL`, id)
  return row ? toQuickReply(row, driver.all<KeptFileRow>(`SELECT ${keptFileColumns} FROM kept_files WHERE quick_reply_id = ? ORDER BY position, id`, id)) : null
}

export function saveQuickReply(driver: Driver, reply: QuickReplyContent & { id: number | null; folderId: number | null; fileIds: readonly number[]; nowMs: number }): QuickReply {
  const id = reply.id === null ? insert(driver, reply) : update(driver, reply.id, reply)
  driver.run('UPDATE kept_files SET quick_reply_id = NULL, created_at_ms = ? WHERE quick_reply_id = ?', reply.nowMs, id)
  for (const [index, fileId] of reply.fileIds.entries()) driver.run('UPDATE kept_files SET quick_reply_id = ?, position = ? WHERE id = ? AND quick_reply_id IS NULL', id, index, fileId)
  const saved = quickReply(driver, id)
  invariant(saved, 'a quick reply just written can be read')
  return saved
}

function insert(driver: Driver, { folderId, title, shortcut, body, choices, nowMs }: QuickReplyContent & { folderId: number | null; nowMs: number }): number {
  return driver.run(
    `INSERT INTO quick_replies (folder_id, position, title, shortcut, body, choices, created_at_ms, updated_at_ms)
     VALUES (?1, (SELECT coalesce(max(position), -1) + 1 FROM quick_replies), ?2, ?3, ?4, ?5, ?6, ?6)`,
    folderId, title, shortcut, body, choices === null ? null : JSON.stringify(choices), nowMs,
  ).lastId
}

/** One that moves to another folder stands at its end. */
function update(driver: Driver, id: number, { folderId, title, shortcut, body, choices, nowMs }: QuickReplyContent & { folderId: number | null; nowMs: number }): number {
  driver.run('UPDATE quick_replies SET position = (SELECT max(position) + 1 FROM quick_replies), folder_id = ?2 WHERE id = ?1 AND folder_id IS NOT ?2', id, folderId)
  driver.run(
    'UPDATE quick_replies SET title = ?, shortcut = ?, body = ?, choices = ?, updated_at_ms = ? WHERE id = ?',
    title, shortcut, body, choices === null ? null : JSON.stringify(choices), nowMs, id,
  )
  return id
}

export function duplicateQuickReply(driver: Driver, id: number, title: string, nowMs: number): QuickReply | null {
  const original = driver.get<Row & { position: number }>(`SELECT ${columns}, position FROM quick_replies WHERE id = ? AND deleted_at_ms IS NULL`, id)
  if (!original) return null
  driver.run('UPDATE quick_replies SET position = position + 1 WHERE position > ?', original.position)
  const copy = driver.run(
    `INSERT INTO quick_replies (folder_id, position, title, shortcut, body, choices, created_at_ms, updated_at_ms)
     SELECT folder_id, position + 1, ?2, '', body, choices, ?3, ?3 FROM quick_replies WHERE id = ?1`,
    id, title, nowMs,
  ).lastId
  driver.run(
    `INSERT INTO kept_files (quick_reply_id, position, type, mime_type, file_name, size_bytes, is_voice, key, created_at_ms)
     SELECT ?2, position, type, mime_type, file_name, size_bytes, is_voice, key, ?3 FROM kept_files WHERE quick_reply_id = ?1`,
    id, copy, nowMs,
  )
  return quickReply(driver, copy)
}

export function addQuickReplies(driver: Driver, replies: readonly PortableReply[], nowMs: number): number[] {
  return replies.map(({ folder, uses, ...content }) => {
    const id = insert(driver, { ...content, folderId: folder === null ? null : folderNamed(driver, folder), nowMs })
    if (uses) driver.run('UPDATE quick_replies SET use_count = ?, used_characters = ?, last_used_at_ms = ? WHERE id = ?', uses.count, uses.characters, uses.lastAtMs, id)
    return id
  })
}

function folderNamed(driver: Driver, name: string): number {
  const known = driver.get<{ id: number }>('SELECT id FROM quick_reply_folders WHERE name = ? ORDER BY position LIMIT 1', name)
  return known?.id ?? addFolder(driver, name)
}

export function setQuickReplyDeleted(driver: Driver, ids: readonly number[], deletedAtMs: number | null): void {
  for (const id of ids) driver.run('UPDATE quick_replies SET deleted_at_ms = ? WHERE id = ?', deletedAtMs, id)
}

export function arrangeQuickReplies(driver: Driver, folderId: number | null, ids: readonly number[]): void {
  for (const [index, id] of ids.entries()) driver.run('UPDATE quick_replies SET folder_id = ?, position = ? WHERE id = ?', folderId, index, id)
}

const addFolder = (driver: Driver, name: string) =>
  driver.run('INSERT INTO quick_reply_folders (name, position) VALUES (?, (SELECT coalesce(max(position), -1) + 1 FROM quick_reply_folders))', name).lastId

/** Null when there is no such folder any more. */
export function saveQuickReplyFolder(driver: Driver, { id, name }: { id: number | null; name: string }): QuickReplyFolder | null {
  if (id === null) return { id: addFolder(driver, name), name }
  return driver.run('UPDATE quick_reply_folders SET name = ? WHERE id = ?', name, id).changes === 0 ? null : { id, name }
}

export function removeQuickReplyFolder(driver: Driver, id: number): void {
  driver.run('UPDATE quick_replies SET position = position + (SELECT max(position) + 1 FROM quick_replies) WHERE folder_id = ?', id)
  driver.run('DELETE FROM quick_reply_folders WHERE id = ?', id)
}

export function arrangeQuickReplyFolders(driver: Driver, ids: readonly number[]): void {
  for (const [index, id] of ids.entries()) driver.run('UPDATE quick_reply_folders SET position = ? WHERE id = ?', index, id)
}

export function sweepQuickReplies(driver: Driver, olderThanMs: { deleted: number; files: number }): string[] {
  driver.run('DELETE FROM quick_replies WHERE deleted_at_ms < ?', olderThanMs.deleted)
  forgetDeletedProducts(driver, olderThanMs.deleted)
  return sweepKeptFiles(driver, olderThanMs.files)
}

/** Counted with the message, in its transaction: a text that was inserted and then not sent saved nothing. */
export function countUses(driver: Driver, messageId: number, ids: readonly number[], nowMs: number): void {
  for (const id of new Set(ids)) {
    driver.run('INSERT INTO quick_reply_uses (message_id, quick_reply_id, at_ms, characters) SELECT ?, id, ?, length(body) FROM quick_replies WHERE id = ?', messageId, nowMs, id)
  }
}

function toQuickReply(row: Row, files: readonly KeptFileRow[]): QuickReply {
  return {
    id: row.id, folderId: row.folder_id, title: row.title, shortcut: row.shortcut, body: row.body, choices: row.choices === null ? null : (JSON.parse(row.choices) as QuickReplyChoices),
    files: files.map(toKeptFile), useCount: row.use_count, usedCharacters: row.used_characters, lastUsedAtMs: row.last_used_at_ms, updatedAtMs: row.updated_at_ms,
  }
}
