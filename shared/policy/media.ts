import type { PolicyEntry } from './policy-entry.ts'
import { metaDocs, ownChoice } from './policy-source.ts'

const kB = 1024
const MB = 1024 * kB
const day = 86_400_000
const size = (key: string, value: number): PolicyEntry =>
  ({ key, value, unit: 'bytes', source: metaDocs('media'), validFrom: '2025-11-01', floor: value, stricter: 'lower', isEditable: true })

export const mediaEntries: readonly PolicyEntry[] = [
  size('media.image.size', 5 * MB),
  size('media.video.size', 16 * MB),
  size('media.audio.size', 16 * MB),
  size('media.document.size', 100 * MB),
  size('media.sticker.size', 100 * kB),
  size('media.animated-sticker.size', 500 * kB),
  { ...size('media.voice.play-icon-size', 512 * kB), source: metaDocs('audio') },
  /** 131052. */
  { ...size('media.inbound.size', 100 * MB), source: metaDocs('media') },
  /** A larger picture takes more than 256 MB to show, however small its file is. */
  { key: 'media.picture.pixels', value: 64_000_000, unit: 'count', source: ownChoice, validFrom: '2026-11-01', floor: null, stricter: 'lower', isEditable: true },
  /** For ids of webhooks; it was 30 days before. */
  { key: 'media.inbound.lifetime', value: 7 * day, unit: 'ms', source: metaDocs('media', '2026-08'), validFrom: '2025-10-09', floor: 7 * day, stricter: 'lower', isEditable: false },
  { key: 'media.uploaded.lifetime', value: 30 * day, unit: 'ms', source: metaDocs('media'), validFrom: '2025-11-01', floor: 30 * day, stricter: 'lower', isEditable: false },
]

export const sendableMimeTypes: Record<'image' | 'video' | 'audio' | 'document' | 'sticker', readonly string[]> = {
  image: ['image/jpeg', 'image/png'],
  video: ['video/mp4', 'video/3gpp'],
  audio: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'],
  sticker: ['image/webp'],
  document: [
    'text/plain', 'application/pdf', 'application/msword', 'application/vnd.ms-excel', 'application/vnd.ms-powerpoint',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  ],
}
