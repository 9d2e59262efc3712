import { SlidingWindow } from './sliding-window.ts'

const spans = [
  { policyKey: 'rate.owner-per-second', spanMs: 1_000 },
  { policyKey: 'rate.owner-per-minute', spanMs: 60_000 },
  { policyKey: 'rate.owner-per-hour', spanMs: 3_600_000 },
] as const

/** The shop's own pace for messages it starts itself; replies inside the window are never held by it. */
export class OwnerPolicy {
  readonly #windows: { policyKey: string; window: SlidingWindow }[]

  constructor(policy: (key: string) => number) {
    this.#windows = spans.map(({ policyKey, spanMs }) => ({ policyKey, window: new SlidingWindow(policy(policyKey), spanMs) }))
  }

  setLimits(policy: (key: string) => number): void {
    for (const { policyKey, window } of this.#windows) window.setLimit(policy(policyKey))
  }

  /** The strictest of the three, named. */
  availability(nowMs: number): { atMs: number; policyKey: string } {
    return this.#windows
      .map(({ policyKey, window }) => ({ policyKey, atMs: window.availableAtMs(nowMs) }))
      .reduce((strictest, candidate) => (candidate.atMs > strictest.atMs ? candidate : strictest))
  }

  take(nowMs: number): void {
    for (const { window } of this.#windows) window.take(nowMs)
  }
}
