import { policyValue } from '#shared/policy/policy.ts'
import { sendableMimeTypes } from '#shared/policy/media.ts'

export type MediaKind = keyof typeof sendableMimeTypes

export const bareMime = (mimeType: string): string => mimeType.split(';')[0]!.trim().toLowerCase()

/** audio/mp3 is an alias the wire accepts beside the list. */
const aliases: Readonly<Record<string, string>> = { 'audio/mp3': 'audio/mpeg', 'audio/opus': 'audio/ogg', 'image/jpg': 'image/jpeg' }

export const acceptedMimeTypes: readonly string[] = [...new Set(Object.values(sendableMimeTypes).flat())]

export function kindOfMime(mimeType: string): MediaKind | null {
  const bare = aliases[bareMime(mimeType)] ?? bareMime(mimeType)
  const kinds = Object.entries(sendableMimeTypes) as [MediaKind, readonly string[]][]
  return kinds.find(([, mimeTypes]) => mimeTypes.includes(bare))?.[0] ?? null
}

/** Why this file cannot be a message of this kind, or null (Meta's documentation, media). */
export function problemOfFile(kind: MediaKind, mimeType: string, sizeBytes: number, isAnimated: boolean): string | null {
  const bare = aliases[bareMime(mimeType)] ?? bareMime(mimeType)
  if (!sendableMimeTypes[kind].includes(bare)) return `The media type ${mimeType || 'unknown'} is not supported for ${kind} messages.`
  const most = policyValue(kind === 'sticker' && isAnimated ? 'media.animated-sticker.size' : `media.${kind}.size`)
  return sizeBytes > most ? `The ${kind} has ${sizeBytes} bytes; at most ${most} are allowed.` : null
}
