import { defaultAutomationSettings, type AutomationRule, type AutomationSettings, type RuleDraft, type RuleKind, type RuleRow } from '#shared/domain/automation/rule.ts'
import type { HoursSettings } from '#shared/domain/opening-hours.ts'
import type { Driver } from './driver.ts'
import { setFilesOfRule } from './kept-files.store.ts'
import { readFact, writeFact } from './settings.store.ts'

const statisticsMs = 30 * 86_400_000

export const hoursSettings = (driver: Driver): HoursSettings | null => readFact<HoursSettings>(driver, 'hours')
export const saveHoursSettings = (driver: Driver, settings: HoursSettings): void => writeFact(driver, 'hours', settings)
export const automationSettings = (driver: Driver): AutomationSettings => ({ ...defaultAutomationSettings, ...readFact<Partial<AutomationSettings>>(driver, 'automation') })
export const saveAutomationSettings = (driver: Driver, settings: AutomationSettings): void => writeFact(driver, 'automation', settings)

type Row = { id: number; kind: RuleKind; is_enabled: number; position: number; draft: string }

export function automationRules(driver: Driver): AutomationRule[] {
  return driver.all<Row>('SELECT id, kind, is_enabled, position, draft FROM automation_rules WHERE removed_at_ms IS NULL ORDER BY kind, position, id').map(toRule)
}

export function ruleRows(driver: Driver, nowMs: number): RuleRow[] {
  return driver
    .all<Row & { fired: number; last: number | null }>(
      `SELECT r.id, r.kind, r.is_enabled, r.position, r.draft, (SELECT count(*) FROM automation_sends s WHERE s.rule_id = r.id AND s.at_ms >= ?) AS fired,
         (SELECT max(s.at_ms) FROM automation_sends s WHERE s.rule_id = r.id) AS last
       FROM automation_rules r WHERE r.removed_at_ms IS NULL ORDER BY r.kind, r.position, r.id`,
      nowMs - statisticsMs,
    )
    .map((row) => ({ ...toRule(row), firedCount30Days: row.fired, lastFiredAtMs: row.last }))
}

function toRule(row: Row): AutomationRule {
  return { ...(JSON.parse(row.draft) as RuleDraft), id: row.id, position: row.position, isEnabled: row.is_enabled === 1 }
}

export function saveRule(driver: Driver, ruleId: number | null, draft: RuleDraft): number | null {
  const { kind } = draft.trigger
  const labelId = draft.trigger.kind === 'event' && draft.trigger.event.on === 'label-set' ? draft.trigger.event.labelId : null
  const stored = JSON.stringify(draft)
  if (ruleId === null) {
    const id = driver.run(
      `INSERT INTO automation_rules (kind, is_enabled, position, label_id, draft) VALUES (?1, ?2, (SELECT coalesce(max(position), 0) + 1 FROM automation_rules WHERE kind = ?1), ?3, ?4)`,
      kind, Number(draft.isEnabled), labelId, stored,
    ).lastId
    setFilesOfRule(driver, id, filesOf(draft))
    return id
  }
  const { changes } = driver.run('UPDATE automation_rules SET kind = ?, is_enabled = ?, label_id = ?, draft = ? WHERE id = ? AND removed_at_ms IS NULL', kind, Number(draft.isEnabled), labelId, stored, ruleId)
  if (changes === 0) return null
  setFilesOfRule(driver, ruleId, filesOf(draft))
  return ruleId
}

const filesOf = ({ variants }: RuleDraft) => variants.flatMap(({ fileId }) => (fileId === null ? [] : [fileId]))

export function setRuleEnabled(driver: Driver, ruleId: number, isEnabled: boolean): boolean {
  return driver.run('UPDATE automation_rules SET is_enabled = ? WHERE id = ? AND removed_at_ms IS NULL', Number(isEnabled), ruleId).changes > 0
}

export function orderRules(driver: Driver, kind: RuleKind, ruleIds: readonly number[]): void {
  for (const [index, id] of ruleIds.entries()) driver.run('UPDATE automation_rules SET position = ? WHERE id = ? AND kind = ?', index + 1, id, kind)
}

export function removeRule(driver: Driver, ruleId: number, nowMs: number): boolean {
  driver.run('UPDATE automation_events SET is_settled = 1 WHERE rule_id = ? AND is_settled = 0', ruleId)
  return driver.run('UPDATE automation_rules SET removed_at_ms = ? WHERE id = ? AND removed_at_ms IS NULL', nowMs, ruleId).changes > 0
}

export function restoreRule(driver: Driver, ruleId: number): boolean {
  return driver.run('UPDATE automation_rules SET removed_at_ms = NULL WHERE id = ? AND removed_at_ms IS NOT NULL', ruleId).changes > 0
}
