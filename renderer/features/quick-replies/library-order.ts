import type { QuickReply, QuickReplyFolder, QuickReplyLibrary } from '#shared/domain/quick-reply.ts'
import { searchReplies } from '#shared/domain/quick-reply-search.ts'
import type { Sort } from './edited-reply.ts'

/** `folder` null: those in no folder; `isFlat`: one group without a heading. */
export type Group = { folder: QuickReplyFolder | null; isFlat: boolean; replies: QuickReply[] }

/** Folders in the owner's order; a search or another order shows one list, because folders would tear it apart. */
export function groupsOf({ folders, replies }: QuickReplyLibrary, query: string, sort: Sort): Group[] {
  if (query.trim() !== '') return [{ folder: null, isFlat: true, replies: searchReplies(replies, query) }]
  if (sort !== 'own') return [{ folder: null, isFlat: true, replies: replies.toSorted(orders[sort]) }]
  const inFolder = (id: number | null) => replies.filter(({ folderId }) => folderId === id)
  const loose = inFolder(null)
  return [
    ...folders.map((folder) => ({ folder, isFlat: false, replies: inFolder(folder.id) })),
    ...(loose.length > 0 ? [{ folder: null, isFlat: folders.length === 0, replies: loose }] : []),
  ]
}

const orders: Record<Exclude<Sort, 'own'>, (one: QuickReply, other: QuickReply) => number> = {
  used: (one, other) => other.useCount - one.useCount,
  recent: (one, other) => (other.lastUsedAtMs ?? 0) - (one.lastUsedAtMs ?? 0),
  title: (one, other) => one.title.localeCompare(other.title),
}
