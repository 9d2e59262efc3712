import type { FeaturePorts } from '../kernel/feature-ports.ts'
import type { MessageChange } from '../kernel/signals.ts'
import type { AutomationLibrary } from './automation-library.ts'

/** Watches for greetings of the phone app beside ours: both would greet every customer twice. */
export class PhoneGreetings {
  readonly #ports: FeaturePorts
  readonly #library: AutomationLibrary

  constructor(ports: FeaturePorts, library: AutomationLibrary) {
    this.#ports = ports
    this.#library = library
  }

  look(messages: readonly MessageChange[]): void {
    const { facts } = this.#ports
    if (!facts.account?.isOnPhoneApp || !this.#library.isListening) return
    const added = messages.filter(({ change }) => change === 'added').map(({ messageId }) => messageId)
    if (added.length > 0) void this.#note(added).catch((error: unknown) => this.#ports.log.error('automation.greetings-not-noted', error))
  }

  async #note(added: MessageChange['messageId'][]): Promise<void> {
    const { store, facts, signals } = this.#ports
    if ((await store.notePhoneGreetings(added, facts.policy('automation.phone-greeting'))) > 0) signals.emit('library-changed', 'automation')
  }
}
