import type { AppNotification } from '#shared/contract/events.ts'
import type { Language } from '#shared/locales/translate.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'
import type { ProjectionResult } from '../ports/store/inbound-store.ts'
import { localText } from '../kernel/local-text.ts'
import { previewOf } from './notification-text.ts'
import { isQuietAt, minuteOfDay } from './quiet-hours.ts'

type Arrival = ProjectionResult['arrived'][number]

/** After a flood the owner is told of this many conversations, not of every message. */
const mostAtOnce = 5
/** What arrives this late was written while the computer slept; it shows in the badge, not as a notification. */
const staleAfterMs = 15 * 60_000
const badgeSpacingMs = 250

/** Tells the owner about new messages, once per conversation and batch, and keeps the badge true. */
export class ArrivalNotifier {
  readonly #ports: FeaturePorts
  readonly #systemLanguage: Language
  readonly #publish: (notification: AppNotification) => void
  #cancelBadge: (() => void) | null = null

  constructor(ports: FeaturePorts, systemLanguage: Language, publish: (notification: AppNotification) => void) {
    this.#ports = ports
    this.#systemLanguage = systemLanguage
    this.#publish = publish
  }

  arrived(arrivals: readonly Arrival[]): void {
    const { clock, facts, log } = this.#ports
    const { notifications } = facts.settings
    if (!notifications.isEnabled || isQuietAt(minuteOfDay(clock.nowMs()), notifications)) return
    const latestPerConversation = new Map(arrivals.filter(({ isMuted }) => !isMuted).map((arrival) => [arrival.conversationId, arrival]))
    const shown = [...latestPerConversation.values()].slice(-mostAtOnce)
    if (shown.length > 0) this.#notify(shown).catch((error: unknown) => log.error('notifications.failed', error))
  }

  badgeChanged(): void {
    const { clock, log } = this.#ports
    this.#cancelBadge ??= clock.after(badgeSpacingMs, () => {
      this.#cancelBadge = null
      this.#refreshBadge().catch((error: unknown) => log.error('notifications.badge-failed', error))
    })
  }

  stop(): void {
    this.#cancelBadge?.()
  }

  async #notify(arrivals: readonly Arrival[]): Promise<void> {
    const { store, clock, facts, notifier, numbers } = this.#ports
    const { notifications, language: chosen } = facts.settings
    const language = chosen === 'system' ? this.#systemLanguage : chosen
    const messages = new Map((await store.messagesByIds(arrivals.map(({ messageId }) => messageId))).map((message) => [message.id, message]))
    for (const { messageId, conversationId, contactName } of arrivals) {
      const message = messages.get(messageId)
      if (!message || message.deletedAtMs !== null || clock.nowMs() - message.timestampMs > staleAfterMs) continue
      const notification: AppNotification = {
        id: `message-${messageId}`,
        conversationId,
        messageId,
        title: notifications.showsContent ? numbers.name(contactName) : localText(language, 'notification.hidden-title'),
        body: notifications.showsContent ? previewOf(message.content, message.media?.isVoice ?? false, language) : localText(language, 'notification.hidden-body'),
        isSilent: !notifications.playsSound,
      }
      notifier.notify(notification)
      this.#publish(notification)
    }
  }

  async #refreshBadge(): Promise<void> {
    const { store, clock, facts, notifier } = this.#ports
    const counts = await store.conversationCounts({ nowMs: clock.nowMs(), closingWithinMs: facts.policy('window.closing-notice') })
    notifier.setBadge(counts.unread)
  }
}
