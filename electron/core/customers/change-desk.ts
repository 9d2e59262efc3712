import type { ChosenCustomers, ChangeWish } from '#shared/contract/customers.ts'
import type { UndoId } from '#shared/domain/ids.ts'
import type { ChangeUnderWay, LongChange } from '#shared/domain/recent-changes.ts'
import { changeCustomers, everybodyOf, labelling, these, type ChangeOfSome } from '../kernel/change-customers.ts'
import { fewEnough, selectionOf } from '../kernel/customer-selection.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'
import { refused } from '../kernel/refuse.ts'
import { asLongStep } from '../kernel/undo-step.ts'

type Order = { who: ChosenCustomers; what: ChangeWish; job: string }

/** Changes of many customers, one at a time. A change ends by `stop` alone, whatever becomes of the screen that asked for it. */
export class ChangeDesk {
  readonly #ports: FeaturePorts
  #running: (ChangeUnderWay & { isStopWanted: boolean }) | null = null

  constructor(ports: FeaturePorts) {
    this.#ports = ports
  }

  underWay(): ChangeUnderWay | null {
    if (!this.#running) return null
    const { isStopWanted: _wanted, ...change } = this.#running
    return change
  }

  stop(job: string): void {
    if (this.#running?.job === job) this.#running.isStopWanted = true
  }

  /** `undoId` is null when nobody changed. */
  async change({ who, what, job }: Order): Promise<{ undoId: UndoId | null; changedCount: number }> {
    const { signals } = this.#ports
    if (this.#running) throw refused('already-running')
    const running = { job, change: await this.#named(what), done: 0, total: 0, isStopWanted: false }
    this.#running = running
    try {
      const chosen = await this.#chosen(who)
      running.total = chosen.count
      const stepped = (done: number) => {
        running.done = done
        signals.emit('progress', { job, done, total: Math.max(done, running.total) })
        return !running.isStopWanted
      }
      const { undoId, result: changed } = await asLongStep(this.#ports, { change: running.change, job, work: (step) => changeCustomers(this.#ports, chosen.ids, this.#changeOf(what, step), stepped) })
      if (changed.length > 0 && what.kind === 'labels') signals.emit('library-changed', 'labels')
      return { undoId: changed.length > 0 ? undoId : null, changedCount: changed.length }
    } finally {
      this.#running = null
      signals.emit('library-changed', 'changes')
    }
  }

  #changeOf(what: ChangeWish, undoId: UndoId): ChangeOfSome {
    const { store, clock } = this.#ports
    switch (what.kind) {
      case 'labels': return labelling(this.#ports, what, undoId)
      case 'vip': return (contactIds) => store.setVips({ contactIds, isVip: what.isVip, undoId, nowMs: clock.nowMs() })
      case 'archive': return (contactIds) => store.archiveCustomers({ contactIds, undoId })
    }
  }

  async #named(what: ChangeWish): Promise<LongChange> {
    if (what.kind === 'archive') return { kind: 'conversations-archived' }
    if (what.kind === 'vip') return { kind: 'vip-changed', isVip: what.isVip }
    const labels = await this.#ports.store.labels()
    const named = (ids: readonly number[]) => labels.filter(({ id }) => ids.includes(id)).map(({ id, name }) => ({ id, name }))
    return { kind: 'labels-changed', added: named(what.add), removed: named(what.remove) }
  }

  async #chosen(who: ChosenCustomers): Promise<{ count: number; ids: AsyncIterable<readonly number[]> }> {
    const { store } = this.#ports
    if (who.kind === 'these') return { count: who.contactIds.length, ids: these(fewEnough(this.#ports, who.contactIds)) }
    const selection = await selectionOf(this.#ports, who.filter)
    const except = new Set(fewEnough(this.#ports, who.except))
    const { count } = await store.countCustomers(selection)
    return {
      count: Math.max(0, count - except.size),
      ids: everybodyOf((after, limit) => store.customerIds(selection, after, limit), except),
    }
  }
}
