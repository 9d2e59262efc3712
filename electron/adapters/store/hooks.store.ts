import type { HookNews, HookSettlement } from '#core/ports/store/integrations-store.ts'
import { contactId, messageId } from '#shared/domain/ids.ts'
import type { Hook, HookEvent, HookProblem } from '#shared/domain/integrations.ts'
import type { Driver } from './driver.ts'

type Row = {
  id: number; name: string; url: string; events: string; allows_lan: number; is_active: number; failing_since_ms: number | null; problem: HookProblem | null; code: number | null
  failure_count: number; given_up_count: number; last_delivered_at_ms: number | null; waiting: number
}

export function hooks(driver: Driver): (Hook & { failureCount: number })[] {
  return driver.all<Row>(
    `SELECT id, name, url, events, allows_lan, is_active, failing_since_ms, problem, code, failure_count, given_up_count, last_delivered_at_ms, (SELECT count(*) FROM hook_queue q WHERE q.hook_id = h.id) AS waiting
     FROM hooks h ORDER BY id`,
  ).map((row) => ({
    id: row.id, name: row.name, url: row.url, events: JSON.parse(row.events) as HookEvent[], allowsLan: row.allows_lan === 1, state: row.is_active === 1 ? 'active' : 'paused',
    failure: row.failing_since_ms === null ? null : { problem: row.problem ?? 'unreachable', code: row.code, sinceMs: row.failing_since_ms },
    failureCount: row.failure_count, waitingCount: row.waiting, givenUpCount: row.given_up_count, lastDeliveredAtMs: row.last_delivered_at_ms,
  }))
}

export function saveHook(driver: Driver, { id, name, url, events, allowsLan }: Pick<Hook, 'name' | 'url' | 'events' | 'allowsLan'> & { id: number | null }): number | null {
  const values = [name, url, JSON.stringify(events), Number(allowsLan)] as const
  const saved = id ?? driver.run('INSERT INTO hooks (name, url, events, allows_lan) VALUES (?, ?, ?, ?)', ...values).lastId
  if (id !== null && driver.run('UPDATE hooks SET name = ?, url = ?, events = ?, allows_lan = ? WHERE id = ?', ...values, id).changes === 0) return null
  resumeHook(driver, saved)
  return saved
}

export function removeHook(driver: Driver, id: number): void {
  driver.run('DELETE FROM hooks WHERE id = ?', id)
}

export function resumeHook(driver: Driver, id: number): void {
  driver.run('UPDATE hooks SET is_active = 1, failing_since_ms = NULL, problem = NULL, code = NULL, failure_count = 0, next_attempt_at_ms = 0 WHERE id = ?', id)
  driver.run('UPDATE hook_queue SET first_attempt_at_ms = NULL, next_attempt_at_ms = 0 WHERE hook_id = ?', id)
  driver.run('DELETE FROM hook_listeners WHERE hook_id = ?', id)
  driver.run('INSERT OR IGNORE INTO hook_listeners (event, hook_id) SELECT e.value, h.id FROM hooks h, json_each(h.events) e WHERE h.id = ?', id)
}

export function dueHooks(driver: Driver): { hookId: number; atMs: number }[] {
  return driver.all<{ id: number; own: number; first: number | null }>(
    'SELECT id, next_attempt_at_ms AS own, (SELECT min(next_attempt_at_ms) FROM hook_queue q WHERE q.hook_id = h.id) AS first FROM hooks h WHERE is_active = 1',
  ).flatMap(({ id, own, first }) => (first === null ? [] : [{ hookId: id, atMs: Math.max(own, first) }]))
}

type NewsRow = { id: number; event: HookEvent; contact_id: number | null; message_id: number | null; detail: string | null; at_ms: number; attempt_count: number; first_attempt_at_ms: number | null }

export function claimHookNews(driver: Driver, hookId: number, limit: number, nowMs: number): HookNews[] {
  const rows = driver.all<NewsRow>(
    'SELECT id, event, contact_id, message_id, detail, at_ms, attempt_count, first_attempt_at_ms FROM hook_queue WHERE hook_id = ? AND next_attempt_at_ms <= ? ORDER BY next_attempt_at_ms, id LIMIT ?', hookId, nowMs, limit,
  )
  for (const { id } of rows) driver.run('UPDATE hook_queue SET attempt_count = attempt_count + 1, first_attempt_at_ms = coalesce(first_attempt_at_ms, ?) WHERE id = ?', nowMs, id)
  return rows.map((row) => ({
    id: row.id, event: row.event, contactId: row.contact_id === null ? null : contactId(row.contact_id), messageId: row.message_id === null ? null : messageId(row.message_id), detail: row.detail,
    atMs: row.at_ms || (row.first_attempt_at_ms ?? nowMs), attemptCount: row.attempt_count + 1, firstAttemptAtMs: row.first_attempt_at_ms ?? nowMs,
  }))
}

export function settleHookNews(driver: Driver, { hookId, told, again, givenUp, nowMs, failure }: HookSettlement): void {
  for (const id of [...told, ...givenUp]) driver.run('DELETE FROM hook_queue WHERE id = ?', id)
  for (const { id, atMs } of again) driver.run('UPDATE hook_queue SET next_attempt_at_ms = ? WHERE id = ?', atMs, id)
  driver.run('UPDATE hooks SET given_up_count = given_up_count + ?, last_delivered_at_ms = CASE WHEN ? THEN ? ELSE last_delivered_at_ms END WHERE id = ?', givenUp.length, Number(told.length > 0), nowMs, hookId)
  if (failure === null) {
    driver.run('UPDATE hooks SET failing_since_ms = NULL, problem = NULL, code = NULL, failure_count = 0, next_attempt_at_ms = 0 WHERE id = ?', hookId)
    return
  }
  driver.run(
    'UPDATE hooks SET failing_since_ms = ?, problem = ?, code = ?, failure_count = ?, next_attempt_at_ms = ?, is_active = ? WHERE id = ?',
    failure.sinceMs, failure.problem, failure.code, failure.count, failure.nextAttemptAtMs, Number(!failure.pauses), hookId,
  )
  if (failure.pauses) driver.run('DELETE FROM hook_listeners WHERE hook_id = ?', hookId)
}
