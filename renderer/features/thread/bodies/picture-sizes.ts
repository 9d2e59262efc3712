import type { Media } from '#shared/domain/message.ts'
import { recall, remember } from '../../../ui/remembered.ts'

const mostKept = 1500
const tallest = 5 / 4
const flattest = 9 / 16
const usual = 3 / 4

/** The length is part of the key: the same id in another shop is another file. */
const keyOf = (media: Pick<Media, 'id' | 'sizeBytes'>) => `${media.id}.${media.sizeBytes ?? 0}`
const known = new Map<string, number>(recall<[string, number][]>('picture-shapes', []))
let saving: ReturnType<typeof setTimeout> | null = null

/**
 * Height over width of the box a picture is shown in. A picture seen before has its own shape; a new one keeps the
 * usual one for as long as it is on screen, so that nothing moves while it loads.
 */
export function pictureShape(media: Pick<Media, 'id' | 'sizeBytes'>): number {
  return Math.min(tallest, Math.max(flattest, known.get(keyOf(media)) ?? usual))
}

export function learnPictureShape(media: Pick<Media, 'id' | 'sizeBytes'>, picture: { naturalWidth: number; naturalHeight: number }): void {
  const key = keyOf(media)
  if (picture.naturalWidth === 0 || known.has(key)) return
  known.set(key, Math.round((picture.naturalHeight / picture.naturalWidth) * 1000) / 1000)
  saving ??= setTimeout(() => {
    saving = null
    remember('picture-shapes', [...known].slice(-mostKept))
  }, 1000)
}
