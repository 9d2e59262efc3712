import type { QuickReply } from '#shared/domain/quick-reply.ts'
import { showFailure } from '../../../client/failures.ts'
import { quickReplyChanges } from '../../../client/quick-replies.ts'
import type { Translate } from '../../../strings/use-strings.ts'
import type { DraftSession } from '../draft/draft-session.ts'

/** Brings the files of an inserted quick reply into the draft; what cannot be brought is said. */
export async function takeFiles(session: DraftSession, reply: QuickReply, t: Translate): Promise<void> {
  if (reply.files.length === 0) return
  try {
    for (const attachment of await quickReplyChanges.takeFiles(reply.id, session.conversationId)) session.change({ type: 'item-added', item: session.stagedItem(attachment) })
  } catch (error) {
    showFailure(error, t('quick-replies.files-failed'))
  }
}
