import { ORPCError } from '@orpc/server'
import { clientReference } from '#shared/domain/ids.ts'
import type { OutgoingContent } from '#shared/domain/message-content.ts'
import type { UnconfirmedConsent } from '../ports/store/consent-store.ts'
import type { NewOutgoing } from '../ports/store/sending-store.ts'
import { assertSendable } from '../kernel/assert-sendable.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'

const batchSize = 20

/** Answers a customer's STOP or START once, in the language of the word; whoever repeats it is not answered again. */
export class ConsentConfirmations {
  readonly #ports: FeaturePorts

  constructor(ports: FeaturePorts) {
    this.#ports = ports
  }

  /** 0 while more is waiting, null when everybody was answered. */
  async confirmNext(): Promise<number | null> {
    const { store } = this.#ports
    const waiting = await store.unconfirmedConsent(batchSize)
    for (const consent of waiting) await this.#confirm(consent)
    return waiting.length === 0 ? null : 0
  }

  async #confirm(consent: UnconfirmedConsent): Promise<void> {
    const { store, signals } = this.#ports
    const message = consent.isRepeated ? null : await this.#reply(consent)
    await store.confirmConsent(consent.eventId, message)
    const sent = message && (await store.messageByReference(message.clientReference))
    if (!sent) return
    signals.emit('changed', { conversationIds: [sent.conversationId], messages: [{ conversationId: sent.conversationId, messageId: sent.id, change: 'added' }] })
    signals.emit('queued', { messageId: sent.id })
  }

  /** Null where nothing may be sent any more: the window closed meanwhile, or the customer was blocked. */
  async #reply({ eventId, conversationId, kind, language }: UnconfirmedConsent): Promise<NewOutgoing | null> {
    const { store, clock } = this.#ports
    const words = (await store.consentWords()).find((list) => list.language === language)
    const body = (kind === 'opt-out' ? words?.optOutReply : words?.optInReply)?.trim() ?? ''
    if (body === '') return null
    const content: OutgoingContent = { type: 'text', body, previewUrl: false }
    try {
      await assertSendable(this.#ports, conversationId, content)
    } catch (error) {
      if (error instanceof ORPCError) return null
      throw error
    }
    return { conversationId, clientReference: clientReference(`consent-${eventId}`), origin: 'automation', content, quotedMessageId: null, nowMs: clock.nowMs() }
  }
}
