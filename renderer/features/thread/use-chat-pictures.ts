import type { SharedMedia } from '#shared/contract/contacts.ts'
import { useEffect, useMemo, useState } from 'react'
import { api } from '../../client/api.ts'
import type { Picture } from './picture-viewer.tsx'

const pageSize = 200

/**
 * All pictures of the chat for the viewer, oldest first: those of the loaded stretch at once, the others page by page
 * while it is open. A picture of the loaded stretch brings its caption.
 */
export function useChatPictures(conversationId: number, isOpen: boolean, loaded: readonly Picture[]): readonly Picture[] {
  const [others, setOthers] = useState<readonly Picture[]>([])

  useEffect(() => {
    if (!isOpen) return
    let isGone = false
    const load = async () => {
      const found: Picture[] = []
      let after: string | null = null
      do {
        const page: { items: SharedMedia[]; next: string | null } = await api.contacts.media({ conversationId, kind: 'pictures', after, limit: pageSize })
        if (isGone) return
        found.push(...page.items.filter((one) => one.type === 'image' && one.state === 'ready').map(pictureOf))
        after = page.next
        setOthers([...found])
      } while (after !== null)
    }
    load().catch(() => undefined)
    return () => void (isGone = true)
  }, [conversationId, isOpen])

  return useMemo(() => {
    const byId = new Map<number, Picture>(others.map((picture) => [picture.messageId, picture]))
    for (const picture of loaded) byId.set(picture.messageId, picture)
    return [...byId.values()].sort((a, b) => a.timestampMs - b.timestampMs || a.messageId - b.messageId)
  }, [others, loaded])
}

function pictureOf({ messageId, direction, timestampMs, ...media }: SharedMedia): Picture {
  return { messageId, direction, timestampMs, media, caption: null }
}
