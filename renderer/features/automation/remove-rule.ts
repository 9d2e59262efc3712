import type { RuleRow } from '#shared/domain/automation/rule.ts'
import { api } from '../../client/api.ts'
import { translateNow as t } from '../../strings/use-strings.ts'
import { showToast } from '../../ui/overlays/toast.tsx'
import { attempt } from './attempt.ts'
import { dropEdit, select } from './place.ts'

export function removeRule(rule: RuleRow): void {
  void attempt(
    api.automation.removeRule({ ruleId: rule.id }).then(() => {
      dropEdit(rule.id)
      select('activity')
      showToast({ text: t('automation.deleted', { name: rule.name }), action: { label: t('common.undo'), run: () => void restore(rule.id) } })
    }),
  )
}

async function restore(ruleId: number): Promise<void> {
  if (await attempt(api.automation.restoreRule({ ruleId }))) select(ruleId)
}
