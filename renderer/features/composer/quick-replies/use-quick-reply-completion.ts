import { useCallback, useEffect, useRef, useState } from 'react'
import type { QuickReply } from '#shared/domain/quick-reply.ts'
import { fillQuickReply } from '#shared/domain/quick-reply-fill.ts'
import { searchReplies } from '#shared/domain/quick-reply-search.ts'
import { limitInForce } from '../../../client/policy-limits.ts'
import { currentQuickReplies, variablesFor, type CustomerVariables } from '../../../client/quick-replies.ts'
import type { DraftSession } from '../draft/draft-session.ts'
import type { TextEdit } from '../../../ui/text-entry/toggle-mark.ts'
import { slashQueryAt } from './slash-query.ts'

export type QuickReplyCompletion = { query: string; found: readonly QuickReply[]; active: number; values: CustomerVariables['values'] | null; from: number; to: number }
type Taken = { reply: QuickReply; missing: readonly string[] }

const mostShown = 40

/** `/word` before the caret opens the list; Enter or Tab inserts the chosen one, filled for this customer, and never sends. */
export function useQuickReplyCompletion(session: DraftSession, edit: (edit: TextEdit) => void, textNow: () => string, onTaken: (taken: Taken) => void) {
  const [open, setOpen] = useState<QuickReplyCompletion | null>(null)
  const openNow = useRef<QuickReplyCompletion | null>(null)
  /** Where a list was closed by Escape: it stays closed until another slash. */
  const dismissedAt = useRef(-1)
  const variables = useRef<Promise<CustomerVariables> | null>(null)

  const show = useCallback((next: QuickReplyCompletion | null) => {
    if (!next && !openNow.current) return
    if (!next) variables.current = null
    openNow.current = next
    setOpen(next)
  }, [])
  const close = useCallback(() => {
    dismissedAt.current = openNow.current?.from ?? -1
    show(null)
  }, [show])
  const ask = useCallback(() => {
    const asked = variables.current ?? variablesFor(session.conversationId)
    variables.current = asked
    void asked.then(({ values }) => openNow.current && variables.current === asked && show({ ...openNow.current, values }), () => undefined)
    return asked
  }, [session, show])

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
      if (!text.includes('/')) dismissedAt.current = -1
      return show(null)
    }
    if (at.from === dismissedAt.current) return
    const shown = openNow.current
    if (shown && shown.from === at.from && shown.to === caret && shown.query === at.query) return
    const found = searchReplies(currentQuickReplies()?.replies ?? [], at.query).slice(0, mostShown)
    if (found.length === 0) return show(null)
    show({ ...at, to: caret, found, active: 0, values: shown?.values ?? null })
    if (!shown) void ask()
  }, [ask, show])

  useEffect(() => void currentQuickReplies(), [])

  const onListKey = useCallback((key: string): boolean => {
    const now = openNow.current
    if (!now) return false
    if (key === 'Enter' || key === 'Tab') take(now.active, now)
    else show({ ...now, active: (now.active + (key === 'ArrowDown' ? 1 : -1) + now.found.length) % now.found.length })
    return true
  }, [show, take])

  return { completion: open, onCaret, onListKey, close, pick: (index: number) => openNow.current && take(index, openNow.current) }
}
