import { useEffect, useState } from 'react'
import type { RuleCheck } from '#shared/contract/automation.ts'
import type { RuleDraft } from '#shared/domain/automation/rule.ts'
import { api } from '../../client/api.ts'
import { onEvent } from '../../client/events.ts'

const settleMs = 120

/** What core says about the draft, a moment after the last key and whenever what it names may have changed; the answer before stays meanwhile. */
export function useRuleCheck(ruleId: number | null, draft: RuleDraft): RuleCheck | null {
  const [check, setCheck] = useState<RuleCheck | null>(null)
  const [round, setRound] = useState(0)
  const asked = JSON.stringify([round, draft])
  useEffect(() => onEvent('library', ({ part }) => (part === 'automation' || part === 'labels' || part === 'fields' || part === 'hours') && setRound((count) => count + 1)), [])
  useEffect(() => {
    let isOvertaken = false
    const timer = setTimeout(() => {
      const [, asDraft] = JSON.parse(asked) as [number, RuleDraft]
      api.automation.checkRule({ ruleId, draft: { ...asDraft, name: asDraft.name.trim() || '-' } }).then((answer) => isOvertaken || setCheck(answer), () => undefined)
    }, settleMs)
    return () => {
      isOvertaken = true
      clearTimeout(timer)
    }
  }, [ruleId, asked])
  return check
}
