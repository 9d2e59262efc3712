import type { FeaturePorts } from '../kernel/feature-ports.ts'
import { refused } from '../kernel/refuse.ts'
import { accountKey } from './account-key.ts'

/** Keeps the new token only when Meta accepts it; otherwise the old one is back in place before this throws. */
export async function replaceToken({ facts, secrets, cloudApi, signals }: FeaturePorts, token: string): Promise<void> {
  if (!facts.account) throw refused('not-connected')
  const key = accountKey(facts.account)
  const previous = await secrets.read(key)
  if (!previous) throw refused('not-connected')
  await secrets.write(key, { ...previous, token: token.trim() })
  const [tokenInfo, number] = [await cloudApi.readToken(), await cloudApi.readNumber()]
  const problem = tokenInfo.ok ? (number.ok ? null : number.error) : tokenInfo.error
  if (problem || (tokenInfo.ok && !tokenInfo.value.isValid)) {
    await secrets.write(key, previous)
    throw refused(problem?.kind === 'connection' ? 'unreachable' : 'credentials-rejected', null, problem?.code ? { code: problem.code } : {})
  }
  signals.emit('api-answered', null)
  signals.emit('token-replaced', null)
}
