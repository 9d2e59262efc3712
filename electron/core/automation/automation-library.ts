import { defaultAutomationSettings, type AutomationSettings } from '#shared/domain/automation/rule.ts'
import type { KeptFile } from '#shared/domain/kept-file.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'
import { RuleBook } from './rule-book.ts'

/** Rules, flows and values of the shop in memory; the database follows before a change is visible. */
export class AutomationLibrary {
  readonly #ports: FeaturePorts
  settings: AutomationSettings = defaultAutomationSettings
  book = new RuleBook([])
  files: ReadonlyMap<number, KeptFile> = new Map()
  variables: Readonly<Record<string, string>> = {}

  constructor(ports: FeaturePorts) {
    this.#ports = ports
  }

  async load(): Promise<void> {
    const { store } = this.#ports
    this.settings = await store.automationSettings()
    this.book = new RuleBook(await store.automationRules(), await store.flows(), await store.fields())
    this.files = new Map((await store.filesOfRules()).map((file) => [file.id, file]))
    this.variables = Object.fromEntries((await store.shopVariables()).map(({ key, value }) => [key, value]))
  }

  /** After any change; screens read again. */
  async changed(): Promise<void> {
    await this.load()
    this.#ports.signals.emit('library-changed', 'automation')
  }

  /** Programs may feed values many times a second: nothing else is read again. */
  valuesChanged(changed: readonly { key: string; value: string }[]): void {
    this.variables = { ...this.variables, ...Object.fromEntries(changed.map(({ key, value }) => [key, value])) }
    this.#ports.signals.emit('library-changed', 'automation')
  }

  /** Whether arriving messages wait for a decision. While not, nothing is kept: what arrives meanwhile is never answered later. */
  get isListening(): boolean {
    return this.settings.isEnabled && !this.book.isEmpty
  }
}
