import type { InboundContent, WireMedia } from '#core/inbound/inbound-event.ts'
import { mediaId, type MessageId } from '#shared/domain/ids.ts'
import { contentText, mediaMessageTypes, type MediaMessageType, type MessageContent } from '#shared/domain/message-content.ts'
import type { Driver } from './driver.ts'
import type { Projection } from './projection/projection.ts'

/**
 * How content lies in a row: its type, its words (`text`), and as JSON what these two do not say. Text and
 * media need no JSON; a media row holds the file's own facts.
 */
export type ContentColumns = { type: string; text: string | null; json: string | null }

export function contentColumns(content: InboundContent): ContentColumns {
  if ('media' in content) return { type: content.type, text: content.caption, json: null }
  return { type: content.type, text: contentText(content), json: content.type === 'text' ? null : JSON.stringify(content) }
}

export function readContent(row: { type: string; text: string | null; content: string | null; media_id: number | null }): MessageContent {
  if (row.type === 'text') return { type: 'text', body: row.text ?? '' }
  if (isMediaType(row.type)) return { type: row.type, mediaId: mediaId(row.media_id ?? 0), caption: row.text }
  return JSON.parse(row.content ?? '{"type":"media_placeholder"}') as MessageContent
}

export function isMediaType(type: string): type is MediaMessageType {
  return (mediaMessageTypes as readonly string[]).includes(type)
}

/** Types that stand for content that was not handed over (yet). */
export function isPlaceholder(type: string): boolean {
  return type === 'media_placeholder' || type === 'unsupported'
}

/** Makes `content` the message's present content, with a media row of its own when the file is not known yet. */
export function setContent(projection: Projection, id: MessageId, content: InboundContent, timestampMs: number): void {
  const { driver } = projection
  const columns = contentColumns(content)
  const media = 'media' in content ? findOrAddMedia(projection, id, content.media, timestampMs) : null
  driver.run('UPDATE messages SET type = ?, text = ?, content = ?, media_id = ? WHERE id = ?', columns.type, columns.text, columns.json, media, id)
  projection.textsToIndex.add(id)
}

export function findMedia(driver: Driver, id: MessageId, wireId: string | null): number | null {
  return driver.get<{ id: number }>('SELECT id FROM media WHERE message_id = ? AND wire_id IS ?', id, wireId)?.id ?? null
}

function findOrAddMedia(projection: Projection, id: MessageId, media: WireMedia, timestampMs: number): number {
  const { driver } = projection
  const known = findMedia(driver, id, media.wireId)
  if (known !== null) return known
  const added = driver.run(
    `INSERT INTO media (message_id, wire_id, mime_type, sha256_hex, file_name, is_voice, is_animated, state, next_attempt_at_ms, expires_at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    id, media.wireId, media.mimeType, media.sha256Hex, media.fileName, Number(media.isVoice), Number(media.isAnimated),
    media.wireId === null ? 'expired' : 'waiting', media.wireId === null ? null : 0, timestampMs + projection.mediaLifetimeMs,
  ).lastId
  if (media.wireId !== null) projection.mediaToDownload.add(mediaId(added))
  return added
}

/** The present content as the wire would say it, to be kept as a version. */
export function wireContent(driver: Driver, id: MessageId): InboundContent {
  const row = driver.get<{ type: string; text: string | null; content: string | null; media_id: number | null }>('SELECT type, text, content, media_id FROM messages WHERE id = ?', id)
  if (!row) throw new Error(`No message ${id}`)
  if (!isMediaType(row.type)) return readContent(row) as Exclude<MessageContent, { type: MediaMessageType }>
  const media = driver.get<{ wire_id: string | null; mime_type: string; sha256_hex: string | null; file_name: string | null; is_voice: number; is_animated: number }>(
    'SELECT wire_id, mime_type, sha256_hex, file_name, is_voice, is_animated FROM media WHERE id = ?', row.media_id ?? 0,
  )
  return {
    type: row.type, caption: row.text,
    media: {
      wireId: media?.wire_id ?? null, mimeType: media?.mime_type ?? '', sha256Hex: media?.sha256_hex ?? null, fileName: media?.file_name ?? null,
      isVoice: media?.is_voice === 1, isAnimated: media?.is_animated === 1,
    },
  }
}
