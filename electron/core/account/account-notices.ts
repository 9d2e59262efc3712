import { assertNever } from '#shared/lib/assert-never.ts'
import type { AccountStanding } from '#shared/domain/health.ts'
import type { InboundEvent, StandingChange } from '../inbound/inbound-event.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'

type Notice = Extract<InboundEvent, { kind: 'account-notice' }>

/** What Meta says about the account itself: kept over restarts, shown in health, and heard by whoever must stop or go on. */
export class AccountNotices {
  readonly #ports: FeaturePorts
  readonly #onStanding: (standing: AccountStanding) => void
  #standing: AccountStanding | null = null
  #turn: Promise<void> = Promise.resolve()

  constructor(ports: FeaturePorts, onStanding: (standing: AccountStanding) => void) {
    this.#ports = ports
    this.#onStanding = onStanding
  }

  async load(): Promise<void> {
    this.#standing = await this.#ports.store.accountStanding()
    if (this.#standing) this.#onStanding(this.#standing)
  }

  /** Webhooks come in any order: the latest word counts, whenever it arrives. */
  note(notices: readonly Notice[]): void {
    const inOrder = notices.toSorted((a, b) => a.atMs - b.atMs)
    this.#turn = this.#turn
      .then(async () => {
        for (const notice of inOrder) await this.#apply(notice)
      })
      .catch((error: unknown) => this.#ports.log.error('account.standing-not-kept', error))
  }

  async #apply({ standing: change, event, atMs }: Notice): Promise<void> {
    if (change === null || event === null || (this.#standing && atMs < this.#standing.sinceMs)) return
    const state = stateAfter(this.#standing?.state ?? 'ok', change)
    if (state === null) return
    const next = { state, event, sinceMs: atMs }
    this.#standing = next
    this.#ports.log.warn('account.standing', { state, event })
    this.#onStanding(next)
    this.#ports.signals.emit('account-standing', next)
    await this.#ports.store.setAccountStanding(next)
  }
}

/** Null: the notice changes nothing, because something graver stands or because what it ends never began. */
export function stateAfter(current: AccountStanding['state'], change: StandingChange): AccountStanding['state'] | null {
  const isBlocked = current === 'locked' || current === 'disconnected'
  switch (change) {
    case 'locked': case 'disconnected': return change
    case 'limited': return isBlocked ? null : change
    case 'unlimited': return current === 'limited' ? 'ok' : null
    case 'unlocked': return current === 'locked' || current === 'limited' ? 'ok' : null
    case 'reconnected': return current === 'disconnected' ? 'ok' : null
    default: return assertNever(change)
  }
}
