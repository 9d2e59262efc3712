import { randomBytes } from 'node:crypto'
import { archive } from '#adapters/archive/zip.ts'
import { createCloudApi } from '#adapters/cloud-api/create-cloud-api.ts'
import { csv } from '#adapters/csv/csv.ts'
import { createHookSender } from '#adapters/local-api/hook-sender.ts'
import { createLocalApiServer } from '#adapters/local-api/local-api-server.ts'
import { createWebhookDecoder } from '#adapters/cloud-api/webhook-decoder.ts'
import { listBackups, writeBackup } from '#adapters/store/backups.ts'
import { openStore } from '#adapters/store/open-store.ts'
import { systemHolidays } from '#adapters/system/holiday-calendar.ts'
import { createMediaFiles } from '#adapters/system/media-files.ts'
import { createProtectedFiles, createSecrets, type SecretProtector } from '#adapters/system/secrets.ts'
import type { ShopFiles } from '#adapters/web/shop-files.ts'
import { accountKey } from '#core/account/account-key.ts'
import { createCore, type Core } from '#core/create-core.ts'
import type { Clock } from '#core/ports/clock.ts'
import type { Ids } from '#core/ports/ids.ts'
import type { Log } from '#core/ports/log.ts'
import type { Notifier } from '#core/ports/notifier.ts'
import type { ReceiverStatus } from '#core/ports/receiver.ts'
import type { AccountSecrets } from '#core/ports/secrets.ts'
import type { StoredAccount } from '#core/ports/store/organizing-store.ts'
import type { Store } from '#core/ports/store/store.ts'
import type { RecoveryProblem } from '#shared/domain/shop.ts'
import { appVersion } from '../app-version.ts'
import { hostLanguage } from '../host-text.ts'
import { mediaFolder, secretsFolder } from '../folder/data-folder.ts'
import { keepReceiving, type KeptReceiver } from './kept-receiver.ts'

export type ShopSurroundings = { protector: SecretProtector; notifier: Notifier; clock: Clock; ids: Ids; log: Log }
export type ShopOptions = ShopSurroundings & { folder: string; receiver: { port: number; mode: ReceiverStatus['mode'] }; onDamaged: (problem: RecoveryProblem) => void }

/** One shop's folder, open: everything of it, and the one way to close it again. */
export type OpenShop = {
  core: Core
  store: Store
  files: ShopFiles
  receiver: KeptReceiver
  backUp(): Promise<{ name: string; sizeBytes: number }>
  stop(): Promise<void>
}
export type OpenedShop = { kind: 'ready'; shop: OpenShop } | { kind: 'not-connected' } | { kind: 'recovery'; problem: RecoveryProblem }

/** Reads the folder and, when an account is connected, starts receiving and sending for it. */
export async function openShop(options: ShopOptions): Promise<OpenedShop> {
  const opened = await openStore({ folder: options.folder, log: options.log, clock: options.clock, onDamaged: options.onDamaged })
  if (!opened.ok) return { kind: 'recovery', problem: opened.problem }
  const account = await opened.store.account()
  if (!account) {
    await opened.store.close()
    return { kind: 'not-connected' }
  }
  return { kind: 'ready', shop: await startShop(options, opened.store, account) }
}

async function startShop(options: ShopOptions, store: Store, account: StoredAccount): Promise<OpenShop> {
  const { clock, ids, log, notifier, folder } = options
  const kept = createSecrets({ folder: secretsFolder(folder), protector: options.protector })
  let current = await kept.read(accountKey(account))
  const secrets = {
    ...kept,
    async write(key: string, changed: AccountSecrets) {
      await kept.write(key, changed)
      current = changed
    },
  }
  const mediaFiles = createMediaFiles(mediaFolder(folder))
  const receiver = await keepReceiving({
    ...options.receiver, clock, log, ...credentialsOf(current),
    onDelivery: (body, sha256) => core.journal(body, sha256),
    onRejected: () => void store.countRejectedSignature().catch((error: unknown) => log.error('receiver.count-failed', error)),
  })
  const core: Core = createCore({
    store, mediaFiles, secrets, notifier, clock, ids, log, csv, archive, receiver, holidays: systemHolidays,
    localApiServer: createLocalApiServer({ clock, log }),
    hookSender: createHookSender(createProtectedFiles({ folder: secretsFolder(folder), protector: options.protector })),
    cloudApi: createCloudApi({ graphBase: account.graphBase, phoneNumberId: account.phoneNumberId, wabaId: account.wabaId, token: () => current?.token ?? '', requestTimeoutMs: () => core.policy('sending.request-timeout') }),
    decoder: createWebhookDecoder({ phoneNumberId: account.phoneNumberId }),
  }, { version: appVersion, systemLanguage: hostLanguage(), systemTimeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, latestBackupAtMs: async () => listBackups(folder)[0]?.createdAtMs ?? null })
  await core.start()
  return {
    core, store, receiver,
    files: { store, mediaFiles, clock, ids, takeDownload: (id) => core.downloads.take(id) },
    backUp: () => writeBackup(folder, clock.nowMs(), async (target) => (await store.backUp(target)).sizeBytes),
    async stop() {
      await receiver.stop()
      await core.stop()
      await store.close()
    },
  }
}

/** Without readable secrets nothing can be signed by them: random ones refuse every delivery, and Meta tries again later. */
function credentialsOf(secrets: AccountSecrets | null): { appSecret: string; verifyToken: string } {
  const nobodyKnows = () => randomBytes(32).toString('hex')
  return secrets ?? { appSecret: nobodyKnows(), verifyToken: nobodyKnows() }
}
