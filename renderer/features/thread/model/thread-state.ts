import type { ThreadPage } from '#shared/contract/messages.ts'
import type { Message } from '#shared/domain/message.ts'

/** Messages kept in memory; beyond it the side away from the reader is let go, so that scrolling never fills the heap. */
export const keptMessageCount = 240

/**
 * The part of a conversation that is loaded: `messages` is one gap-free stretch of it, ordered by
 * (timestampMs, id), each message once. What lies beyond is only known by `hasOlder` and `hasNewer`.
 */
export type ThreadState = {
  phase: 'loading' | 'ready' | 'failed'
  messages: readonly Message[]
  hasOlder: boolean
  hasNewer: boolean
  /** First message of the new-messages divider; it stays for the whole visit. */
  dividerId: number | null
  /** Inbound messages that arrived since the reader was last at the bottom. */
  arrivedIds: readonly number[]
  /** Grows when the stretch was replaced by another one: scroll positions and sizes are void. */
  generation: number
  /** True when the last change added to or took from the start, which the scroller must make up for. */
  hasShiftedStart: boolean
}

export type ThreadAction =
  | { type: 'failed' }
  | { type: 'replaced'; page: ThreadPage; isFirst: boolean }
  | { type: 'older'; page: ThreadPage }
  | { type: 'newer'; page: ThreadPage }
  | { type: 'trimmed'; keep: 'oldest' | 'newest' }
  /** `found` are the present forms of `requestedIds`; one that is missing does not exist any more. */
  | { type: 'changed'; requestedIds: readonly number[]; found: readonly Message[]; isReading: boolean }
  | { type: 'reached-bottom' }

export const emptyThread: ThreadState = {
  phase: 'loading', messages: [], hasOlder: false, hasNewer: false, dividerId: null, arrivedIds: [], generation: 0, hasShiftedStart: false,
}

export function threadReducer(state: ThreadState, action: ThreadAction): ThreadState {
  switch (action.type) {
    case 'failed': return state.phase === 'ready' ? state : { ...state, phase: 'failed' }
    case 'replaced': return {
      phase: 'ready',
      messages: merge([], action.page.items),
      hasOlder: action.page.hasOlder,
      hasNewer: action.page.hasNewer,
      dividerId: action.isFirst ? action.page.firstUnreadId : state.dividerId,
      arrivedIds: action.page.hasNewer ? state.arrivedIds : [],
      generation: state.generation + 1,
      hasShiftedStart: false,
    }
    case 'older': return { ...state, messages: merge(state.messages, action.page.items), hasOlder: action.page.hasOlder, hasShiftedStart: true }
    case 'newer': return { ...state, messages: merge(state.messages, action.page.items), hasNewer: action.page.hasNewer, hasShiftedStart: false }
    case 'trimmed': return trim(state, action.keep)
    case 'changed': return applyChanges(state, action)
    case 'reached-bottom': return state.arrivedIds.length === 0 ? state : { ...state, arrivedIds: [] }
  }
}

/** While more lies before the loaded stretch, its first message only serves to group and date the second. */
export function shownMessages(state: ThreadState): readonly Message[] {
  return state.hasOlder ? state.messages.slice(1) : state.messages
}

export function compareMessages(a: Message, b: Message): number {
  return a.timestampMs - b.timestampMs || a.id - b.id
}

function merge(present: readonly Message[], added: readonly Message[]): Message[] {
  const byId = new Map(present.map((message) => [message.id, message]))
  for (const message of added) byId.set(message.id, message)
  return [...byId.values()].sort(compareMessages)
}

function trim(state: ThreadState, keep: 'oldest' | 'newest'): ThreadState {
  if (state.messages.length <= keptMessageCount) return state
  return keep === 'oldest'
    ? { ...state, messages: state.messages.slice(0, keptMessageCount), hasNewer: true, hasShiftedStart: false }
    : { ...state, messages: state.messages.slice(-keptMessageCount), hasOlder: true, hasShiftedStart: true }
}

function applyChanges(state: ThreadState, { requestedIds, found, isReading }: Extract<ThreadAction, { type: 'changed' }>): ThreadState {
  if (state.phase !== 'ready') return state
  const first = state.messages[0]
  const last = state.messages.at(-1)
  const known = new Map(state.messages.map((message) => [message.id as number, message]))
  const arrived = found.filter((message) => !known.has(message.id) && message.direction === 'inbound' && (!last || compareMessages(message, last) > 0))
  const fitting = found.filter((message) =>
    (!first || !state.hasOlder || compareMessages(message, first) >= 0) && (!last || !state.hasNewer || compareMessages(message, last) <= 0)
    && (state.messages.length > 0 || (!state.hasOlder && !state.hasNewer)))
  const requested = new Set(requestedIds)
  const messages = merge(state.messages.filter((message) => !requested.has(message.id)), fitting)
  const arrivedIds = isReading || arrived.length === 0 ? state.arrivedIds : [...new Set([...state.arrivedIds, ...arrived.map((message) => message.id)])]
  return {
    ...state,
    messages,
    arrivedIds,
    dividerId: state.dividerId ?? (isReading ? null : arrivedIds[0] ?? null),
    hasShiftedStart: messages.length !== state.messages.length && messages.at(-1)?.id === last?.id && messages[0]?.id !== first?.id,
  }
}
