import { useEffect, useRef, useState } from 'react'
import type { AutomationTrace, TraceOutcome } from '#shared/domain/automation/trace.ts'
import { api } from '../../client/api.ts'
import { onEvent } from '../../client/events.ts'
import { useQuery } from '../../client/use-query.ts'

const pageLength = 40
const settleMs = 400

/** The newest page follows what happens; older pages are asked for. */
export function useTraces(ruleId: number | null, outcome: TraceOutcome | null) {
  const ask = (after: string | null) => api.automation.traces({ conversationId: null, ruleId, outcome, after, limit: pageLength })
  const first = useQuery(() => ask(null), [ruleId, outcome])
  const [older, setOlder] = useState<{ of: string; items: AutomationTrace[]; next: string | null } | null>(null)
  const { reload } = first
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  useEffect(() => {
    const stop = onEvent('changed', () => {
      clearTimeout(timer.current)
      timer.current = setTimeout(reload, settleMs)
    })
    return () => {
      stop()
      clearTimeout(timer.current)
    }
  }, [reload])

  const name = `${ruleId} ${outcome}`
  const known = older?.of === name ? older : null
  const seen = new Set(first.data?.items.map(({ id }) => id))
  const next = known ? known.next : (first.data?.next ?? null)
  return {
    state: first.state, error: first.error, reload,
    items: [...(first.data?.items ?? []), ...(known?.items ?? []).filter(({ id }) => !seen.has(id))],
    hasMore: next !== null,
    loadMore: () => {
      if (next !== null) void ask(next).then((page) => setOlder({ of: name, items: [...(known?.items ?? []), ...page.items], next: page.next }), () => undefined)
    },
  }
}
