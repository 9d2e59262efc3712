import { useCallback, useEffect, useRef } from 'react'
import type { QuickReply } from '#shared/domain/quick-reply.ts'
import { fillQuickReply } from '#shared/domain/quick-reply-fill.ts'
import { searchReplies } from '#shared/domain/quick-reply-search.ts'
import { limitInForce } from '../../../client/policy-limits.ts'
import { currentQuickReplies, variablesFor, type CustomerVariables } from '../../../client/quick-replies.ts'
import type { DraftSession } from '../draft/draft-session.ts'
import type { TextEdit } from '../../../ui/text-entry/toggle-mark.ts'
import { useCompletionList } from '../text/use-completion-list.ts'
import { slashQueryAt } from './slash-query.ts'

export type QuickReplyCompletion = { query: string; found: readonly QuickReply[]; active: number; values: CustomerVariables['values'] | null; from: number; to: number }
type Taken = { reply: QuickReply; missing: readonly string[] }

const mostShown = 40

/** `/word` before the caret opens the list; Enter or Tab inserts the chosen one, filled for this customer, and never sends. */
export function useQuickReplyCompletion(session: DraftSession, edit: (edit: TextEdit) => void, textNow: () => string, onTaken: (taken: Taken) => void) {
  /** Of the list that is open; another list asks again. */
  const variables = useRef<Promise<CustomerVariables> | null>(null)
  const { list, openNow, show, dismiss, isDismissed, forgetDismissal, isShown, onKey } = useCompletionList<QuickReplyCompletion>(useCallback(() => { variables.current = null }, []))

  const ask = useCallback(() => {
    const asked = variables.current ?? variablesFor(session.conversationId)
    variables.current = asked
    void asked.then(({ values }) => openNow.current && variables.current === asked && show({ ...openNow.current, values }), () => undefined)
    return asked
  }, [openNow, session, show])

  const insert = useCallback((reply: QuickReply, at: { from: number; to: number }, values: CustomerVariables['values']) => {
    const { text, missing, action } = fillQuickReply(reply, values, limitInForce)
    const [first] = missing
    const end = at.from + text.length
    edit({ ...at, insert: text, selectFrom: first ? at.from + first.start : end, selectTo: first ? at.from + first.end : end })
    const before = session.state.replies
    session.change({ type: 'replies', replies: { action: action ?? before?.action ?? null, usedIds: [...new Set([...(before?.usedIds ?? []), reply.id])] } })
    onTaken({ reply, missing: missing.map(({ name }) => name) })
  }, [edit, session, onTaken])

  const take = useCallback((index: number, from: QuickReplyCompletion) => {
    const reply = from.found[index]
    if (!reply) return
    const asked = ask()
    show(null)
    if (from.values) return insert(reply, from, from.values)
    const typed = textNow().slice(from.from, from.to)
    void asked.then(({ values }) => values, () => ({})).then((values) => {
      if (textNow().slice(from.from, from.to) === typed) insert(reply, from, values)
    })
  }, [ask, insert, show, textNow])

  const onCaret = useCallback((text: string, caret: number) => {
    const at = caret < 0 ? null : slashQueryAt(text, caret)
    if (!at) {
      if (!text.includes('/')) forgetDismissal()
      return show(null)
    }
    if (isDismissed(at.from) || isShown(at, caret)) return
    const shown = openNow.current
    const found = searchReplies(currentQuickReplies()?.replies ?? [], at.query).slice(0, mostShown)
    if (found.length === 0) return show(null)
    show({ ...at, to: caret, found, active: 0, values: shown?.values ?? null })
    if (!shown) void ask()
  }, [ask, forgetDismissal, isDismissed, isShown, openNow, show])

  useEffect(() => void currentQuickReplies(), [])

  const onListKey = useCallback((key: string) => onKey(key, take), [onKey, take])

  return { completion: list, onCaret, onListKey, close: dismiss, pick: (index: number) => openNow.current && take(index, openNow.current) }
}
