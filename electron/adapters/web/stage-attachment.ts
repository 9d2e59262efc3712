import { FileTooLarge } from '#core/ports/media-files.ts'
import { StoreUnavailable } from '#core/ports/store/store.ts'
import type { Refusal, RefusalReason } from '#shared/contract/base.ts'
import { attachmentHeaders } from '#shared/contract/http.ts'
import { conversationId } from '#shared/domain/ids.ts'
import { attachmentRefusal } from '#shared/domain/outgoing-rules.ts'
import { policyValue, type PolicyOverrides } from '#shared/policy/policy.ts'
import { attachmentType, isAnimatedWebp, isReadableText } from './attachment-type.ts'
import type { ShopFiles } from './shop-files.ts'

/** Bytes looked at to tell text from anything else, and an animated sticker from a still one. */
const peekedBytes = 64 * 1024
const largestKey = 'media.document.size'
const stillStickerKey = 'media.sticker.size'

/** `PUT /attachments`: a file for the draft of a conversation. */
export async function stageAttachment(request: Request, files: ShopFiles): Promise<Response> {
  const conversation = Number(request.headers.get(attachmentHeaders.conversationId))
  const fileName = readFileName(request.headers.get(attachmentHeaders.fileName))
  if (!Number.isSafeInteger(conversation) || conversation <= 0 || fileName === null) return new Response('Bad request', { status: 400 })
  if ((await files.store.conversationsByIds([conversation])).length === 0) return new Response('Not found', { status: 404 })
  return receiveFile(request, files, { fileName, kind: 'attachment', keep: (file) => files.store.addAttachment({ ...file, conversationId: conversationId(conversation) }) })
}

/** `PUT /kept-files`: a file that a quick reply or an automatic reply brings along. */
export async function stageKeptFile(request: Request, files: ShopFiles): Promise<Response> {
  const fileName = readFileName(request.headers.get(attachmentHeaders.fileName))
  if (fileName === null) return new Response('Bad request', { status: 400 })
  return receiveFile(request, files, { fileName, kind: 'reply', keep: (file) => files.store.addKeptFile(file) })
}

type Received = Parameters<ShopFiles['store']['addKeptFile']>[0]
type Place = { fileName: string; kind: 'attachment' | 'reply'; keep: (file: Received) => Promise<unknown> }

/**
 * Streams the body to disk, then decides by its bytes (never by its name or the header's type) what it is and
 * whether Meta takes it at this size. A refused file leaves nothing behind.
 */
async function receiveFile(request: Request, files: ShopFiles, { fileName, kind, keep }: Place): Promise<Response> {
  const overrides = await files.store.policyOverrides()
  const largest = policyValue(largestKey, overrides)
  const announced = Number(request.headers.get('content-length') ?? Number.NaN)
  if (announced === 0 || !request.body) return plain('file-empty')
  if (announced > largest) return tooLarge(largestKey, announced, overrides)

  const key = `${kind}/${files.ids.uuid()}`
  try {
    const saved = await files.mediaFiles.save(key, request.body, largest)
    const verdict = await judge(files, key, fileName, saved.sizeBytes, overrides)
    if (verdict instanceof Response) {
      await files.mediaFiles.remove(key)
      return verdict
    }
    const isVoice = verdict.type === 'audio' && ['1', 'true'].includes(request.headers.get(attachmentHeaders.isVoice) ?? '')
    return Response.json(await keep({ ...verdict, fileName, sizeBytes: saved.sizeBytes, isVoice, key, nowMs: files.clock.nowMs() }))
  } catch (error) {
    await files.mediaFiles.remove(key).catch(() => undefined)
    if (error instanceof FileTooLarge) return tooLarge(largestKey, Number.isNaN(announced) ? null : announced, overrides)
    return diskProblem(error)
  }
}

async function judge(files: ShopFiles, key: string, fileName: string, sizeBytes: number, overrides: PolicyOverrides) {
  if (sizeBytes === 0) return refused({ reason: 'file-empty', policyKey: null, params: {} })
  const firstBytes = await readFirst(files, key, Math.min(sizeBytes, peekedBytes))
  const found = attachmentType({ sniffed: await files.mediaFiles.sniff(key), isText: isReadableText(firstBytes), fileName })
  if (!found) return refused({ reason: 'file-type', policyKey: null, params: { fileName } })
  if (found.type === 'sticker' && !isAnimatedWebp(firstBytes) && sizeBytes > policyValue(stillStickerKey, overrides)) return tooLarge(stillStickerKey, sizeBytes, overrides)
  const refusal = attachmentRefusal({ ...found, sizeBytes }, (policyKey) => policyValue(policyKey, overrides))
  return refusal ? refused(refusal) : found
}

async function readFirst(files: ShopFiles, key: string, count: number): Promise<Uint8Array> {
  const opened = await files.mediaFiles.open(key, { start: 0, end: count - 1 })
  const chunks: Uint8Array[] = []
  for await (const chunk of opened?.bytes ?? []) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** Percent-decoded last part of the name, without control characters; null when there is none to speak of. */
export function readFileName(header: string | null): string | null {
  try {
    const name = decodeURIComponent(header ?? '').split(/[/\\]/).at(-1)!.replaceAll(/\p{Cc}/gu, '').trim().normalize('NFC')
    return name === '' ? null : name.slice(-240)
  } catch {
    return null
  }
}

function tooLarge(policyKey: string, sizeBytes: number | null, overrides: PolicyOverrides): Response {
  return refused({ reason: 'file-too-large', policyKey, params: { limitBytes: policyValue(policyKey, overrides), ...(sizeBytes === null ? {} : { sizeBytes }) } })
}

function refused(refusal: Refusal): Response {
  return Response.json(refusal, { status: refusal.reason === 'file-too-large' ? 413 : 409 })
}

/** The disk or the database cannot take it; anything else is not ours to answer. */
export function diskProblem(error: unknown): Response {
  if (error instanceof StoreUnavailable) return plain(error.kind === 'disk-full' ? 'disk-full' : 'store-read-only')
  const code = (error as { code?: unknown } | null)?.code
  if (code === 'ENOSPC' || code === 'EDQUOT') return plain('disk-full')
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM') return plain('store-read-only')
  throw error
}

const plain = (reason: RefusalReason) => refused({ reason, policyKey: null, params: {} })
