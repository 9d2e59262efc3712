import { ORPCError } from '@orpc/server'
import type { Language } from '#shared/locales/translate.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'

/** `language`: of the screen that asks, when it has one of its own. */
export type ExportCall = { job: string | null; language?: Language | undefined; signal?: { readonly aborted: boolean } | undefined }

/** Nobody waits for the file any more. */
export const unwanted = () => new ORPCError('CLIENT_CLOSED_REQUEST', { status: 499 })

/** So often a screen hears of it. */
const newsMs = 100

/** How far an export is. Every step gives way to everything else that waits, and ends the work when nobody wants it any more. */
export class ExportSteps {
  readonly #ports: Pick<FeaturePorts, 'clock' | 'signals'>
  readonly #call: ExportCall
  readonly #total: number
  #done = 0
  #toldAtMs = Number.NEGATIVE_INFINITY

  constructor(ports: Pick<FeaturePorts, 'clock' | 'signals'>, call: ExportCall, total: number) {
    this.#ports = ports
    this.#call = call
    this.#total = total
  }

  async done(count: number): Promise<void> {
    const { clock, signals } = this.#ports
    if (this.#call.signal?.aborted) throw unwanted()
    this.#done += count
    const nowMs = clock.monotonicMs()
    if (this.#call.job !== null && nowMs - this.#toldAtMs >= newsMs) {
      this.#toldAtMs = nowMs
      signals.emit('progress', { job: this.#call.job, done: Math.min(this.#done, this.#total), total: this.#total })
    }
    await clock.nextTurn()
  }

  async *counted<Item>(chunks: AsyncIterable<Item[]>): AsyncGenerator<Item[]> {
    for await (const chunk of chunks) {
      yield chunk
      await this.done(chunk.length)
    }
  }
}
