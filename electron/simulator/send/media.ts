import { isRecord, wireText, type Json } from '../json.ts'
import { isAnimatedWebp, isMonoOpus, looksLike } from '../media/sniff.ts'
import { problemOfFile } from '../media/limits.ts'
import type { MediaItem } from '../state/media-shelf.ts'
import type { World } from '../world.ts'
import { policyValue } from '#shared/policy/policy.ts'
import { invalid, missing, onlyKeys, optionalText, refused, requireRecord, spelled } from './checks.ts'
import { problemOfLink } from './links.ts'
import type { Checked, ContentCheck, SendContext } from './kinds.ts'

export type MediaKind = 'image' | 'video' | 'audio' | 'document' | 'sticker'

export const checkImage: ContentCheck = (request, context) => checkMedia(request, 'image', context)
export const checkVideo: ContentCheck = (request, context) => checkMedia(request, 'video', context)
export const checkSticker: ContentCheck = (request, context) => checkMedia(request, 'sticker', context)
export const checkDocument: ContentCheck = (request, context) => checkMedia(request, 'document', context)

export const checkAudio: ContentCheck = (request, context) => {
  const checked = checkMedia(request, 'audio', context)
  const audio = requireRecord(request, 'audio', 'audio')
  if (audio['voice'] !== true) return checked
  const item = context.world.media.get(wireText(audio['id']))
  const isFit = !item || isMonoOpus(item.bytes)
  return { ...checked, isVoice: true, ...(!isFit && { failure: { code: 131053, details: 'A voice message must be OGG with the OPUS codec and one channel.' } }) }
}

function checkMedia(request: Json, kind: MediaKind, { world }: SendContext): Checked {
  const media = requireRecord(request, kind, kind)
  const hasCaption = kind !== 'audio' && kind !== 'sticker'
  if (hasCaption) optionalText(media, 'caption', `${kind}.caption`, policyValue('media.caption'))
  else if (media['caption'] !== undefined) throw refused(`Param ${spelled(`${kind}.caption`)} is not allowed.`)
  if (kind === 'document') optionalText(media, 'filename', 'document.filename', 240)
  return { failure: checkSource(world, media, kind, kind) }
}

const source = ['id', 'link', 'provider']
const keysOf: Readonly<Record<MediaKind, readonly string[]>> = { image: [...source, 'caption'], video: [...source, 'caption'], audio: [...source, 'voice', 'caption'], document: [...source, 'caption', 'filename'], sticker: [...source, 'caption'] }

/** `id` or `link`, also in headers. A missing id is refused at once, unusable content fails by webhook. */
export function checkSource(world: World, media: unknown, kind: MediaKind, path: string): NonNullable<Checked['failure']> | null {
  if (!isRecord(media)) throw refused(`Param ${spelled(path)} must be a JSON object.`)
  onlyKeys(media, path, keysOf[kind])
  const { id, link } = media
  if (id !== undefined && link !== undefined) throw invalid(`${path}: only one of id and link is allowed`)
  if (id !== undefined) {
    const item = world.media.get(wireText(id))
    if (!item) throw refused(`Param ${spelled(`${path}.id`)} is not a valid whatsapp business account media attachment ID`)
    return problemOf(item, kind)
  }
  if (link === undefined || link === '') throw missing(`${path}.id or ${path}.link`)
  if (typeof link !== 'string' || !/^https?:\/\//i.test(link) || !URL.canParse(link)) throw refused(`Param ${spelled(`${path}.link`)} is not a valid URL.`)
  return problemOfLink(link, kind, world.behaviour.fetchesLinks)
}

function problemOf(item: MediaItem, kind: MediaKind): { code: number; details?: string } | null {
  const problem = problemOfFile(kind, item.mimeType, item.bytes.length, isAnimatedWebp(item.bytes))
  if (problem) return { code: 131053, details: problem }
  return looksLike(item.bytes, item.mimeType) ? null : { code: 131053, details: `The file is not ${item.mimeType}.` }
}
