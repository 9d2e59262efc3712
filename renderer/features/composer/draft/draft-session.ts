import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Draft, DraftReplies } from '#shared/contract/drafts.ts'
import type { Attachment, Message } from '#shared/domain/message.ts'
import type { OutgoingContent } from '#shared/domain/message-content.ts'
import type { Timer } from '../../../client/system-timer.ts'
import { planSend } from '../sending/plan-send.ts'
import { changeDraft, emptyDraft, hasFailedItem, hasWork, joinTexts, stagedAttachments, type DraftChange, type DraftItem, type DraftState, type Problem } from './draft-state.ts'
import { createDraftSaver, type SavedDraft } from './draft-saver.ts'

export type SendInput = { conversationId: number; requestId: string; content: OutgoingContent; quotedMessageId: number | null; quickReplyIds?: number[] }
export type DraftPorts = {
  load(conversationId: number): Promise<Draft | null>
  save(conversationId: number, draft: SavedDraft): Promise<void>
  send(input: SendInput): Promise<unknown>
  /** Texts of those among these messages that somebody sent from the app. */
  sentTexts(messageIds: readonly number[]): Promise<string[]>
  removeAttachment(attachmentId: number): Promise<void>
  /** Translates a failed call into what the field shows. */
  problemOf(error: unknown): Problem
  limit: (policyKey: string) => number
  /** Path under which a staged file can be shown. */
  attachmentUrl(attachmentId: number): string
  newId(): string
  timer: Timer
}

/** One press of Send on its way: gone from the field, not yet confirmed to be on disk. */
type Outgoing = { text: string; items: readonly DraftItem[]; quoted: Message | null; replies: DraftReplies | null; steps: Step[] }
type Step = { requestId: string; content: OutgoingContent; usedIds?: number[] }

/**
 * The draft of one conversation, alive whether or not it is on screen: uploads go on and a failed send finds
 * its way back here. Text leaves the disk only after the core has taken the message.
 */
export class DraftSession {
  readonly conversationId: number
  readonly store: StoreApi<DraftState>
  readonly #ports: DraftPorts
  readonly #saver
  readonly #outgoing: Outgoing[] = []
  /** A call that failed without an answer may have arrived: the same content goes out again under the same id. */
  readonly #unconfirmed = new Map<string, string>()
  #isPumping = false

  constructor(conversationId: number, ports: DraftPorts) {
    this.conversationId = conversationId
    this.#ports = ports
    this.store = createStore<DraftState>(() => emptyDraft)
    this.#saver = createDraftSaver((draft) => ports.save(conversationId, draft), ports.timer)
  }

  get state(): DraftState {
    return this.store.getState()
  }

  async load(): Promise<void> {
    const draft = await this.#ports.load(this.conversationId)
    if (!this.state.isLoaded) this.#show('loaded', draft)
  }

  /**
   * Messages came into the conversation. When one of them is what stands here, sent from another window, this window
   * goes on with what is on disk now. Whatever was changed here, or is no part of what was sent, stays.
   */
  async arrived(messageIds: readonly number[]): Promise<void> {
    const before = this.state
    const isUnchanged = () => this.state === before && this.isSettled()
    const text = before.text.trim()
    if (text === '' || !isUnchanged()) return
    const sent = await this.#ports.sentTexts(messageIds)
    if (!isUnchanged() || !sent.some((each) => each.trim().startsWith(text))) return
    const draft = await this.#ports.load(this.conversationId)
    if (isUnchanged() && draft?.text !== before.text) this.#show('replaced', draft)
  }

