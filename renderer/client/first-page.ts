import type { ThreadPage } from '#shared/contract/messages.ts'
import { api } from './api.ts'
import { onEvent, onResync } from './events.ts'

/** Fills the tallest usual window and no more: opening must take a frame or two; the rest follows by itself. */
export const openPageSize = 30

/** `changedIds`: messages that changed after it was asked for; reading them again makes it true. `isVoid`: more than that may have changed. */
export type FirstPage = { conversationId: number; page: ThreadPage | null; changedIds: Set<number>; isVoid: boolean }

let latest: { first: FirstPage; asking: Promise<void> } | null = null
const taken = new Set<FirstPage>()

/**
 * Begins to read where a conversation will open, before it is shown: at the press of the pointer, not after the
 * screen was built. Only the last one asked for is kept, and asked for again if it was outdated before it was opened.
 */
export function preloadFirstPage(conversationId: number): Promise<void> {
  if (latest?.first.conversationId === conversationId && !isOutdated(latest.first)) return latest.asking
  const first: FirstPage = { conversationId, page: null, changedIds: new Set(), isVoid: false }
  const asking = api.messages.page({ conversationId, anchor: { at: 'first-unread' }, limit: openPageSize }).then(
    (page) => void (first.page = page),
    () => void (first.isVoid = true),
  )
  latest = { first, asking }
  return asking
}

/** A change while the answer is on its way is read after it: who writes often would otherwise never be read ahead. */
const isOutdated = (first: FirstPage) => first.isVoid || (first.page !== null && first.changedIds.size > 0)

/** The page if it is there; messages in it may have changed since. It goes on to be watched until `releaseFirstPage`. */
export function takeFirstPage(conversationId: number): FirstPage | null {
  const first = latest?.first
  if (first?.conversationId !== conversationId || first.isVoid || !first.page) return null
  latest = null
  taken.add(first)
  return first
}

export function releaseFirstPage(first: FirstPage): void {
  taken.delete(first)
}

const watched = () => [...taken, ...(latest ? [latest.first] : [])]

function voidAll(): void {
  for (const first of watched()) first.isVoid = true
}

onEvent('changed', (event) => {
  for (const first of watched()) {
    if (!event.conversationIds.includes(first.conversationId)) continue
    const changes = event.messages.filter((change) => change.conversationId === first.conversationId)
    for (const change of changes) first.changedIds.add(change.messageId)
    if (changes.length === 0) first.isVoid = true
  }
})
onEvent('restart', voidAll)
onResync(voidAll)
