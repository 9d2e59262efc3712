import { attachmentPath } from '#shared/contract/http.ts'
import { contentText } from '#shared/domain/message-content.ts'
import { api } from '../../../client/api.ts'
import { onEvent, onResync } from '../../../client/events.ts'
import { refusalOf } from '../../../client/refusals.ts'
import { FileAdder } from '../attachments/add-files.ts'
import { limitInForce } from '../../../client/policy-limits.ts'
import { systemTimer } from '../../../client/system-timer.ts'
import { forgetAllUnsaved, forgetUnsaved, keepUnsaved, unsavedDraft } from './unsaved-drafts.ts'
import { DraftSession, type DraftPorts } from './draft-session.ts'

/** A draft and the files behind it. */
export type OpenDraft = { session: DraftSession; files: FileAdder }

const mostKept = 30
const mostLookedAt = 200
const open = new Map<number, OpenDraft>()

const ports: DraftPorts = {
  /** What the tab could not bring to disk before it was loaded anew goes there first; what was taken meanwhile is told apart there. */
  async load(conversationId) {
    const unsaved = unsavedDraft(conversationId)
    if (unsaved) await this.save(conversationId, unsaved)
    return api.drafts.get({ conversationId })
  },
  async save(conversationId, draft) {
    const kept = keepUnsaved(conversationId, draft)
    await api.drafts.save({ conversationId, ...draft })
    forgetUnsaved(conversationId, kept)
  },
  send: (input) => api.messages.send(input),
  sentTexts: async (messageIds) =>
    (await api.messages.byIds({ messageIds: messageIds.slice(0, mostLookedAt) })).flatMap(({ origin, content }) => (origin === 'person' ? (contentText(content) ?? []) : [])),
  removeAttachment: (attachmentId) => api.drafts.removeAttachment({ attachmentId }),
  problemOf: (error) => ({ refusal: refusalOf(error) }),
  limit: limitInForce,
  attachmentUrl: attachmentPath,
  newId: () => crypto.randomUUID(),
  timer: systemTimer,
}

/** The draft of this conversation, the same object whenever it comes back on screen. Begins to load with the first call. */
export function openDraft(conversationId: number): OpenDraft {
  const known = open.get(conversationId)
  if (known) return known
  forgetSettled()
  const session = new DraftSession(conversationId, ports)
  const draft = { session, files: new FileAdder(session, limitInForce) }
  open.set(conversationId, draft)
  loadDraft(session)
  return draft
}

function loadDraft(session: DraftSession): void {
  session.load().catch(() => {
    const stop = onResync(() => {
      stop()
      loadDraft(session)
    })
  })
}

function forgetSettled(): void {
  if (open.size < mostKept) return
  for (const [conversationId, { session }] of open) if (session.isSettled()) open.delete(conversationId)
}

/** Everything typed is on its way to disk when this returns. */
function flushAll(): void {
  for (const { session } of open.values()) void session.flush()
}

window.addEventListener('pagehide', flushAll)
window.addEventListener('blur', flushAll)
document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && flushAll())
onEvent('changed', ({ messages }) => {
  for (const [conversationId, { session }] of open) {
    const added = messages.flatMap((message) => (message.conversationId === conversationId && message.change === 'added' ? [message.messageId] : []))
    if (added.length > 0) session.arrived(added).catch(() => undefined)
  }
})
onEvent('restart', () => {
  open.clear()
  forgetAllUnsaved()
})
