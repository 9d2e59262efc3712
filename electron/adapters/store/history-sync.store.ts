import type { InboundEvent } from '#core/inbound/inbound-event.ts'
import type { HistorySync } from '#shared/domain/health.ts'
import { addToCounter, raiseCounter, readCounter } from './counters.store.ts'
import type { Driver } from './driver.ts'

/** Chunks come in any order: the furthest progress counts, and whatever was shared outweighs a refusal. */
export function noteHistoryProgress(driver: Driver, { progress, declinedCode }: Extract<InboundEvent, { kind: 'history-progress' }>): void {
  if (declinedCode !== null) return raiseCounter(driver, 'history-declined', 1)
  addToCounter(driver, 'history-chunks', 1)
  raiseCounter(driver, 'history-progress', Math.min(100, Math.max(0, Math.round(progress))))
}

export function historySync(driver: Driver): HistorySync | null {
  if (readCounter(driver, 'history-chunks') === 0) return readCounter(driver, 'history-declined') === 0 ? null : { state: 'declined', progress: 0 }
  const progress = readCounter(driver, 'history-progress')
  return { state: progress === 100 ? 'done' : 'running', progress }
}
