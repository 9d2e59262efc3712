import { mediaPath } from '#shared/contract/http.ts'
import type { Media } from '#shared/domain/message.ts'

/** Where the bytes of a file that is ready can be read. */
export const mediaUrl = (media: Pick<Media, 'id'>) => mediaPath(media.id)

/** A name for saving: the sender's own without path characters, else one made of the kind and the id. */
export function saveName(media: Pick<Media, 'id' | 'fileName' | 'mimeType'>, kind: string): string {
  const given = media.fileName?.replace(/[\p{Cc}\p{Cf}/\\:*?"<>|]/gu, ' ').trim().replace(/^\.+/u, '')
  return given || `danggol-${kind}-${media.id}.${media.mimeType.split(';')[0]?.split('/')[1]?.replace('mpeg', 'mp3').replace(/[^a-z\d]/giu, '') ?? 'bin'}`
}
