import { z } from 'zod'
import type { Random } from '../random.ts'

export const requestFaultKinds = ['http-error', 'graph-error', 'timeout-before', 'timeout-after', 'reset-before', 'reset-after', 'malformed-json', 'empty', 'slow'] as const
export const webhookFaultKinds = ['duplicate', 'shuffle', 'delay', 'batch', 'drop', 'bad-signature', 'no-signature', 'truncated'] as const

const common = {
  /** How many times; without it until it is cleared. */
  count: z.number().int().positive().optional(),
  probability: z.number().min(0).max(1).optional(),
  /** Lets this many pass first. */
  skip: z.number().int().min(0).optional(),
}
const requestFault = z.strictObject({
  ...common,
  on: z.literal('request').default('request'),
  kind: z.enum(requestFaultKinds),
  /** Part of the path, for example `/messages`. */
  path: z.string().optional(),
  method: z.enum(['GET', 'POST', 'DELETE']).optional(),
  /** HTTP status of `http-error`, and instead of the table's for `graph-error`. */
  status: z.number().int().min(400).max(599).optional(),
  code: z.number().int().optional(),
  subcode: z.number().int().optional(),
  details: z.string().optional(),
  delayMs: z.tuple([z.number().min(0), z.number().min(0)]).or(z.number().min(0).transform((ms): [number, number] => [ms, ms])).optional(),
})
const webhookFault = z.strictObject({
  ...common,
  on: z.literal('webhook'),
  kind: z.enum(webhookFaultKinds),
  size: z.number().int().min(2).max(1000).optional(),
  waitMs: z.number().min(0).optional(),
  delayMs: requestFault.shape.delayMs,
})
export const faultSchema = z.preprocess(
  (value) => (typeof value === 'object' && value !== null && !('on' in value) ? { on: 'request', ...value } : value),
  z.discriminatedUnion('on', [requestFault, webhookFault]),
)
export type RequestFault = z.infer<typeof requestFault>
export type WebhookFault = z.infer<typeof webhookFault>
export type Fault = RequestFault | WebhookFault
export type FaultInput = z.input<typeof requestFault> | z.input<typeof webhookFault>
type FaultOf = { request: RequestFault; webhook: WebhookFault }
type Kept<Kind> = Kind & { id: number; usedCount: number; seenCount: number }

/** What is to go wrong. Faults are tried in the order they were set; a used up one leaves. */
export class FaultBook {
  readonly #faults: { [On in keyof FaultOf]: Kept<FaultOf[On]>[] } = { request: [], webhook: [] }
  #lastId = 0
  readonly #random: Random

  constructor(random: Random) {
    this.#random = random
  }

  get list(): readonly Kept<Fault>[] {
    return [...this.#faults.request, ...this.#faults.webhook].sort((a, b) => a.id - b.id)
  }

  add(fault: Fault): number {
    const id = (this.#lastId += 1)
    if (fault.on === 'request') this.#faults.request.push({ ...fault, id, usedCount: 0, seenCount: 0 })
    else this.#faults.webhook.push({ ...fault, id, usedCount: 0, seenCount: 0 })
    return id
  }

  /** True when there was one. */
  remove(id: number): boolean {
    const before = this.list.length
    this.#faults.request = this.#faults.request.filter((fault) => fault.id !== id)
    this.#faults.webhook = this.#faults.webhook.filter((fault) => fault.id !== id)
    return this.list.length < before
  }

  clear(): void {
    this.#faults.request = []
    this.#faults.webhook = []
  }

  peek<On extends keyof FaultOf>(on: On, matches: (fault: FaultOf[On]) => boolean): FaultOf[On] | undefined {
    return this.#faults[on].find(matches)
  }

  /** The first fault that applies to this occasion; it counts as used. */
  take<On extends keyof FaultOf>(on: On, matches: (fault: FaultOf[On]) => boolean): FaultOf[On] | undefined {
    for (const fault of this.#faults[on]) {
      if (!matches(fault)) continue
      fault.seenCount += 1
      if (fault.seenCount <= (fault.skip ?? 0) || !this.#random.chance(fault.probability ?? 1)) continue
      fault.usedCount += 1
      if (fault.count !== undefined && fault.usedCount >= fault.count) this.remove(fault.id)
      return fault
    }
    return undefined
  }
}
