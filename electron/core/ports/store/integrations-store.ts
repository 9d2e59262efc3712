import type { ConsentKind } from '#shared/domain/consent.ts'
import type { FieldValue } from '#shared/domain/fields.ts'
import type { ContactId, MessageId } from '#shared/domain/ids.ts'
import type { ApiKey, Hook, HookEvent, HookFailure, LocalApiSettings } from '#shared/domain/integrations.ts'
import type { EndedMessage } from './sending-store.ts'

/** What other programs may ask, and what they are told. */
export type IntegrationsStore = {
  localApi(): Promise<LocalApiSettings>
  saveLocalApi(settings: LocalApiSettings): Promise<void>
  apiKeys(): Promise<(ApiKey & { hash: string })[]>
  addApiKey(key: Pick<ApiKey, 'name' | 'hint' | 'scopes'> & { hash: string; nowMs: number }): Promise<number>
  removeApiKey(id: number): Promise<void>
  noteApiKeyUse(id: number, atMs: number): Promise<void>

  /** Ids in ascending order, after `after`. */
  contactIds(after: number, limit: number): Promise<ContactId[]>
  /** Null: nobody is known by these; `two`: each belongs to somebody else. */
  contactNamed(person: ContactNames): Promise<ContactId | 'two' | null>
  /** One transaction for all; one answer for each, in order. */
  upsertContacts(upserts: readonly ContactUpsert[], nowMs: number): Promise<ContactUpserted[]>
}

/** Digits of the international number. */
export type ContactNames = { phone: string | null; userId: string | null }
export type ContactUpsert = {
  /** A known contact gets no other number by this: the phone and the id only find it. */
  who: ContactId | ContactNames
  givenName?: string | null
  note?: string
  isVip?: boolean
  addLabels: readonly number[]
  removeLabels: readonly number[]
  fieldValues: readonly { fieldId: number; value: FieldValue['value'] | null }[]
  /** Without a time it counts from now, unless that is the state already. Only a yes that is provably later lifts a no. */
  consent?: { kind: ConsentKind; evidence: string; atMs: number | null }
}
export type ContactUpserted =
  | { outcome: 'done'; contactId: ContactId; isNew: boolean; isChanged: boolean; hasNewLabels: boolean; hasNewConsent: boolean; isOptOutKept: boolean; withdrawn: EndedMessage[] }
  | { outcome: 'two-contacts' | 'not-found' }

/** Programs that are told, and what waits to be told; triggers fill the queue in the transaction of each change. */
export type HookStore = {
  hooks(): Promise<(Hook & { failureCount: number })[]>
  /** Null: no such hook. A changed hook begins without failures. */
  saveHook(hook: Pick<Hook, 'name' | 'url' | 'events' | 'allowsLan'> & { id: number | null }): Promise<number | null>
  removeHook(id: number): Promise<void>
  resumeHook(id: number): Promise<void>
  /** Active hooks for which something waits, and since when it may go. */
  dueHooks(): Promise<{ hookId: number; atMs: number }[]>
  /** The oldest that are due, counted as tried: a later change of the same contact is news of its own. */
  claimHookNews(hookId: number, limit: number, nowMs: number): Promise<HookNews[]>
  settleHookNews(settlement: HookSettlement): Promise<void>
}
export type HookNews = { id: number; event: HookEvent; contactId: ContactId | null; messageId: MessageId | null; detail: string | null; atMs: number; attemptCount: number; firstAttemptAtMs: number }
/** `again`: tried later. `givenUp`: never told. */
export type HookSettlement = {
  hookId: number
  told: readonly number[]
  again: readonly { id: number; atMs: number }[]
  givenUp: readonly number[]
  nowMs: number
  /** Null: it works. */
  failure: (HookFailure & { sinceMs: number; count: number; nextAttemptAtMs: number; pauses: boolean }) | null
}
