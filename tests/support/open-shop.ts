import { call } from '@orpc/server'
import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { archive } from '#adapters/archive/zip.ts'
import { createCloudApi } from '#adapters/cloud-api/create-cloud-api.ts'
import { createWebhookDecoder } from '#adapters/cloud-api/webhook-decoder.ts'
import { csv } from '#adapters/csv/csv.ts'
import { openMemoryStore } from '#adapters/store/open-memory-store.ts'
import { createHookSender } from '#adapters/local-api/hook-sender.ts'
import { createLocalApiServer } from '#adapters/local-api/local-api-server.ts'
import { createProtectedFiles, keyFileProtector } from '#adapters/system/secrets.ts'
import { createLog } from '#adapters/system/log.ts'
import { systemHolidays } from '#adapters/system/holiday-calendar.ts'
import { createMediaFiles } from '#adapters/system/media-files.ts'
import { createCore, type Core } from '#core/create-core.ts'
import type { AppNotification } from '#shared/contract/events.ts'
import type { Clock } from '#core/ports/clock.ts'
import type { WebhookDecoder } from '#core/ports/cloud-api.ts'
import type { Store } from '#core/ports/store/store.ts'
import type { StoredAccount } from '#core/ports/store/organizing-store.ts'
import { ownerActor } from '#shared/domain/actor.ts'
import type { ConversationRow } from '#shared/domain/conversation.ts'
import type { Message } from '#shared/domain/message.ts'
import { ManualClock } from './manual-clock.ts'
import { ScriptedCloudApi } from './scripted-cloud-api.ts'
import { sampleCredentials } from './test-simulator.ts'
import { phoneNumberId, webhookBytes } from './webhook-bodies.ts'

export const sampleAccount: StoredAccount = {
  id: 1, displayPhoneNumber: '+82 10-2345-6789', verifiedName: '단골식당', phoneNumberId, wabaId: '102030405060708', qualityRating: 'GREEN',
  messagingLimitTier: 'TIER_250', throughputPerSecond: 80, isOnPhoneApp: false, graphBase: 'http://127.0.0.1:9', appId: null, isSample: false,
}

export type ShopOptions = { store?: Store; decoder?: (decoder: WebhookDecoder) => WebhookDecoder; clock?: ManualClock; cloudApi?: ScriptedCloudApi; /** Meta over HTTP instead of the scripted one. */ graphBase?: string; account?: Partial<StoredAccount>; isStarted?: boolean; /** Kept from one start to the next. */ secretsFolder?: string; /** What core sees of the time, when it is not simply `clock`. */ wallClock?: Clock }

