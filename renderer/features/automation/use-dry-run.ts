import { useEffect, useState } from 'react'
import type { RuleDraft } from '#shared/domain/automation/rule.ts'
import type { DryRun } from '#shared/domain/automation/trace.ts'
import { api } from '../../client/api.ts'

const askAgainMs = 150
type Wish = { ruleId: number | null; draft: RuleDraft | null; messageCount: number }

/** One dry run at a time, followed until it ends; leaving the screen cancels it. */
export function useDryRun() {
  const [run, setRun] = useState<DryRun | null>(null)
  const [isFailed, setIsFailed] = useState(false)
  const runId = run?.runId
  const isRunning = run?.state === 'running'

  useEffect(() => {
    if (!isRunning || runId === undefined) return
    let isLeft = false
    let timer: ReturnType<typeof setTimeout>
    const ask = () => {
      api.automation.dryRun({ runId }).then(
        (answer) => {
          if (isLeft) return
          setRun(answer)
          if (answer.state === 'running') timer = setTimeout(ask, askAgainMs)
        },
        () => {
          if (isLeft) return
          setRun(null)
          setIsFailed(true)
        },
      )
    }
    ask()
    return () => {
      isLeft = true
      clearTimeout(timer)
    }
  }, [runId, isRunning])
  useEffect(() => () => {
    if (runId !== undefined) void api.automation.cancelDryRun({ runId }).catch(() => undefined)
  }, [runId])

  return {
    run, isFailed,
    start: (wish: Wish) => {
      setIsFailed(false)
      api.automation.startDryRun(wish).then(setRun, () => setIsFailed(true))
    },
    cancel: () => {
      if (runId !== undefined) api.automation.cancelDryRun({ runId }).then((answer) => setRun({ ...answer, state: answer.state === 'running' ? 'cancelled' : answer.state }), () => setIsFailed(true))
    },
  }
}
