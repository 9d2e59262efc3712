import { useEffect, useState } from 'react'
import type { RuleCheck } from '#shared/contract/automation.ts'
import type { RuleDraft } from '#shared/domain/automation/rule.ts'
import { api } from '../../client/api.ts'

const settleMs = 120

/** What core says about the draft, a moment after the last key; the answer before stays meanwhile. */
export function useRuleCheck(ruleId: number | null, draft: RuleDraft): RuleCheck | null {
  const [check, setCheck] = useState<RuleCheck | null>(null)
  const asked = JSON.stringify(draft)
  useEffect(() => {
    let isOvertaken = false
    const timer = setTimeout(() => {
      const asDraft = JSON.parse(asked) as RuleDraft
      api.automation.checkRule({ ruleId, draft: { ...asDraft, name: asDraft.name.trim() || '-' } }).then((answer) => isOvertaken || setCheck(answer), () => undefined)
    }, settleMs)
    return () => {
      isOvertaken = true
      clearTimeout(timer)
    }
  }, [ruleId, asked])
  return check
}
