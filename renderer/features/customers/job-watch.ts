import type { ChangeWish, ChosenCustomers } from '#shared/contract/customers.ts'
import type { Page } from '#shared/contract/base.ts'
import { isLong, type ChangeUnderWay, type LongChange, type RecentChange } from '#shared/domain/recent-changes.ts'

export type CustomersJob = ChangeUnderWay & { isStopping: boolean }
export type JobEnd = { changedCount: number; undoId: number | null; isInterrupted: boolean }
export type JobOrder = { who: ChosenCustomers; what: ChangeWish }
export type JobPorts = {
  change(order: JobOrder & { job: string }): Promise<{ undoId: number | null; changedCount: number }>
  underWay(): Promise<ChangeUnderWay | null>
  changes(request: { after: null; limit: number }): Promise<Page<RecentChange>>
  /** The change begun in this browser whose end may not have been seen yet; survives a reload. */
  recall(): string | null
  remember(job: string | null): void
  show(running: CustomersJob | null): void
  tell(change: LongChange, end: JobEnd): void
  fail(error: unknown): void
  after(delayMs: number, callback: () => void): unknown
}

/** So long after its end a reload tells it again: the undo that was offered is still wanted. */
const toldAgainForMs = 7000
const changesLookedAt = 50

/**
 * The long change of customers that goes on in the shop, whoever began it: its own window, which may have been reloaded
 * or cut off since, or another one. What came of it is told once.
 */
export class JobWatch {
  readonly #ports: JobPorts
  #running: CustomersJob | null = null
  #awaited: string | null = null
  #told: string | null = null
  #look = 0

  constructor(ports: JobPorts) {
    this.#ports = ports
  }

  /** Not while another one goes on. */
  async start(order: JobOrder, change: LongChange): Promise<void> {
    if (this.#running) return
    const job = crypto.randomUUID()
    this.#awaited = job
    this.#ports.remember(job)
    this.#show({ job, change, done: 0, total: 0, isStopping: false })
    try {
      const { undoId, changedCount } = await this.#ports.change({ ...order, job })
      this.#awaited = null
      this.#end(job, change, { undoId, changedCount, isInterrupted: false })
    } catch (error) {
      this.#awaited = null
      if (!wasAnswered(error)) return await this.takeUp()
      this.#ports.remember(null)
      this.#show(null)
      this.#ports.fail(error)
    }
  }

  stopping(): void {
    if (this.#running) this.#show({ ...this.#running, isStopping: true })
  }

  progressed({ job, done, total }: { job: string; done: number; total: number }): void {
    if (this.#running?.job === job) this.#show({ ...this.#running, done, total })
  }

  /** After a reload or a lost connection, and whenever a change began or ended somewhere. */
  async takeUp(): Promise<void> {
    if (this.#awaited !== null) return
    const look = ++this.#look
    try {
      const underWay = await this.#ports.underWay()
      if (look !== this.#look || this.#awaited !== null) return
      if (underWay) return this.#show({ ...underWay, isStopping: this.#running?.job === underWay.job && this.#running.isStopping })
      const job = this.#running?.job ?? this.#ports.recall()
      if (job === null || job === this.#told) return
      const { items } = await this.#ports.changes({ after: null, limit: changesLookedAt })
      if (look !== this.#look || this.#awaited !== null) return
      const ended = items.find((item) => item.job === job)
      if (ended && isLong(ended.change)) {
        this.#end(job, ended.change, { undoId: ended.undoId, changedCount: ended.contactCount, isInterrupted: ended.state === 'interrupted' })
      } else this.#forget(job)
    } catch {
      // Not now: asked again once the connection is there.
    }
  }

  #end(job: string, change: LongChange, end: JobEnd): void {
    this.#told = job
    this.#show(null)
    this.#ports.tell(change, end)
    this.#ports.after(toldAgainForMs, () => this.#forget(job))
  }

  /** Nobody was changed, or it was taken back meanwhile. */
  #forget(job: string): void {
    if (this.#running?.job === job) this.#show(null)
    if (this.#ports.recall() === job) this.#ports.remember(null)
  }

  #show(running: CustomersJob | null): void {
    this.#running = running
    this.#ports.show(running)
  }
}

/** The shop itself refused it or failed; anything else was lost on the way and may go on there. */
const wasAnswered = (error: unknown): boolean => typeof (error as { code?: unknown } | null)?.code === 'string'
