import type { Attachment } from '#shared/domain/message.ts'
import { UploadRefused } from '../../../client/upload.ts'
import type { DraftSession } from '../draft/draft-session.ts'
import type { Problem } from '../draft/draft-state.ts'
import { checkFile, mimeTypeOf, attachmentTypeOf, type AttachmentType } from './check-file.ts'
import { smallerPicture, withJpegName } from './smaller-picture.ts'
import { uploadFile } from './upload-file.ts'

type Limit = (policyKey: string) => number
type Variant = { body: Blob; fileName: string; mimeType: string }
/** What is kept of an added file while its session lives: both variants of a picture and how to stop an upload. */
type Kept = { variants: Record<'original' | 'smaller', Variant | null>; isVoice: boolean; stop: AbortController; objectUrl: string | null }

/**
 * Puts files into a draft: checked first, pictures offered smaller, then staged with the core at once. Files
 * that cannot be sent never travel; the last refusal is shown.
 */
export class FileAdder {
  readonly #session: DraftSession
  readonly #limit: Limit
  readonly #kept = new Map<string, Kept>()

  constructor(session: DraftSession, limit: Limit) {
    this.#session = session
    this.#limit = limit
  }

  async add(files: readonly File[]): Promise<void> {
    for (const file of files) await this.#addOne(file)
  }

  /** Goes out by itself as soon as it is staged; when that fails it stays in the draft to be tried again. */
  sendVoice(body: Blob, fileName: string): void {
    const variant = { body, fileName, mimeType: 'audio/ogg' }
    const checked = this.#check(variant)
    if (!checked.ok) return this.#session.change({ type: 'problem', problem: { refusal: checked.refusal } })
    this.#insert('audio', variant, null, true)
  }

  has(key: string): boolean {
    return this.#kept.has(key)
  }

  remove(key: string): void {
    const kept = this.#kept.get(key)
    kept?.stop.abort()
    this.#kept.delete(key)
    this.#session.remove(key)
    if (kept?.objectUrl) URL.revokeObjectURL(kept.objectUrl)
  }

  retry(key: string): void {
    const item = this.#session.state.items.find((candidate) => candidate.key === key)
    const variant = this.#kept.get(key)?.variants[item?.picture?.uses ?? 'original']
    if (variant) this.#upload(key, variant)
  }

  /** Sends the picture as it is, or smaller; the one staged before is dropped. */
  choose(key: string, uses: 'original' | 'smaller'): void {
    const item = this.#session.state.items.find((candidate) => candidate.key === key)
    const kept = this.#kept.get(key)
    const variant = kept?.variants[uses]
    if (!item?.picture || !kept || !variant || item.picture.uses === uses) return
    const checked = this.#check(variant)
    if (!checked.ok) return this.#session.change({ type: 'problem', problem: { refusal: checked.refusal } })
    if (item.upload.state === 'staged') this.#session.dropStaged(item.upload.attachment.id)
    this.#session.change({ type: 'item-changed', key, change: { picture: { ...item.picture, uses }, sizeBytes: variant.body.size, fileName: variant.fileName, mimeType: variant.mimeType } })
    this.#upload(key, variant)
  }

  async #addOne(file: File): Promise<void> {
    const facts = { name: file.name, sizeBytes: file.size, mimeType: file.type }
    const mimeType = mimeTypeOf(facts)
    const original: Variant = { body: file, fileName: file.name, mimeType }
    const smallerBody = attachmentTypeOf(mimeType) === 'image' ? await smallerPicture(file) : null
    const smaller = smallerBody && { body: smallerBody, fileName: withJpegName(file.name), mimeType: 'image/jpeg' }
    const checked = this.#check(smaller ?? original)
    if (!checked.ok) return this.#session.change({ type: 'problem', problem: { refusal: checked.refusal } })
    this.#insert(checked.type, original, smaller, false)
  }

  #check({ body, fileName, mimeType }: Variant) {
    return checkFile({ name: fileName, sizeBytes: body.size, mimeType }, this.#limit)
  }

  #insert(type: AttachmentType, original: Variant, smaller: Variant | null, isVoice: boolean): void {
    const key = crypto.randomUUID()
    const used = smaller ?? original
    const isShown = type === 'image' || type === 'sticker' || type === 'video' || isVoice
    const objectUrl = isShown ? URL.createObjectURL(used.body) : null
    this.#kept.set(key, { variants: { original, smaller }, isVoice, stop: new AbortController(), objectUrl })
    this.#session.change({
      type: 'item-added',
      item: {
        key, type, isVoice, mimeType: used.mimeType, fileName: used.fileName, sizeBytes: used.body.size, previewUrl: objectUrl,
        picture: smaller && { originalBytes: original.body.size, smallerBytes: smaller.body.size, uses: 'smaller' },
        upload: { state: 'working', fraction: 0 },
      },
    })
    this.#upload(key, used)
  }

  #upload(key: string, { body, fileName, mimeType }: Variant): void {
    const kept = this.#kept.get(key)
    if (!kept) return
    kept.stop.abort()
    const stop = (kept.stop = new AbortController())
    const show = (upload: { state: 'working'; fraction: number } | { state: 'failed'; problem: Problem }) => {
      if (!stop.signal.aborted) this.#session.change({ type: 'item-changed', key, change: { upload } })
    }
    show({ state: 'working', fraction: 0 })
    uploadFile({ conversationId: this.#session.conversationId, fileName, isVoice: kept.isVoice, body, mimeType }, (fraction) => show({ state: 'working', fraction }), stop.signal).then(
      (attachment) => {
        if (stop.signal.aborted) this.#session.dropStaged(attachment.id)
        else this.#staged(key, attachment, kept.isVoice)
      },
      (error: unknown) => show({ state: 'failed', problem: { refusal: error instanceof UploadRefused ? error.refusal : null } }),
    )
  }

  #staged(key: string, attachment: Attachment, isVoice: boolean): void {
    this.#session.change({ type: 'item-changed', key, change: { upload: { state: 'staged', attachment } } })
    if (isVoice) this.#session.sendItem(key)
  }
}
