import type { ThreadPage } from '#shared/contract/messages.ts'
import { api } from './api.ts'
import { onEvent, onResync } from './events.ts'

/** Fills the tallest usual window and no more: opening must take a frame or two; the rest follows by itself. */
export const openPageSize = 30

/** `isOvertaken`: something changed after it was read. */
export type FirstPage = { conversationId: number; page: ThreadPage | null; isOvertaken: boolean }

let latest: { first: FirstPage; asking: Promise<void> } | null = null
const taken = new Set<FirstPage>()

/**
 * Begins to read where a conversation will open, before it is shown: at the press of the pointer, not after the
 * screen was built. Only the last one asked for is kept.
 */
export function preloadFirstPage(conversationId: number): Promise<void> {
  if (latest?.first.conversationId === conversationId && !latest.first.isOvertaken) return latest.asking
  const first: FirstPage = { conversationId, page: null, isOvertaken: false }
  const asking = api.messages.page({ conversationId, anchor: { at: 'first-unread' }, limit: openPageSize }).then(
    (page) => void (first.page = page),
    () => void (first.isOvertaken = true),
  )
  latest = { first, asking }
  return asking
}

/** The page if it is there and still true. It goes on to be watched until `release`, which says whether it was overtaken. */
export function takeFirstPage(conversationId: number): FirstPage | null {
  const first = latest?.first
  if (first?.conversationId !== conversationId || first.isOvertaken || !first.page) return null
  latest = null
  taken.add(first)
  return first
}

export function releaseFirstPage(first: FirstPage): boolean {
  taken.delete(first)
  return first.isOvertaken
}

function overtake(conversationIds: readonly number[] | null): void {
  for (const first of [...taken, ...(latest ? [latest.first] : [])]) {
    if (conversationIds === null || conversationIds.includes(first.conversationId)) first.isOvertaken = true
  }
}

onEvent('changed', (event) => overtake(event.conversationIds))
onEvent('restart', () => overtake(null))
onResync(() => overtake(null))
