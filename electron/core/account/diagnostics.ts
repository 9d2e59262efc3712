import type { FeaturePorts } from '../kernel/feature-ports.ts'
import type { HealthBoard } from './health-board.ts'

const latestLines = 200
const latestUnreadable = 20

/**
 * Text that the owner may hand to somebody who helps: states, counts and the latest log lines. Phone numbers
 * and anything that looks like a token are removed, texts of messages were never in it.
 */
export async function diagnosticsText({ store, log, clock, ids, facts }: FeaturePorts, health: HealthBoard, version: string): Promise<string> {
  const problemId = ids.uuid().slice(0, 8)
  const sections = {
    id: problemId,
    version,
    at: new Date(clock.nowMs()).toISOString(),
    account: facts.account && { quality: facts.account.qualityRating, tier: facts.account.messagingLimitTier, throughput: facts.account.throughputPerSecond, isOnPhoneApp: facts.account.isOnPhoneApp },
    health: await health.read(),
    queue: await store.queueCounts(),
    unreadable: await store.unreadableJournal(latestUnreadable),
  }
  log.info('diagnostics.copied', { id: problemId })
  return redact([...Object.entries(sections).map(([name, value]) => `${name}: ${JSON.stringify(value)}`), 'log:', ...log.recent(latestLines)].join('\n'))
}

export function redact(text: string): string {
  return text
    .replace(/EAA[\w-]{8,}/g, '[token]')
    .replace(/(?:access_token|appsecret_proof|verify_token|token|secret)(["']?\s*[=:]\s*["']?)[^\s"',}&]+/gi, (match, separator: string) => `${match.slice(0, match.indexOf(separator))}${separator}[secret]`)
    .replace(/(?<![\w.-])\+?\d{9,15}(?![\w.-])/g, (digits) => (isTimestamp(digits) ? digits : '[number]'))
}

/** Unix milliseconds of this century are no phone numbers worth hiding: without them a log cannot be read. */
function isTimestamp(digits: string): boolean {
  return /^1[5-9]\d{11}$/.test(digits)
}
