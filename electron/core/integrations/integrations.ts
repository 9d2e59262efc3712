import type { IntegrationsOverview } from '#shared/contract/integrations.ts'
import type { ApiKey, ApiScope, LocalApiSettings } from '#shared/domain/integrations.ts'
import { defaultLocalApi } from '#shared/domain/integrations.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'
import { refused } from '../kernel/refuse.ts'
import type { HashedApiKey, LocalApiApplication } from '../ports/local-api.ts'
import type { LocalApi } from './local-api.ts'

/** A key that works all the time is noted this often at most. */
const useNotedEveryMs = 60_000

/** Whether other programs are listened to, on which port, and with which keys. */
export class Integrations {
  readonly #ports: FeaturePorts
  readonly #api: LocalApi
  #settings: LocalApiSettings = defaultLocalApi
  #keys: (ApiKey & { hash: string })[] = []

  constructor(ports: FeaturePorts, api: LocalApi) {
    this.#ports = ports
    this.#api = api
  }

  async start(): Promise<void> {
    this.#settings = await this.#ports.store.localApi()
    this.#keys = await this.#ports.store.apiKeys()
    await this.#listen()
  }

  async stop(): Promise<void> {
    await this.#ports.localApiServer.stop()
    this.#api.stop()
  }

  overview(): Omit<IntegrationsOverview, 'hooks'> {
    return {
      api: { ...this.#settings, status: this.#ports.localApiServer.status() },
      keys: this.#keys.map(({ hash: _hash, ...key }) => key),
    }
  }

  async save(settings: LocalApiSettings): Promise<void> {
    await this.#ports.store.saveLocalApi(settings)
    this.#settings = settings
    await this.#listen()
    this.#changed()
  }

  async createKey(name: string, scopes: readonly ApiScope[]): Promise<{ key: string }> {
    const { store, clock, facts, localApiServer } = this.#ports
    const limit = facts.policy('local-api.keys')
    if (this.#keys.length >= limit) throw refused('too-many-items', 'local-api.keys', { limit })
    const { key, ...kept } = localApiServer.createKey()
    await store.addApiKey({ ...kept, name, scopes: [...new Set(scopes)], nowMs: clock.nowMs() })
    await this.#keysChanged()
    return { key }
  }

  async revokeKey(id: number): Promise<void> {
    await this.#ports.store.removeApiKey(id)
    await this.#keysChanged()
  }

  async #keysChanged(): Promise<void> {
    this.#keys = await this.#ports.store.apiKeys()
    this.#changed()
  }

  #changed(): void {
    this.#ports.signals.emit('library-changed', 'integrations')
  }

  async #listen(): Promise<void> {
    const { localApiServer, log } = this.#ports
    if (!this.#settings.isEnabled) return localApiServer.stop()
    const status = await localApiServer.listen(this.#settings, this.#application())
    if (status.state === 'down') log.warn('local-api.down', { problem: status.problem })
  }

  #application(): LocalApiApplication {
    return {
      keys: () => this.#keys,
      policy: (key) => this.#ports.facts.policy(key),
      document: (serverUrl) => this.#api.document(serverUrl),
      answer: (request, key) => {
        this.#noteUse(key)
        return this.#api.answer(request, key)
      },
    }
  }

  #noteUse({ id }: HashedApiKey): void {
    const key = this.#keys.find((one) => one.id === id)
    const nowMs = this.#ports.clock.nowMs()
    if (!key || (key.lastUsedAtMs !== null && Math.abs(nowMs - key.lastUsedAtMs) < useNotedEveryMs)) return
    key.lastUsedAtMs = nowMs
    this.#ports.store.noteApiKeyUse(id, nowMs).catch((error: unknown) => this.#ports.log.error('local-api.use-not-noted', error))
    this.#changed()
  }
}
