import { sendableMimeTypes } from '#shared/policy/media.ts'
import type { Attachment } from '#shared/domain/message.ts'
import type { Refusal } from '#shared/contract/base.ts'

export type AttachmentType = Attachment['type']
export type FileFacts = { name: string; sizeBytes: number; mimeType: string }
export type CheckedFile = { ok: true; type: AttachmentType; mimeType: string } | { ok: false; refusal: Refusal }

/** Some systems hand over files without a type (office files, HEIC, audio notes): the extension then decides. */
const mimeTypesByExtension: Record<string, string> = {
  jpg: 'image/jpeg', jpeg: 'image/jpeg', png: 'image/png', webp: 'image/webp', gif: 'image/gif', heic: 'image/heic', heif: 'image/heif',
  mp4: 'video/mp4', m4v: 'video/mp4', '3gp': 'video/3gpp', mov: 'video/quicktime',
  aac: 'audio/aac', amr: 'audio/amr', mp3: 'audio/mpeg', m4a: 'audio/mp4', ogg: 'audio/ogg', oga: 'audio/ogg', opus: 'audio/ogg', wav: 'audio/wav',
  txt: 'text/plain', pdf: 'application/pdf', csv: 'text/csv', zip: 'application/zip', hwp: 'application/x-hwp', hwpx: 'application/hwp+zip',
  doc: 'application/msword', xls: 'application/vnd.ms-excel', ppt: 'application/vnd.ms-powerpoint',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
}
const spellings: Record<string, string> = { 'image/jpg': 'image/jpeg', 'audio/x-m4a': 'audio/mp4', 'audio/mp3': 'audio/mpeg', 'audio/opus': 'audio/ogg', 'video/x-m4v': 'video/mp4' }

export function mimeTypeOf(file: FileFacts): string {
  const given = file.mimeType.toLowerCase().split(';')[0]?.trim() ?? ''
  if (given !== '' && given !== 'application/octet-stream') return spellings[given] ?? given
  const extension = file.name.includes('.') ? (file.name.split('.').at(-1) ?? '').toLowerCase() : ''
  return mimeTypesByExtension[extension] ?? 'application/octet-stream'
}

export function attachmentTypeOf(mimeType: string): AttachmentType | null {
  for (const type of ['image', 'video', 'audio', 'sticker', 'document'] as const) {
    if (sendableMimeTypes[type].includes(mimeType)) return type
  }
  return null
}

/** Type and size before a single byte travels; `limit` answers the value in force of a policy entry. */
export function checkFile(file: FileFacts, limit: (policyKey: string) => number): CheckedFile {
  const mimeType = mimeTypeOf(file)
  const type = attachmentTypeOf(mimeType)
  if (file.sizeBytes === 0) return refuse('file-empty', null, { fileName: file.name })
  if (!type) return refuse('file-type', null, { fileName: file.name, mimeType })
  const policyKey = type === 'sticker' ? 'media.animated-sticker.size' : `media.${type}.size`
  const limitBytes = limit(policyKey)
  if (file.sizeBytes > limitBytes) return refuse('file-too-large', policyKey, { fileName: file.name, sizeBytes: file.sizeBytes, limitBytes })
  return { ok: true, type, mimeType }
}

function refuse(reason: Refusal['reason'], policyKey: string | null, params: Refusal['params']): CheckedFile {
  return { ok: false, refusal: { reason, policyKey, params } }
}

/** What the file picker offers. */
export const acceptedTypes = Object.values(sendableMimeTypes).flat().join(',')
