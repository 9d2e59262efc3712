import type { ReadOnlyStore } from '#adapters/store/read-only.ts'
import { createSecrets, keyFileProtector } from '#adapters/system/secrets.ts'
import { accountKey } from '#core/account/account-key.ts'
import type { StoredAccount } from '#core/ports/store/organizing-store.ts'
import { dataFolder, keyFile, secretsFolder } from '../folder/data-folder.ts'
import { hostText } from '../host-text.ts'
import { done, notDone, usageError } from './exit-codes.ts'
import { openForReading } from './open-for-reading.ts'
import { setAsideReason } from './set-aside-reason.ts'

export type DoctorFlags = { dataDir?: string; sample?: true; json?: true; offline?: true }
type Finding = { check: 'database' | 'schema' | 'deliveries' | 'account' | 'secrets' | 'connection'; outcome: 'ok' | 'attention' | 'broken' | 'skipped'; detail: string | null; notes?: string[] }

export async function doctor(flags: DoctorFlags): Promise<number> {
  const findings = await examine(flags)
  if (flags.json) console.log(JSON.stringify({ findings }))
  else for (const finding of findings) console.log(findingLine(finding))
  return exitCodeOf(findings)
}

async function examine({ dataDir, sample, offline }: DoctorFlags): Promise<Finding[]> {
  const folder = dataFolder(dataDir)
  const path = sample ? folder.sample : folder.path
  const store = openForReading(path)
  if (store instanceof Error) return [{ check: 'database', outcome: 'broken', detail: store.message }]
  try {
    const problems = store.checkIntegrity()
    if (store.schemaVersion > store.knownSchemaVersion) return [{ check: 'schema', outcome: 'broken', detail: `${store.schemaVersion} > ${store.knownSchemaVersion}` }]
    const account = await store.library.account()
    return [
      problems.length === 0 ? { check: 'database', outcome: 'ok', detail: null } : { check: 'database', outcome: 'broken', detail: problems[0] ?? null },
      { check: 'schema', outcome: 'ok', detail: String(store.schemaVersion) },
      examineDeliveries(store),
      account ? { check: 'account', outcome: 'ok', detail: `${account.verifiedName} ${account.displayPhoneNumber}` } : { check: 'account', outcome: 'attention', detail: null },
      ...(account ? await examineConnection(path, account, offline === true) : []),
    ]
  } catch (error) {
    return [{ check: 'database', outcome: 'broken', detail: messageOf(error) }]
  } finally {
    store.close()
  }
}

/** Notes tell what is kept without being shown; only what could not be read or applied asks for attention. */
function examineDeliveries(store: ReadOnlyStore): Finding {
  const { count, problem } = store.setAside()
  const { unknownCount, otherNumbers } = store.notUnderstood()
  const notes = [
    ...(unknownCount > 0 ? [hostText('cli.doctor.unknown-updates', { count: unknownCount })] : []),
    ...(otherNumbers ? [hostText('settings.other-number', { ids: otherNumbers.phoneNumberIds.join(', '), count: otherNumbers.messageCount })] : []),
  ]
  return { check: 'deliveries', outcome: count === 0 ? 'ok' : 'attention', detail: count === 0 ? null : `${count} (${setAsideReason(problem ?? '')})`, ...(notes.length > 0 && { notes }) }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

async function examineConnection(path: string, account: StoredAccount, isOffline: boolean): Promise<Finding[]> {
  const secrets = await createSecrets({ folder: secretsFolder(path), protector: keyFileProtector(keyFile()) }).read(accountKey(account)).catch(() => null)
  if (!secrets) return [{ check: 'secrets', outcome: 'attention', detail: null }]
  const readable: Finding = { check: 'secrets', outcome: 'ok', detail: null }
  if (isOffline) return [readable, { check: 'connection', outcome: 'skipped', detail: null }]
  const { createCloudApi } = await import('#adapters/cloud-api/create-cloud-api.ts')
  const { graphBase, phoneNumberId, wabaId } = account
  const number = await createCloudApi({ graphBase, phoneNumberId, wabaId, token: () => secrets.token, requestTimeoutMs: () => 15_000 }).readNumber()
  if (number.ok) return [readable, { check: 'connection', outcome: 'ok', detail: number.value.verifiedName }]
  const { code, details, title } = number.error
  return [readable, { check: 'connection', outcome: 'attention', detail: [code === null ? null : `(${code})`, details ?? title].filter(Boolean).join(' ') }]
}

function exitCodeOf(findings: Finding[]): number {
  if (findings.some(({ outcome }) => outcome === 'broken')) return usageError
  return findings.some(({ outcome }) => outcome === 'attention') ? notDone : done
}

function findingLine({ check, outcome, detail, notes = [] }: Finding): string {
  const mark = { ok: '✓', attention: '!', broken: '✗', skipped: '–' }[outcome]
  const isFine = outcome === 'ok' || outcome === 'skipped'
  const sentence = check === 'deliveries' && isFine && notes.length > 0 ? hostText('cli.doctor.deliveries.noted') : hostText(`cli.doctor.${check}.${isFine ? 'fine' : 'problem'}`)
  return [`${mark} ${sentence}${detail ? `: ${detail}` : ''}`, ...notes.map((note) => `  · ${note}`)].join('\n')
}
