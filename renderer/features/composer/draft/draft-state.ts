import type { Attachment, Message } from '#shared/domain/message.ts'
import type { Refusal } from '#shared/contract/base.ts'
import type { DraftReplies } from '#shared/contract/drafts.ts'

/** Why something did not work: a rule said no, or (null) the call itself failed. */
export type Problem = { refusal: Refusal | null }

/** A picture may be sent as it is or smaller; sizes in bytes. */
export type PictureChoice = { originalBytes: number; smallerBytes: number; uses: 'original' | 'smaller' }

export type DraftItem = {
  key: string
  type: Attachment['type']
  mimeType: string
  fileName: string
  sizeBytes: number
  isVoice: boolean
  /** Something an `img` can show: an object URL or the path of the staged file. */
  previewUrl: string | null
  picture: PictureChoice | null
  upload: { state: 'working'; fraction: number } | { state: 'staged'; attachment: Attachment } | { state: 'failed'; problem: Problem }
}

export type DraftState = {
  isLoaded: boolean
  text: string
  /** Grows when the text changed by other means than typing, so that the field takes it over. */
  textRevision: number
  items: readonly DraftItem[]
  quoted: Message | null
  /** What quick replies added: choices that go out with the text, and which were used. Gone with the last letter of the text. */
  replies: DraftReplies | null
  /** Shown above the field until the next edit. */
  problem: Problem | null
  /** Send was pressed while files were still on their way. */
  isSendWanted: boolean
  /** Sent from the field, and not yet taken by the app. */
  underwayCount: number
}

export type DraftChange =
  | { type: 'loaded'; text: string; items: DraftItem[]; quoted: Message | null; replies?: DraftReplies | null }
  | { type: 'replaced'; text: string; items: DraftItem[]; quoted: Message | null; replies: DraftReplies | null }
  | { type: 'typed'; text: string }
  | { type: 'text-set'; text: string }
  | { type: 'quoted'; message: Message | null }
  | { type: 'replies'; replies: DraftReplies | null }
  | { type: 'item-added'; item: DraftItem }
  | { type: 'item-changed'; key: string; change: Partial<Omit<DraftItem, 'key'>> }
  | { type: 'item-removed'; key: string }
  | { type: 'item-moved'; key: string; by: number }
  | { type: 'send-wanted' }
  | { type: 'taken' }
  | { type: 'returned'; text: string; items: readonly DraftItem[]; quoted: Message | null; replies?: DraftReplies | null; problem: Problem }
  | { type: 'underway'; count: number }
  | { type: 'problem'; problem: Problem | null }

export const emptyDraft: DraftState = { isLoaded: false, text: '', textRevision: 0, items: [], quoted: null, replies: null, problem: null, isSendWanted: false, underwayCount: 0 }

export function changeDraft(state: DraftState, change: DraftChange): DraftState {
  switch (change.type) {
    case 'loaded': return {
      ...state,
      isLoaded: true,
      text: change.text + state.text,
      textRevision: change.text === '' ? state.textRevision : state.textRevision + 1,
      items: [...change.items, ...state.items],
      quoted: state.quoted ?? change.quoted,
      replies: state.replies ?? change.replies ?? null,
    }
    case 'replaced': return { ...emptyDraft, isLoaded: true, text: change.text, textRevision: state.textRevision + 1, items: change.items, quoted: change.quoted, replies: change.replies }
    case 'typed': return { ...state, text: change.text, replies: change.text === '' ? null : state.replies, problem: null, isSendWanted: false }
    case 'text-set': return { ...state, text: change.text, textRevision: state.textRevision + 1, isSendWanted: false }
    case 'quoted': return { ...state, quoted: change.message }
    case 'replies': return { ...state, replies: change.replies }
    case 'item-added': return { ...state, items: [...state.items, change.item], problem: null }
    case 'item-changed': return { ...state, items: state.items.map((item) => (item.key === change.key ? { ...item, ...change.change } : item)) }
    case 'item-removed': return { ...state, items: state.items.filter((item) => item.key !== change.key), isSendWanted: false }
    case 'item-moved': return { ...state, items: moved(state.items, change.key, change.by) }
    case 'send-wanted': return { ...state, isSendWanted: true }
    case 'taken': return { ...state, text: '', textRevision: state.textRevision + 1, items: [], quoted: null, replies: null, problem: null, isSendWanted: false }
    case 'returned': return {
      ...state,
      text: joinTexts(change.text, state.text),
      textRevision: state.textRevision + 1,
      items: [...change.items, ...state.items],
      quoted: change.quoted ?? state.quoted,
      replies: change.replies ?? state.replies,
      problem: change.problem,
      isSendWanted: false,
    }
    case 'underway': return { ...state, underwayCount: change.count }
    case 'problem': return { ...state, problem: change.problem, isSendWanted: false }
  }
}

/** What came back stands before what was typed meanwhile; neither is lost. */
export function joinTexts(first: string, second: string): string {
  return first !== '' && second !== '' ? `${first}\n${second}` : first + second
}

function moved(items: readonly DraftItem[], key: string, by: number): readonly DraftItem[] {
  const from = items.findIndex((item) => item.key === key)
  const item = items[from]
  if (!item) return items
  const to = Math.min(items.length - 1, Math.max(0, from + by))
  const others = items.filter((other) => other.key !== key)
  return [...others.slice(0, to), item, ...others.slice(to)]
}

export const isDraftEmpty = (state: DraftState) => state.text.trim() === '' && state.items.length === 0
export const hasWork = (state: DraftState) => state.items.some((item) => item.upload.state === 'working')
export const hasFailedItem = (state: DraftState) => state.items.some((item) => item.upload.state === 'failed')
export const stagedAttachments = (items: readonly DraftItem[]) => items.flatMap((item) => (item.upload.state === 'staged' ? [item.upload.attachment] : []))
