import type { ConversationId, MediaId, MessageId } from '#shared/domain/ids.ts'
import type { MediaState } from '#shared/domain/message.ts'

export type MediaStore = {
  /** Waiting files that are due, oldest expiry first. */
  mediaToDownload(nowMs: number, limit: number): Promise<DownloadItem[]>
  nextDownloadAtMs(): Promise<number | null>
  media(id: MediaId): Promise<(DownloadItem & { state: MediaState; key: string | null; fileName: string | null; mimeType: string; sizeBytes: number | null }) | null>
  setMedia(id: MediaId, change: MediaChange): Promise<{ conversationId: ConversationId; messageId: MessageId }>
}
export type DownloadItem = { mediaId: MediaId; messageId: MessageId; conversationId: ConversationId; wireId: string | null; mimeType: string; sha256Hex: string | null; attemptCount: number; expiresAtMs: number | null }
export type MediaChange =
  | { state: 'downloading' }
  | { state: 'ready'; key: string; sizeBytes: number; mimeType: string }
  | { state: 'waiting'; nextAttemptAtMs: number; problem: string | null }
  | { state: 'failed' | 'expired' | 'refused'; problem: string }
