import type { FeaturePorts } from '../kernel/feature-ports.ts'
import type { NumberFacts } from '../ports/cloud-api.ts'
import type { StoredAccount } from '../ports/store/organizing-store.ts'

const checkEveryMs = 3_600_000
const checkAfterProblemMs = 60_000
const throughputLevels: Readonly<Record<string, number>> = { STANDARD: 80, HIGH: 1000 }
const coexistenceThroughput = 20

/** Asks Meta what the number may do and who is blocked: at start, every hour, and when the owner asks. */
export class AccountWatch {
  readonly #ports: FeaturePorts
  #hasBlockedList = false

  constructor(ports: FeaturePorts) {
    this.#ports = ports
  }

  /** Milliseconds until the next check. */
  async check(): Promise<number> {
    const { facts } = this.#ports
    if (!facts.account) return checkEveryMs
    const isReadable = await this.#readNumber(facts.account)
    if (isReadable && !this.#hasBlockedList) await this.#readBlocked()
    return isReadable ? checkEveryMs : checkAfterProblemMs
  }

  async #readNumber(account: StoredAccount): Promise<boolean> {
    const { cloudApi, facts, signals } = this.#ports
    const result = await cloudApi.readNumber()
    signals.emit('api-answered', result.ok ? null : result.error)
    if (!result.ok) return false
    signals.emit('api-recovered', null)
    const next = withFacts(account, result.value)
    if (JSON.stringify(next) !== JSON.stringify(account)) await facts.saveAccount(next)
    return true
  }

  async #readBlocked(): Promise<void> {
    const { cloudApi, store, signals, log } = this.#ports
    const result = await cloudApi.listBlocked()
    if (!result.ok) return log.warn('account.blocked-list-unknown', { code: result.error.code })
    this.#hasBlockedList = true
    const contactIds = await store.replaceBlocked(result.value)
    if (contactIds.length > 0) signals.emit('changed', { contactIds })
  }
}

function withFacts(account: StoredAccount, number: NumberFacts): StoredAccount {
  const granted = number.isOnPhoneApp ? coexistenceThroughput : throughputLevels[number.throughputLevel ?? '']
  return {
    ...account,
    displayPhoneNumber: number.displayPhoneNumber,
    verifiedName: number.verifiedName,
    qualityRating: number.qualityRating,
    messagingLimitTier: number.messagingLimitTier ?? account.messagingLimitTier,
    isOnPhoneApp: number.isOnPhoneApp,
    throughputPerSecond: granted ?? account.throughputPerSecond,
  }
}
