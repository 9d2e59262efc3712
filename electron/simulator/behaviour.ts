import { z } from 'zod'

const milliseconds = z.number().min(0)
const range = z.tuple([milliseconds, milliseconds])
const share = z.number().min(0).max(1)

/** How this WhatsApp behaves. Every entry can be changed while it runs (`POST /_sim/behaviour`). */
export const behaviourSchema = z.strictObject({
  /** Free text after the window: accepted and failed by webhook as the real API does, or refused at once. */
  outsideWindow: z.enum(['webhook', 'synchronous']),
  windowMs: milliseconds,
  throughputPerSecond: z.number().positive(),
  /** Meta counts both directions; an inbound message uses a token but is never refused. */
  countsInboundInThroughput: z.boolean(),
  pairIntervalMs: milliseconds,
  pairBurst: z.number().int().positive(),
  /** Unique people written to outside their window in rolling 24 h; null: unlimited. */
  messagingLimit: z.number().int().positive().nullable(),
  managementCallsPerHour: z.number().int().positive(),
  hasAutomaticStatuses: z.boolean(),
  /** Statuses of what the owner types on the phone too; Meta documents none. */
  tellsEchoStatuses: z.boolean(),
  sentAfterMs: range,
  deliveredAfterMs: range,
  readAfterMs: range,
  playedAfterMs: range,
  readShare: share,
  skipsDeliveredShare: share,
  /** What a customer nobody described shows of themselves. */
  persona: z.enum(['phone-only', 'phone-and-user-id', 'user-id-only']),
  /** Coexistence: the number also lives in the WhatsApp Business app of a phone. */
  isOnPhoneApp: z.boolean(),
  onboardedAtMs: milliseconds.nullable(),
  declinesHistory: z.boolean(),
  /** Links in sends: fetch none, those of this computer, or all. What is not fetched is trusted. */
  fetchesLinks: z.enum(['none', 'local', 'all']),
  /** Webhook payload version: below 24 statuses carry a `conversation`. */
  payloadVersion: z.number().int().min(20),
  token: z.enum(['valid', 'expired', 'revoked', 'lacks-permission', 'lacks-asset']),
  /** `restricted`: only answers inside the window are sent. */
  account: z.enum(['ok', 'restricted', 'locked', 'unpaid', 'maintenance', 'unregistered']),
  /** Digits of the only numbers a test number may write to; null: everybody. */
  allowedRecipients: z.array(z.string()).nullable(),
  freeServiceMessagesPerMonth: z.number().int().min(0),
  qualityRating: z.enum(['GREEN', 'YELLOW', 'RED', 'NA']),
  webhookConcurrency: z.number().int().min(1).max(256),
  webhookTimeoutMs: milliseconds,
  webhookRetryAfterMs: z.array(milliseconds).min(1),
  webhookGivesUpAfterMs: milliseconds,
  webhookBatchSize: z.number().int().min(1).max(1000),
  webhookBatchWaitMs: milliseconds,
})
export type Behaviour = z.infer<typeof behaviourSchema>

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

export const defaultBehaviour: Behaviour = {
  outsideWindow: 'webhook',
  windowMs: day,
  throughputPerSecond: 80,
  countsInboundInThroughput: true,
  pairIntervalMs: 6 * second,
  pairBurst: 45,
  messagingLimit: 2000,
  managementCallsPerHour: 5000,
  hasAutomaticStatuses: true,
  tellsEchoStatuses: false,
  sentAfterMs: [30, 120],
  deliveredAfterMs: [100, 900],
  readAfterMs: [800, 4000],
  playedAfterMs: [2000, 8000],
  readShare: 1,
  skipsDeliveredShare: 0,
  persona: 'phone-and-user-id',
  isOnPhoneApp: false,
  onboardedAtMs: null,
  declinesHistory: false,
  fetchesLinks: 'local',
  payloadVersion: 26,
  token: 'valid',
  account: 'ok',
  allowedRecipients: null,
  freeServiceMessagesPerMonth: 1000,
  qualityRating: 'GREEN',
  webhookConcurrency: 16,
  webhookTimeoutMs: 10 * second,
  webhookRetryAfterMs: [500, 2 * second, 10 * second, minute, 5 * minute, 30 * minute, hour, 2 * hour, 4 * hour, 8 * hour, 12 * hour],
  webhookGivesUpAfterMs: 7 * day,
  webhookBatchSize: 1,
  webhookBatchWaitMs: 50,
}
