import type { ApiProblem, CloudApi, NumberFacts, SendOutcome, SendRequest } from '#core/ports/cloud-api.ts'
import { wamid } from '#shared/domain/ids.ts'
import { ok, type Result } from '#shared/lib/result.ts'

export type Answer = SendOutcome | Promise<SendOutcome> | (() => Promise<SendOutcome>)

export const refusal = (code: number | null, more: Partial<ApiProblem> = {}): ApiProblem =>
  ({ kind: 'graph', code, subcode: null, title: `Error ${code}`, details: null, httpStatus: 400, isTransient: false, retryAfterMs: null, ...more })

export const rejected = (code: number | null, more: Partial<ApiProblem> = {}): SendOutcome => ({ kind: 'rejected', problem: refusal(code, more) })
export const unreachable: SendOutcome = rejected(null, { kind: 'connection', httpStatus: null, title: 'ECONNREFUSED' })
export const lost: SendOutcome = { kind: 'unknown', detail: 'timeout' }

/** Meta as a test wants it: answers in the order given, then accepts everything. Keeps what was asked of it. */
export class ScriptedCloudApi implements CloudApi {
  readonly sent: SendRequest[] = []
  readonly acceptedReferences: string[] = []
  readonly readReceipts: string[] = []
  readonly uploads: string[] = []
  readonly blocked: string[] = []
  answers: Answer[] = []
  /** Asked first; null: the answers in their order. */
  rule: (request: SendRequest) => SendOutcome | null = () => null
  uploadAnswers: Result<{ wireId: string }, ApiProblem>[] = []
  downloads: Result<{ bytes: AsyncIterable<Uint8Array>; mimeType: string; sizeBytes: number | null; sha256Hex: string | null }, ApiProblem>[] = []
  downloadAsked: string[] = []
  number: Result<NumberFacts, ApiProblem> = ok({ displayPhoneNumber: '+82 10-2345-6789', verifiedName: '단골식당', qualityRating: 'GREEN', messagingLimitTier: 'TIER_250', throughputLevel: 'STANDARD', isOnPhoneApp: false, status: 'CONNECTED' })
  token: Result<{ isValid: boolean; scopes: string[]; expiresAtMs: number | null }, ApiProblem> = ok({ isValid: true, scopes: [], expiresAtMs: null })
  /** Called for every request that leaves. */
  onSend: (request: SendRequest) => void = () => {}

  async send(request: SendRequest): Promise<SendOutcome> {
    this.sent.push(request)
    this.onSend(request)
    const next = this.rule(request) ?? this.answers.shift()
    const outcome = await (typeof next === 'function' ? next() : (next ?? this.accept(request)))
    if (outcome.kind === 'accepted') this.acceptedReferences.push(request.clientReference)
    return outcome
  }

  accept(request: SendRequest): SendOutcome {
    return { kind: 'accepted', wamid: wamid(`wamid.OUT-${request.clientReference}`), waId: request.to.phone, userId: request.to.userId, heldForQuality: false }
  }

  markRead({ wamid }: { wamid: string }) {
    this.readReceipts.push(wamid)
    return Promise.resolve(ok(undefined))
  }

  async uploadMedia(file: { mimeType: string; fileName: string; sizeBytes: number; open(): Promise<AsyncIterable<Uint8Array>> }) {
    let sizeBytes = 0
    for await (const chunk of await file.open()) sizeBytes += chunk.length
    this.uploads.push(`${file.mimeType} ${sizeBytes}`)
    return this.uploadAnswers.shift() ?? ok({ wireId: `up-${this.uploads.length}` })
  }

  downloadMedia(wireId: string) {
    this.downloadAsked.push(wireId)
    const next = this.downloads.shift()
    if (!next) throw new Error(`nothing scripted for ${wireId}`)
    return Promise.resolve(next)
  }

  readNumber() {
    return Promise.resolve(this.number)
  }

  readToken() {
    return Promise.resolve(this.token)
  }

  subscribeApp() {
    return Promise.resolve(ok(undefined))
  }

  listBlocked() {
    return Promise.resolve(ok(this.blocked.map((phone) => ({ phone, userId: null }))))
  }

  setBlocked(person: { phone: string | null }, isBlocked: boolean) {
    if (isBlocked && person.phone !== null) this.blocked.push(person.phone)
    return Promise.resolve(ok(undefined))
  }
}
