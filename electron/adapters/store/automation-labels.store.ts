import { flowWithLabel, ruleWithLabel } from '#shared/domain/automation/replace-label.ts'
import type { FlowDraft } from '#shared/domain/automation/flow.ts'
import type { RuleDraft } from '#shared/domain/automation/rule.ts'
import type { UndoId } from '#shared/domain/ids.ts'
import type { Driver } from './driver.ts'
import { rewritten, type Rewritten } from './rewritten.ts'
import { addUndoPart } from './undo-steps.store.ts'

export type RelabelledPart = { rules: Rewritten[]; flows: Rewritten[] }

/** Rules and flows that name a label name the one it became part of; answers whether any did. */
export function passLabelOn(driver: Driver, { from, into, undoId }: { from: number; into: number; undoId: UndoId }): boolean {
  const part: RelabelledPart = {
    rules: rewritten(driver.all('SELECT id, draft AS json FROM automation_rules'), (draft: RuleDraft) => ruleWithLabel(draft, from, into)),
    flows: rewritten(driver.all('SELECT id, draft AS json FROM automation_flows'), (draft: FlowDraft) => flowWithLabel(draft, from, into)),
  }
  for (const { id, before, after } of part.rules) setRule(driver, id, before, after)
  for (const { id, before, after } of part.flows) setFlow(driver, id, before, after)
  const hasChanged = part.rules.length + part.flows.length > 0
  if (hasChanged) addUndoPart(driver, undoId, 'relabelled', part)
  return hasChanged
}

/** What somebody changed since stays as it is. */
export function undoRelabelled(driver: Driver, { rules, flows }: RelabelledPart): void {
  for (const { id, before, after } of rules) setRule(driver, id, after, before)
  for (const { id, before, after } of flows) setFlow(driver, id, after, before)
}

function setRule(driver: Driver, id: number, from: string, to: string): void {
  const { trigger } = JSON.parse(to) as RuleDraft
  const labelId = trigger.kind === 'event' && trigger.event.on === 'label-set' ? trigger.event.labelId : null
  driver.run('UPDATE automation_rules SET draft = ?, label_id = ? WHERE id = ? AND draft = ?', to, labelId, id, from)
}

function setFlow(driver: Driver, id: number, from: string, to: string): void {
  driver.run('UPDATE automation_flows SET draft = ? WHERE id = ? AND draft = ?', to, id, from)
}
