import { useEffect } from 'react'
import { api } from '../../client/api.ts'
import { onEvent } from '../../client/events.ts'
import { usePages } from '../../client/use-pages.ts'

export type MediaKind = 'pictures' | 'documents' | 'voice'

const pageSizes: Record<MediaKind, number> = { pictures: 24, documents: 8, voice: 8 }

/** Media of one conversation, newest first, page by page; kept true when new ones arrive. */
export function useSharedMedia(conversationId: number, kind: MediaKind) {
  const pages = usePages(pageSizes[kind], (after, limit) => api.contacts.media({ conversationId, kind, after, limit }))
  const { reload } = pages
  useEffect(() => onEvent('changed', (event) => event.conversationIds.includes(conversationId) && reload()), [conversationId, reload])
  return pages
}
