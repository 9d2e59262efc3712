import type { QuickReply, QuickReplyLibrary } from '#shared/domain/quick-reply.ts'
import { quickReplyChanges } from '../../client/quick-replies.ts'
import type { Translate } from '../../strings/use-strings.ts'
import { placed, stepped } from '../../ui/lists/list-order.ts'
import { showToast } from '../../ui/overlays/toast.tsx'
import { attempt } from './attempt.ts'
import { dropEdit, select } from './edited-reply.ts'

export async function removeReply(t: Translate, reply: QuickReply, next: number | null): Promise<void> {
  if ((await attempt(quickReplyChanges.remove([reply.id]).then(() => true))) === null) return
  dropEdit(reply.id)
  select(next)
  showToast({
    text: t('quick-replies.deleted', { title: reply.title }),
    action: { label: t('common.undo'), run: () => void attempt(quickReplyChanges.restore([reply.id])).then(() => select(reply.id)) },
  })
}

export async function duplicateReply(t: Translate, reply: QuickReply): Promise<void> {
  const copy = await attempt(quickReplyChanges.duplicate(reply.id, t('quick-replies.copy-of', { title: reply.title })))
  if (copy) select(copy.id)
}

/** Before another one of a folder, or at its end. */
export function placeReply({ replies }: QuickReplyLibrary, moved: number, folderId: number | null, before: number | null): void {
  const ids = replies.filter((reply) => reply.folderId === folderId).map(({ id }) => id)
  void attempt(quickReplyChanges.arrange(folderId, placed(ids, moved, before)))
}

/** One step inside its folder; answers its new place from 1, or null at the edge. */
export function stepReply(library: QuickReplyLibrary, reply: QuickReply, by: 1 | -1): number | null {
  const ids = library.replies.filter(({ folderId }) => folderId === reply.folderId).map(({ id }) => id)
  const after = stepped(ids, reply.id, by)
  if (after) void attempt(quickReplyChanges.arrange(reply.folderId, after.ids))
  return after?.position ?? null
}