  #show(type: 'loaded' | 'replaced', draft: Draft | null): void {
    const { text, attachments, quoted, replies } = draft ?? { text: '', attachments: [], quoted: null, replies: null }
    this.#saver.assumeSaved({ text, attachmentIds: attachments.map(({ id }) => id), quotedMessageId: quoted?.id ?? null, replies, underway: [] })
    this.change({ type, text, items: attachments.map((attachment) => this.stagedItem(attachment)), quoted, replies })
  }

  change(change: DraftChange): void {
    this.store.setState(changeDraft(this.state, change), true)
    if (change.type === 'problem' || change.type === 'send-wanted' || change.type === 'underway') return
    this.#scheduleSave()
    if (change.type === 'item-changed' && this.state.isSendWanted && !hasWork(this.state)) this.send()
  }

  flush(): Promise<void> {
    return this.#saver.flush()
  }

  /** True when nothing would be lost by forgetting this session. */
  isSettled(): boolean {
    return this.state.isLoaded && this.#saver.isClean() && this.#outgoing.length === 0 && !hasWork(this.state) && !hasFailedItem(this.state)
  }

  remove(key: string): void {
    const item = this.state.items.find((candidate) => candidate.key === key)
    this.change({ type: 'item-removed', key })
    if (item?.upload.state === 'staged') this.dropStaged(item.upload.attachment.id)
  }

  /** Takes a staged file away from the core. One that stays behind is swept by the core, so a failure is harmless. */
  dropStaged(attachmentId: number): void {
    void this.#ports.removeAttachment(attachmentId).catch(() => undefined)
  }

  /** Answers whether the field was emptied. */
  send(): boolean {
    const { text, items, quoted, replies } = this.state
    if (hasWork(this.state)) {
      this.change({ type: 'send-wanted' })
      return false
    }
    if (hasFailedItem(this.state)) return false
    const plan = planSend(text, stagedAttachments(items), this.#ports.limit, replies?.action ?? null)
    if (!plan.ok) {
      if (plan.refusal.reason !== 'text-empty' || replies?.action) this.change({ type: 'problem', problem: { refusal: plan.refusal } })
      return false
    }
    const counted = Math.max(0, plan.contents.findIndex(carriesText))
    const steps = plan.contents.map((content, index): Step => ({
      content, requestId: this.#unconfirmed.get(JSON.stringify(content)) ?? this.#ports.newId(), ...(replies && index === counted ? { usedIds: replies.usedIds } : {}),
    }))
    this.#outgoing.push({ text, items, quoted, replies, steps })
    this.change({ type: 'taken' })
    void this.#pump()
    return true
  }

  /** One file by itself, without the text being written: a voice message. */
  sendItem(key: string): void {
    const item = this.state.items.find((candidate) => candidate.key === key)
    if (item?.upload.state !== 'staged') return
    const plan = planSend('', [item.upload.attachment], this.#ports.limit)
    if (!plan.ok) return
    const { quoted } = this.state
    this.#outgoing.push({ text: '', items: [item], quoted, replies: null, steps: plan.contents.map((content) => ({ content, requestId: this.#ports.newId() })) })
    this.change({ type: 'item-removed', key })
    this.change({ type: 'quoted', message: null })
    void this.#pump()
  }

  stagedItem(attachment: Attachment): DraftItem {
    const { type, mimeType, fileName, sizeBytes, isVoice } = attachment
    const previewUrl = type === 'image' || type === 'sticker' || type === 'audio' ? this.#ports.attachmentUrl(attachment.id) : null
    return { key: this.#ports.newId(), type, mimeType, fileName, sizeBytes, isVoice, previewUrl, picture: null, upload: { state: 'staged', attachment } }
  }

  async #pump(): Promise<void> {
    this.change({ type: 'underway', count: this.#outgoing.length })
    if (this.#isPumping) return
    this.#isPumping = true
    for (let next = this.#outgoing[0]; next; next = this.#outgoing[0]) {
      const problem = await this.#deliver(next)
      if (problem) this.#returnAll(problem)
      else this.#outgoing.shift()
      this.change({ type: 'underway', count: this.#outgoing.length })
    }
    this.#isPumping = false
    this.#scheduleSave()
  }

  /** Sends step by step, forgetting each that was taken, so that what remains can go back to the field. */
  async #deliver(outgoing: Outgoing): Promise<Problem | null> {
    for (let step = outgoing.steps[0]; step; step = outgoing.steps[0]) {
      const { requestId, content, usedIds } = step
      const key = JSON.stringify(content)
      try {
        await this.#ports.send({ conversationId: this.conversationId, requestId, content, quotedMessageId: outgoing.quoted?.id ?? null, ...(usedIds?.length ? { quickReplyIds: usedIds } : {}) })
      } catch (error) {
        const problem = this.#ports.problemOf(error)
        if (!problem.refusal) this.#unconfirmed.set(key, requestId)
        return problem
      }
      this.#unconfirmed.delete(key)
      outgoing.steps.shift()
      this.#forgetSent(outgoing, content)
    }
    return null
  }

  #forgetSent(outgoing: Outgoing, content: OutgoingContent): void {
    outgoing.quoted = null
    if (carriesText(content)) outgoing.replies = null
    if (content.type === 'text' || content.type === 'interactive') outgoing.text = ''
    if (!('attachmentId' in content)) return
    if (content.caption !== null) outgoing.text = ''
    outgoing.items = outgoing.items.filter((item) => item.upload.state !== 'staged' || item.upload.attachment.id !== content.attachmentId)
  }

  #returnAll(problem: Problem): void {
    const all = this.#outgoing.splice(0)
    this.change({
      type: 'returned',
      text: all.map((outgoing) => outgoing.text).reduce(joinTexts, ''),
      items: all.flatMap((outgoing) => outgoing.items),
      quoted: all.find((outgoing) => outgoing.quoted)?.quoted ?? null,
      replies: all.find((outgoing) => outgoing.replies)?.replies ?? null,
      problem,
    })
  }

  /** Until a message is confirmed, its text stays part of the draft on disk. */
  #scheduleSave(): void {
    if (!this.state.isLoaded) return
    const parts = [...this.#outgoing, this.state]
    this.#saver.schedule({
      text: this.state.text,
      attachmentIds: stagedAttachments(parts.flatMap((part) => part.items)).map((attachment) => attachment.id),
      quotedMessageId: parts.find((part) => part.quoted)?.quoted?.id ?? null,
      replies: parts.find((part) => part.replies)?.replies ?? null,
      underway: this.#outgoing.flatMap(({ text, steps }) => {
        const step = steps.find(({ content }) => carriesText(content))
        return step && text !== '' ? [{ requestId: step.requestId, text }] : []
      }),
    })
  }
}

/** Of several messages the one with the words: it is the use of a quick reply. */
const carriesText = (content: OutgoingContent) => content.type === 'text' || content.type === 'interactive' || ('caption' in content && content.caption !== null)
