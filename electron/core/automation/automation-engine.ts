import { clientReference, type MessageId } from '#shared/domain/ids.ts'
import type { Language } from '#shared/locales/translate.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'
import type { SteadyTime } from '../kernel/steady-time.ts'
import type { AutomationEvent, MessageFacts, SettledChanges, Settlement, WantedFacts } from '../ports/store/automation-store.ts'
import type { AutomationLibrary } from './automation-library.ts'
import { DateEventClock } from './date-events.ts'
import { decide, decideEvent } from './decide.ts'
import { DecisionDraft } from './decision-draft.ts'
import type { Decision, World } from './decision.ts'
import { countedSinceMs } from '../kernel/automatic-messages.ts'
import { worldAt } from './world.ts'

/** Decisions per transaction: no screen waits behind it. */
const batchSize = 16
const variantMemoryMs = 30 * 86_400_000
const dateCheckMs = 30_000

/**
 * Decides about what waits, oldest first, one message of each conversation at a time. What is decided and what it
 * sends are written together with the end of waiting, so that a restart finds either all of it or none.
 */
export class AutomationEngine {
  readonly #ports: FeaturePorts
  readonly #time: SteadyTime
  readonly #library: AutomationLibrary
  readonly #language: () => Language
  readonly #dates: DateEventClock

  constructor(ports: FeaturePorts, time: SteadyTime, library: AutomationLibrary, language: () => Language) {
    this.#ports = ports
    this.#time = time
    this.#library = library
    this.#language = language
    this.#dates = new DateEventClock(ports)
  }

  /** 0 while more is waiting; else milliseconds until a date may have come, or null. */
  async decideNext(): Promise<number | null> {
    const { store } = this.#ports
    const messages = await store.pendingMessages(batchSize)
    const events = messages.length < batchSize ? await store.pendingEvents(batchSize - messages.length) : []
    if (messages.length === 0 && events.length === 0) return this.#checkDates()
    const settlements: Settlement[] = []
    const isBusy = await this.#isBusy()
    const met = new Set<number>()
    for (const id of messages) {
      const settlement = await this.#decideMessage(id, isBusy)
      if (!settlement) continue
      met.add(settlement.conversationId)
      settlements.push(settlement)
      if (settlement.codes.length > 0) return this.#settle(settlements)
    }
    for (const event of events) {
      const settlement = await this.#decideEvent(event, isBusy, met)
      if (!settlement) continue
      settlements.push(settlement)
      if (settlement.codes.length > 0) break
    }
    return this.#settle(settlements)
  }

  /** A code that was given must be gone before the next customer is looked at: it ends its batch. */
  async #settle(settlements: readonly Settlement[]): Promise<0> {
    this.#announce(await this.#ports.store.settleAutomation(settlements))
    return 0
  }

  async #checkDates(): Promise<number | null> {
    const { events } = this.#library.book
    if (!this.#library.settings.isEnabled || events.length === 0) return null
    return (await this.#dates.noteDue(events)) ? 0 : dateCheckMs
  }

  async #decideMessage(id: MessageId, isBusy: boolean): Promise<Settlement | null> {
    const facts = await this.#ports.store.messageFacts(id, this.#wants())
    if (!facts) return null
    const world = await this.#world(facts, isBusy)
    return this.#settlement(facts, this.#decide(facts, world, () => decide({ facts, world, book: this.#library.book })), world, { messageId: id, eventId: null, cause: 'message' })
  }

  /** An event of a customer who is met in this batch already waits for the next one. */
  async #decideEvent(event: AutomationEvent, isBusy: boolean, met: Set<number>): Promise<Settlement | null> {
    const { book } = this.#library
    const rule = book.rule(event.ruleId)
    const facts = await this.#ports.store.eventFacts(event, this.#wants())
    if (facts && met.has(facts.conversationId)) return null
    if (facts) met.add(facts.conversationId)
    const source = { messageId: null, eventId: event.id, cause: rule?.trigger.kind === 'event' ? rule.trigger.event.on : 'label-set' } as const
    if (!facts || !rule) {
      await this.#ports.store.dropEvent(event.id)
      return null
    }
    const world = await this.#world(facts, isBusy)
    return this.#settlement(facts, this.#decide(facts, world, () => decideEvent({ facts, world, book }, rule)), world, source)
  }

  /** One message that cannot be decided must never hold up the others: it is left to people. */
  #decide(facts: MessageFacts, world: World, decided: () => Decision): Decision {
    try {
      return decided()
    } catch (error) {
      this.#ports.log.error('automation.not-decided', error, { conversationId: facts.conversationId })
      return undecided(facts, world)
    }
  }

  #wants(): WantedFacts {
    const nowMs = this.#time.nowMs()
    const { labels, fields, codePools } = this.#library.book.wants
    return { labels, fields, codePools, nowMs, sinceMs: countedSinceMs({ nowMs, policy: (key) => this.#ports.facts.policy(key) }), untilMs: Number.MAX_SAFE_INTEGER }
  }

  async #world(facts: MessageFacts, isBusy: boolean): Promise<World> {
    const nowMs = this.#time.nowMs()
    const variants = new Map<number, number | null>()
    for (const rule of this.#library.book.rules) {
      if (rule.variants.length > 1) variants.set(rule.id, null)
    }
    const last = variants.size === 0 ? [] : await this.#ports.store.lastVariants(facts.conversationId, nowMs - variantMemoryMs)
    for (const { ruleId, variant } of last) variants.set(ruleId, variant)
    return worldAt(this.#ports, { facts, library: this.#library, nowMs, shopLanguage: this.#language(), isBusy, lastVariant: (ruleId) => variants.get(ruleId) ?? null })
  }

  async #isBusy(): Promise<boolean> {
    if (!this.#library.book.wants.isBusy) return false
    const { facts, store } = this.#ports
    const busy = facts.policy('automation.busy')
    return (await store.waitingCustomers(this.#time.nowMs() - facts.policy('automation.busy-span'), busy)) >= busy
  }

  #settlement(facts: MessageFacts, decision: Decision, world: World, source: Pick<Settlement, 'messageId' | 'eventId' | 'cause'>): Settlement {
    const origin = facts.wamid ?? `event ${source.eventId}`
    return {
      ...source, ...decision,
      conversationId: facts.conversationId, contactId: facts.contactId,
      tookMs: Math.max(0, this.#ports.clock.nowMs() - facts.receivedAtMs),
      sends: decision.replies.map(({ ruleId, variant, content }, place) => ({ clientReference: clientReference(`auto ${origin} ${ruleId ?? 'flow'} ${place}`), content, ruleId, variant })),
      codes: decision.replies.flatMap(({ codes }) => codes),
      nowMs: world.nowMs,
    }
  }

  #announce({ queued, contactIds, handedOver }: SettledChanges): void {
    const { signals } = this.#ports
    if (queued.length + contactIds.length + handedOver.length > 0) {
      signals.emit('changed', { conversationIds: handedOver, contactIds, messages: queued.map((one) => ({ ...one, change: 'added' as const })) })
    }
    for (const { messageId } of queued) signals.emit('queued', { messageId })
  }
}

function undecided(facts: MessageFacts, world: World): Decision {
  const draft = new DecisionDraft(facts, world)
  draft.stopped({ ruleId: null, ruleName: null, ruleKind: null }, { reason: 'failed', policyKey: null, params: {} })
  return draft.finish()
}
