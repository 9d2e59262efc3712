import { openStore } from '#adapters/store/open-store.ts'
import { createSecrets, type SecretProtector } from '#adapters/system/secrets.ts'
import { accountKey } from '#core/account/account-key.ts'
import type { Clock } from '#core/ports/clock.ts'
import type { NumberFacts } from '#core/ports/cloud-api.ts'
import type { Log } from '#core/ports/log.ts'
import type { StoredAccount } from '#core/ports/store/organizing-store.ts'
import type { Credentials } from '#shared/contract/shop.ts'
import type { RecoveryProblem } from '#shared/domain/shop.ts'
import { secretsFolder } from '../folder/data-folder.ts'

export type SaveResult = { ok: true } | { ok: false; problem: RecoveryProblem } | { ok: false; problem: 'other-number' }

/** Messages per second that Meta takes from a number (Meta, throughput): 20 while the phone app is in use, else by its level. */
const throughputOf = (facts: NumberFacts) => (facts.isOnPhoneApp ? 20 : facts.throughputLevel === 'HIGH' ? 1000 : 80)

/**
 * Writes account and secrets into a shop's folder; the same number may be connected again with new secrets.
 * Secrets first: an account without them would receive nothing. The folder's database must not be open.
 */
export async function saveConnection(options: {
  folder: string; credentials: Credentials; facts: NumberFacts; isSample: boolean; protector: SecretProtector; clock: Clock; log: Log
}): Promise<SaveResult> {
  const { folder, credentials, facts, isSample, protector, clock, log } = options
  const opened = await openStore({ folder, log, clock })
  if (!opened.ok) return { ok: false, problem: opened.problem }
  try {
    const existing = await opened.store.account()
    if (existing && existing.phoneNumberId !== credentials.phoneNumberId) return { ok: false, problem: 'other-number' }
    const account: StoredAccount = {
      id: existing?.id ?? 1,
      displayPhoneNumber: facts.displayPhoneNumber,
      verifiedName: facts.verifiedName,
      phoneNumberId: credentials.phoneNumberId,
      wabaId: credentials.wabaId,
      qualityRating: facts.qualityRating,
      messagingLimitTier: facts.messagingLimitTier,
      throughputPerSecond: throughputOf(facts),
      isOnPhoneApp: facts.isOnPhoneApp,
      graphBase: credentials.graphBase,
      appId: null,
      isSample,
    }
    const { token, appSecret, verifyToken } = credentials
    await createSecrets({ folder: secretsFolder(folder), protector }).write(accountKey(account), { token, appSecret, verifyToken })
    await opened.store.saveAccount(account)
    return { ok: true }
  } finally {
    await opened.store.close()
  }
}
