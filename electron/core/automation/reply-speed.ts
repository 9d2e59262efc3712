import type { ReplySpeed } from '#shared/domain/automation/trace.ts'
import type { PolicyLookup } from '#shared/domain/outgoing-rules.ts'
import type { ReplyTime } from '../ports/store/automation-store.ts'

export function replySpeed(times: readonly ReplyTime[], policy: PolicyLookup): ReplySpeed {
  const targetMs = policy('automation.speed-target')
  const later = (limitMs: number) => times.filter((time) => wholeMs(time) > limitMs)
  return { targetMs, replyCount: times.length, withinTargetCount: times.length - later(targetMs).length, late: lateAs('alarm', policy('automation.speed-alarm'), later) ?? lateAs('warning', policy('automation.speed-warning'), later) }
}

const wholeMs = ({ decidingMs, sendingMs }: ReplyTime) => decidingMs + sendingMs

function lateAs(level: 'warning' | 'alarm', limitMs: number, later: (limitMs: number) => ReplyTime[]): ReplySpeed['late'] {
  const late = later(limitMs)
  if (late.length === 0) return null
  const slowest = late.reduce((one, other) => (wholeMs(other) > wholeMs(one) ? other : one))
  return { level, limitMs, count: late.length, slowestMs: wholeMs(slowest), spentOn: slowest.decidingMs > slowest.sendingMs ? 'deciding' : 'sending' }
}
