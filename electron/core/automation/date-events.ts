import type { AutomationRule } from '#shared/domain/automation/rule.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'

const dayMs = 86_400_000
const chunkSize = 500

/** Finds the customers whose day has come, once a day for each rule; what was noted before is not noted again. */
export class DateEventClock {
  readonly #ports: FeaturePorts
  readonly #doneOn = new Map<number, string>()

  constructor(ports: FeaturePorts) {
    this.#ports = ports
  }

  /** True when anybody was noted. */
  async noteDue(rules: readonly AutomationRule[]): Promise<boolean> {
    const { clock, shopHours, store } = this.#ports
    const nowMs = clock.nowMs()
    const { day: today, minute } = shopHours.shopTimeAt(nowMs)
    let isNoted = false
    for (const { id, trigger } of rules) {
      if (trigger.kind !== 'event' || trigger.event.on !== 'field-date' || minute < trigger.event.atMinute || this.#doneOn.get(id) === today) continue
      const { fieldId, daysBefore, isYearly } = trigger.event
      const epochDay = Math.floor(Date.parse(`${today}T00:00:00Z`) / dayMs) + daysBefore
      const target = new Date(epochDay * dayMs).toISOString().slice(0, 10)
      let after: number | null = 0
      while (after !== null) {
        const chunk: { next: number | null; notedCount: number } = await store.noteDateEvents({ ruleId: id, fieldId, epochDay, monthDay: isYearly ? target.slice(4) : null, occasion: target, after, limit: chunkSize, nowMs })
        isNoted ||= chunk.notedCount > 0
        after = chunk.next
        await clock.nextTurn()
      }
      this.#doneOn.set(id, today)
    }
    return isNoted
  }
}
