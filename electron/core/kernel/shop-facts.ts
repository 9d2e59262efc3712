import { defaultSettings, type Settings } from '#shared/domain/settings.ts'
import { policyValue, type PolicyOverrides } from '#shared/policy/policy.ts'
import type { Store } from '../ports/store/store.ts'
import type { StoredAccount } from '../ports/store/organizing-store.ts'
import type { SignalBus } from './signals.ts'

type FactsStore = Pick<Store, 'settings' | 'saveSettings' | 'policyOverrides' | 'setPolicyOverride' | 'account' | 'saveAccount'>

/** Settings, policy overrides and the account, held in memory; the database follows before a change is visible. */
export class ShopFacts {
  readonly #store: FactsStore
  readonly #signals: SignalBus
  settings: Settings = defaultSettings
  overrides: PolicyOverrides = {}
  account: StoredAccount | null = null

  constructor(store: FactsStore, signals: SignalBus) {
    this.#store = store
    this.#signals = signals
  }

  async load(): Promise<void> {
    this.settings = await this.#store.settings()
    this.overrides = await this.#store.policyOverrides()
    this.account = await this.#store.account()
  }

  /** Value in force, in the unit of the entry. */
  policy(key: string): number {
    return policyValue(key, this.overrides)
  }

  async saveSettings(settings: Settings): Promise<void> {
    await this.#store.saveSettings(settings)
    this.settings = settings
    this.#signals.emit('settings-changed', settings)
  }

  async setPolicy(key: string, value: number | null): Promise<void> {
    await this.#store.setPolicyOverride(key, value)
    this.overrides = await this.#store.policyOverrides()
    this.#signals.emit('policy-changed', null)
  }

  async saveAccount(account: StoredAccount): Promise<void> {
    await this.#store.saveAccount(account)
    this.account = account
    this.#signals.emit('account-changed', null)
  }
}
