import { useEffect } from 'react'
import type { TraceOutcome } from '#shared/domain/automation/trace.ts'
import { api } from '../../client/api.ts'
import { onEvent } from '../../client/events.ts'
import { usePages } from '../../client/use-pages.ts'

const pageSize = 40
const settleMs = 400

/** Follows what happens; older ones are asked for. */
export function useTraces(ruleId: number | null, outcome: TraceOutcome | null) {
  const pages = usePages(pageSize, (after, limit) => api.automation.traces({ conversationId: null, ruleId, outcome, after, limit }))
  const { reload } = pages
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = onEvent('changed', () => {
      clearTimeout(timer)
      timer = setTimeout(reload, settleMs)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [reload])
  return pages
}
