import type { Json } from '../json.ts'
import type { Person } from '../state/people.ts'
import type { Behaviour } from '../behaviour.ts'
import { contactOf, metadata, showsPhone, showsUserId } from '../webhooks/values.ts'
import type { World } from '../world.ts'

const day = 86_400_000
const nowSeconds = (world: World): number => Math.floor(world.clock.nowMs() / 1000)

/** A field of the account, stamped with `entry.time`. */
export function tellAccountField(world: World, field: string, value: Json): void {
  world.webhooks.emit({ field, value, level: 'waba', timeSeconds: nowSeconds(world) })
}

export type Preference = { value: 'stop' | 'resume' | 'signup'; detail?: string | undefined; signup_id?: string | undefined }

const preferenceDetails = { stop: 'User requested to stop marketing messages', resume: 'User requested to resume marketing messages', signup: 'User signed up for marketing messages' } as const

/** The customer turns marketing off or on in WhatsApp; marketing templates then fail with 131050, or pass again. */
export function tellPreference(world: World, person: Person, { value, detail, signup_id }: Preference): void {
  person.hasStoppedMarketing = value === 'stop'
  const preference = {
    ...(showsPhone(person) && { wa_id: person.phone }),
    ...(showsUserId(person) && { user_id: person.userId }),
    detail: detail ?? preferenceDetails[value],
    category: 'marketing_messages',
    value,
    timestamp: nowSeconds(world),
    ...(signup_id !== undefined && { signup_id }),
  }
  tellAccountField(world, 'user_preferences', { messaging_product: 'whatsapp', metadata: metadata(world), contacts: [contactOf(person)], user_preferences: [preference] })
}

type Notice = { payload?: (world: World) => Json; effect?: Partial<Behaviour> }

const wabaInfo = ({ account }: World): Json => ({ waba_info: { waba_id: account.wabaId, owner_business_id: account.businessId } })
const longDate = (ms: number): string => new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' }).format(ms)

/** Events of `account_update` with what they usually carry and what follows from them (Meta's documentation, account webhooks). */
const notices: Readonly<Record<string, Notice>> = {
  ACCOUNT_DELETED: { effect: { account: 'unregistered' } },
  ACCOUNT_RESTRICTION: {
    payload: (world) => ({ restriction_info: [{ restriction_type: 'RESTRICTED_BIZ_INITIATED_MESSAGING', expiration: nowSeconds(world) + (7 * day) / 1000 }] }),
    effect: { account: 'restricted' },
  },
  ACCOUNT_VIOLATION: { payload: () => ({ violation_info: { violation_type: 'SPAM' } }) },
  DISABLED_UPDATE: { payload: (world) => ({ ban_info: { waba_ban_state: 'DISABLE', waba_ban_date: longDate(world.clock.nowMs()) } }) },
  PARTNER_ADDED: { payload: wabaInfo },
  PARTNER_APP_INSTALLED: { payload: wabaInfo },
  PARTNER_APP_UNINSTALLED: { payload: wabaInfo },
  PARTNER_REMOVED: {
    payload: (world) => ({ phone_number: world.account.phone, ...wabaInfo(world), disconnection_info: { reason: 'ACCOUNT_DISCONNECTED', initiated_by: 'USER' } }),
    effect: { token: 'lacks-asset' },
  },
  ACCOUNT_OFFBOARDED: { payload: (world) => ({ phone_number: world.account.phone, ...wabaInfo(world) }), effect: { account: 'unregistered' } },
  ACCOUNT_RECONNECTED: { payload: (world) => ({ phone_number: world.account.phone, ...wabaInfo(world) }), effect: { account: 'ok' } },
  BUSINESS_PRIMARY_LOCATION_COUNTRY_UPDATE: { payload: () => ({ country: 'KR' }) },
}

const afterBan: Readonly<Record<string, Behaviour['account']>> = { DISABLE: 'locked', REINSTATE: 'ok' }

/** `account_update`: what is given goes before what is usual; an event nobody knows carries only what is given. */
export function tellAccountUpdate(world: World, given: Json & { event: string }): void {
  const { event, ...rest } = given
  const notice = notices[event]
  const value: Json = { event, ...notice?.payload?.(world), ...rest }
  const ban = afterBan[(value['ban_info'] as { waba_ban_state?: string } | undefined)?.waba_ban_state ?? '']
  world.behaviour = { ...world.behaviour, ...notice?.effect, ...(event === 'DISABLED_UPDATE' && ban && { account: ban }) }
  tellAccountField(world, 'account_update', value)
}

export type Quality = { qualityRating?: Behaviour['qualityRating'] | undefined; messagingLimit?: number | null | undefined; throughputPerSecond?: number | undefined; event?: string | undefined }

/** The number's quality, limit and speed; those Meta announces are told, a rating alone is only seen by reading the number. */
export function tellQuality(world: World, { event, ...change }: Quality): void {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
  world.behaviour = { ...world.behaviour, ...given }
  const { messagingLimit } = world.behaviour
  const tier = tierOf(messagingLimit)
  if (change.messagingLimit !== undefined) tellAccountField(world, 'business_capability_update', { max_daily_conversations_per_business: messagingLimit ?? -1, max_phone_numbers_per_waba: 25 })
  const spoken = event ?? (change.throughputPerSecond !== undefined && change.throughputPerSecond >= 1000 ? 'THROUGHPUT_UPGRADE' : null)
  if (spoken !== null) tellAccountField(world, 'phone_number_quality_update', { display_phone_number: world.account.phone, event: spoken, max_daily_conversations_per_business: tier })
}

const tiers: readonly (readonly [limit: number, tier: string])[] = [[250, 'TIER_250'], [2000, 'TIER_2K'], [10_000, 'TIER_10K'], [100_000, 'TIER_100K']]

export const tierOf = (limit: number | null): string => (limit === null ? 'TIER_UNLIMITED' : (tiers.find(([most]) => limit <= most)?.[1] ?? 'TIER_UNLIMITED'))