/** A shop with the real core, database, decoder and files; Meta is scripted and time stands still until told. */
export async function openShop({ clock = new ManualClock(), store = openMemoryStore(clock), cloudApi = new ScriptedCloudApi(), account = {}, isStarted = true, wallClock = clock, decoder = (usual) => usual, graphBase, secretsFolder: keptSecrets }: ShopOptions = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'danggol-core-'))
  const notifications: AppNotification[] = []
  const badge = { count: null as number | null }
  const secretsFolder = keptSecrets ?? join(folder, 'secrets')
  const log = createLog({ folder: null, clock })
  const vault = new Map([[phoneNumberId, { token: 'old-token', appSecret: 'secret', verifyToken: 'verify' }]])
  if (isStarted && (await store.account()) === null) await store.saveAccount({ ...sampleAccount, ...account })
  const core: Core = createCore({
    store, log, csv, archive,
    localApiServer: createLocalApiServer({ clock: wallClock, log }),
    hookSender: createHookSender(createProtectedFiles({ folder: secretsFolder, protector: keyFileProtector(join(secretsFolder, 'key')) })),
    cloudApi: graphBase === undefined ? cloudApi : createCloudApi({ ...sampleCredentials, graphBase, token: () => sampleCredentials.token, requestTimeoutMs: () => 5_000 }),
    holidays: systemHolidays,
    clock: wallClock,
    decoder: decoder(createWebhookDecoder({ phoneNumberId })),
    receiver: { status: () => ({ mode: 'simulator', state: 'listening', url: null, problem: null }), onChange: () => () => {} },
    mediaFiles: createMediaFiles(folder),
    secrets: {
      read: (key) => Promise.resolve(vault.get(key) ?? null),
      write: (key, value) => Promise.resolve(void vault.set(key, value)),
      remove: (key) => Promise.resolve(void vault.delete(key)),
      protection: () => 'encrypted-file',
    },
    notifier: { notify: (notification) => notifications.push(notification), setBadge: (count) => void (badge.count = count) },
    ids: { uuid: () => randomUUID(), random: () => 0 },
  }, { version: 'test', systemLanguage: 'ko', systemTimeZone: 'Asia/Seoul', latestBackupAtMs: () => Promise.resolve(clock.nowMs()) })
  if (isStarted) await core.start()
  const asOwner = { context: { actor: ownerActor } }
  const { router } = core

  const shop = {
    core, store, clock, cloudApi, log, notifications, badge, vault, folder, asOwner, router,

    /** A verified webhook arrives; resolves when it is on disk. */
    delivers: (value: Record<string, unknown>, field = 'messages') => {
      const body = webhookBytes(value, field)
      return core.journal(body, createHash('sha256').update(body).digest())
    },
    /** A customer writes; their window is open afterwards. */
    async customerWrites(body: string, { phone = '821011112222', id = `wamid.IN-${randomUUID()}`, name = '김민지', atMs = clock.nowMs(), message = {} }: { phone?: string; id?: string; name?: string; atMs?: number; message?: Record<string, unknown> } = {}) {
      await shop.delivers({
        contacts: [{ profile: { name }, wa_id: phone }],
        messages: [{ from: phone, id, timestamp: String(Math.floor(atMs / 1000)), type: 'text', text: { body }, ...message }],
      })
      await shop.settles()
      return id
    },
    reports: async (status: string, of: { wamid: string; reference?: string; code?: number; phone?: string; atMs?: number }) => {
      await shop.delivers({
        statuses: [{
          id: of.wamid, status, timestamp: String(Math.floor((of.atMs ?? clock.nowMs()) / 1000)), recipient_id: of.phone ?? '821011112222',
          ...(of.reference ? { biz_opaque_callback_data: of.reference } : {}),
          ...(of.code ? { errors: [{ code: of.code, title: `Error ${of.code}`, message: `Error ${of.code}` }] } : {}),
        }],
      })
      await shop.settles()
    },
    conversation: async (phone = '821011112222'): Promise<ConversationRow> => {
      const row = await store.conversationByPhone(phone)
      if (!row) throw new Error(`No conversation with ${phone}`)
      return row
    },
    async sends(body: string, { phone = '821011112222', requestId }: { phone?: string; requestId?: string } = {}): Promise<Message> {
      const { id } = await shop.conversation(phone)
      return call(router.messages.send, { conversationId: id, requestId: requestId ?? randomUUID(), content: { type: 'text', body, previewUrl: false }, quotedMessageId: null }, asOwner)
    },
    thread: async (phone = '821011112222'): Promise<Message[]> => {
      const { id } = await shop.conversation(phone)
      return (await store.threadPage({ conversationId: id, anchor: { at: 'latest' }, limit: 200 })).items
    },
    message: async (id: number): Promise<Message> => {
      const [message] = await store.messagesByIds([id])
      if (!message) throw new Error(`No message ${id}`)
      return message
    },
    state: () => call(router.sending.state, undefined, asOwner),
    /** Lets everything that is ready happen; time barely moves. */
    settles: () => clock.advance(30),
    /** Long work waits for the next turn of the clock or for the disk: time moves until it is done. */
    async done<Result>(work: Promise<Result>): Promise<Result> {
      const state = { isDone: false }
      const end = () => void (state.isDone = true)
      void work.then(end, end)
      while (!state.isDone) await shop.settles()
      return work
    },
    async close() {
      const stopped = core.stop()
      await clock.advance(5_000)
      await stopped
      rmSync(folder, { recursive: true, force: true })
    },
  }
  if (isStarted) await shop.settles()
  return shop
}

export type Shop = Awaited<ReturnType<typeof openShop>>
