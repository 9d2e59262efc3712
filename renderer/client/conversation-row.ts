import type { ConversationRow } from '#shared/domain/conversation.ts'
import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { api } from './api.ts'
import { onEvent, onResync } from './events.ts'
import type { Query } from './use-query.ts'

type Answered<Data> =
  | { state: 'loading'; data: undefined; error: undefined }
  | { state: 'ready'; data: Data; error: undefined }
  | { state: 'error'; data: undefined; error: unknown }
type Answer = Answered<ConversationRow | null>
type Entry = { answer: Answer; listeners: Set<() => void>; asking: Promise<void> | null; isOvertaken: boolean }

const loading = { state: 'loading', data: undefined, error: undefined } as const
/** Rows of conversations that are no longer on screen; they are kept true as well, so few of them. */
const mostKept = 8
const entries = new Map<number, Entry>()

const whole = (row: ConversationRow) => row

/**
 * One conversation as every part of the screen shows it: asked once for all of them, and again when it changed. A
 * change during a question is asked for after it, so that many changes are never more than two questions.
 */
export const useConversationRow = (conversationId: number): Query<ConversationRow | null> => useConversationPart(conversationId, whole)

/** Draws anew only when this part of the row is another one. `pick` and `isSame` stay the same between renders. */
export function useConversationPart<Part>(conversationId: number, pick: (row: ConversationRow) => Part, isSame: (a: Part, b: Part) => boolean = Object.is): Query<Part | null> {
  const subscribe = useCallback((listener: () => void) => watch(conversationId, listener), [conversationId])
  const read = useMemo(() => partReader(conversationId, pick, isSame), [conversationId, pick, isSame])
  const answer = useSyncExternalStore(subscribe, read)
  return useMemo(() => ({ ...answer, reload: () => reload(conversationId) }), [answer, conversationId])
}

/** Answers the same object for as long as the part is the same. */
function partReader<Part>(conversationId: number, pick: (row: ConversationRow) => Part, isSame: (a: Part, b: Part) => boolean): () => Answered<Part | null> {
  let from: Answer | null = null
  let given: Answered<Part | null> = loading
  return () => {
    const { answer } = entryOf(conversationId)
    if (answer === from) return given
    from = answer
    if (answer.state !== 'ready') return (given = answer)
    const part = answer.data && pick(answer.data)
    const isKnown = given.state === 'ready' && (part === null || given.data === null ? part === given.data : isSame(given.data, part))
    return isKnown ? given : (given = { state: 'ready', data: part, error: undefined })
  }
}

function watch(conversationId: number, listener: () => void): () => void {
  const entry = entryOf(conversationId)
  entry.listeners.add(listener)
  if (entry.answer.state === 'loading') void ask(conversationId, entry)
  return () => {
    entry.listeners.delete(listener)
    forgetUnused()
  }
}

function reload(conversationId: number): void {
  const entry = entryOf(conversationId)
  if (entry.answer.state === 'error') tell(entry, loading)
  void ask(conversationId, entry)
}

/** Begins to load it before it is shown. Resolves when it is there or could not be read. */
export async function preloadConversationRow(conversationId: number): Promise<void> {
  const entry = entryOf(conversationId)
  if (entry.answer.state === 'loading') await ask(conversationId, entry)
}

function entryOf(conversationId: number): Entry {
  const known = entries.get(conversationId)
  if (known) return known
  const entry: Entry = { answer: loading, listeners: new Set(), asking: null, isOvertaken: false }
  entries.set(conversationId, entry)
  return entry
}

function forgetUnused(): void {
  for (const [conversationId, entry] of entries) {
    if (entries.size <= mostKept) return
    if (entry.listeners.size === 0 && !entry.asking) entries.delete(conversationId)
  }
}

function tell(entry: Entry, answer: Answer): void {
  entry.answer = answer
  for (const listener of entry.listeners) listener()
}

function ask(conversationId: number, entry: Entry): Promise<void> {
  entry.isOvertaken = entry.asking !== null
  entry.asking ??= askUntilTrue(conversationId, entry)
  return entry.asking
}

async function askUntilTrue(conversationId: number, entry: Entry): Promise<void> {
  do {
    entry.isOvertaken = false
    try {
      const [row] = await api.conversations.byIds({ conversationIds: [conversationId] })
      tell(entry, { state: 'ready', data: row ?? null, error: undefined })
    } catch (error) {
      if (entry.answer.state !== 'ready') tell(entry, { state: 'error', data: undefined, error })
    }
  } while (entry.isOvertaken)
  entry.asking = null
}

function askAgain(conversationIds: Iterable<number>): void {
  for (const conversationId of conversationIds) {
    const entry = entries.get(conversationId)
    if (!entry) continue
    if (entry.listeners.size > 0 || entry.asking) void ask(conversationId, entry)
    else entries.delete(conversationId)
  }
}

onEvent('changed', (event) => askAgain(event.conversationIds))
onEvent('restart', () => entries.clear())
onResync(() => askAgain([...entries.keys()]))
