import type { ApiBinding, ApiScope, HookFailure, LocalApiStatus } from '#shared/domain/integrations.ts'
import type { RouteName } from '#shared/contract/local-api.ts'

/** `hash`: SHA-256 of the key in hex; the key itself is nowhere. */
export type HashedApiKey = { id: number; hash: string; scopes: readonly ApiScope[] }

/** What answers a request whose key was recognised and holds the scope of its route. */
export type LocalApiApplication = {
  keys(): readonly HashedApiKey[]
  policy(key: string): number
  answer(request: { route: RouteName; id: number; query: Record<string, string>; body: unknown }, key: HashedApiKey): Promise<{ status: number; body: unknown }>
  document(serverUrl: string): unknown
}

/** HTTP for other programs, on one port of this computer at a time. */
export type LocalApiServer = {
  /** Ends what listened before. A port that is taken is answered, not thrown. */
  listen(place: { port: number; binding: ApiBinding }, application: LocalApiApplication): Promise<LocalApiStatus>
  stop(): Promise<void>
  status(): LocalApiStatus
  createKey(): { key: string; hash: string; hint: string }
}

/** Brings signed news to other programs. Secrets stay inside. */
export type HookSender = {
  /** Answered once, to be shown to the owner. */
  createSecret(hookId: number): Promise<string>
  removeSecret(hookId: number): Promise<void>
  /** Null: the other side answered with success. Never rejects. */
  send(request: { hookId: number; url: string; allowsLan: boolean; deliveryId: string; body: string; atMs: number; timeoutMs: number }): Promise<HookFailure | null>
  /** Requests under way end as unreachable. */
  stop(): void
}
