import { readFileSync } from 'node:fs'
import { systemClock } from '#adapters/system/clock.ts'
import { createLog } from '#adapters/system/log.ts'
import { keyFileProtector } from '#adapters/system/secrets.ts'
import { lockFolder } from '#adapters/store/folder-lock.ts'
import { credentials as credentialsSchema, type Credentials } from '#shared/contract/shop.ts'
import type { ConnectCheck } from '#shared/domain/shop.ts'
import { dataFolder, keyFile, makeFolder } from '../folder/data-folder.ts'
import { hostText } from '../host-text.ts'
import { checkConnection } from '../shop/check-connection.ts'
import { saveConnection } from '../shop/save-connection.ts'
import { done, notDone, UsageError } from './exit-codes.ts'
import { unreadableFile } from './unreadable-file.ts'

export type ConnectFlags = { graphBase: string; phoneNumberId: string; wabaId: string; tokenFile: string; appSecretFile: string; verifyToken: string; dataDir?: string }

export async function connect(flags: ConnectFlags): Promise<number> {
  const credentials = readCredentials(flags)
  const folder = dataFolder(flags.dataDir)
  const problem = makeFolder(folder.path)
  if (problem) return fail(hostText('cli.folder-problem', { folder: folder.path, problem: problem.message }))
  const lock = lockFolder(folder.path)
  if (!lock) return fail(hostText('cli.folder-in-use', { folder: folder.path }))
  try {
    const { checks, isOk, facts } = await checkConnection(credentials, { subscribes: true, receiver: null })
    for (const check of checks) console.log(checkLine(check))
    if (!isOk || !facts) return fail(hostText('cli.connect.failed'))
    const saved = await saveConnection({
      folder: folder.path, credentials, facts, isSample: false, clock: systemClock,
      protector: keyFileProtector(keyFile()), log: createLog({ folder: null, clock: systemClock }),
    })
    if (!saved.ok) return fail(saved.problem === 'other-number' ? hostText('cli.connect.other-number') : hostText('cli.database-problem', { problem: saved.problem.detail }))
    console.log(hostText('cli.connect.done', { name: facts.verifiedName, number: facts.displayPhoneNumber }))
    return done
  } finally {
    lock.release()
  }
}

const flagOf: Readonly<Record<string, string>> = { graphBase: '--graph-base', phoneNumberId: '--phone-number-id', wabaId: '--waba-id', token: '--token-file', appSecret: '--app-secret-file', verifyToken: '--verify-token' }

/** Secrets come from files only: a command line is visible to other programs and kept in the shell's history. */
function readCredentials(flags: ConnectFlags): Credentials {
  const parsed = credentialsSchema.safeParse({
    graphBase: flags.graphBase.replace(/\/+$/, ''),
    phoneNumberId: flags.phoneNumberId,
    wabaId: flags.wabaId,
    token: readSecret(flags.tokenFile),
    appSecret: readSecret(flags.appSecretFile),
    verifyToken: flags.verifyToken,
  })
  if (parsed.success) return parsed.data
  const wrong = [...new Set(parsed.error.issues.map((issue) => flagOf[String(issue.path[0])] ?? issue.path.join('.')))]
  throw new UsageError(wrong.map((field) => hostText('cli.connect.wrong-value', { field })).join('\n'))
}

function readSecret(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    throw unreadableFile(file, error)
  }
}

function checkLine({ step, outcome, errorCode, detail }: ConnectCheck): string {
  const mark = { ok: '✓', failed: '✗', skipped: '–' }[outcome]
  const reason = [errorCode === null ? null : `(${errorCode})`, detail].filter(Boolean).join(' ')
  return `${mark} ${hostText(`cli.connect.step.${step}`)}${reason ? `: ${reason}` : ''}`
}

function fail(sentence: string): number {
  console.error(sentence)
  return notDone
}
