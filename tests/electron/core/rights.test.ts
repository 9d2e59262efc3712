import { call } from '@orpc/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contract } from '#shared/contract/index.ts'
import type { Role } from '#shared/domain/actor.ts'
import { openShop, type Shop } from '../../support/open-shop.ts'

/** Said again here, apart from the table the app asks: what each role may do beyond reading. */
const mayDo: Record<Role, string> = {
  analyst: '',
  agent: 'reply manage-conversations manage-contacts',
  editor: 'reply manage-conversations manage-contacts manage-settings manage-automation',
  'owner-admin': 'reply manage-conversations manage-contacts manage-settings manage-automation manage-account manage-integrations',
}
/** What nobody but those who answer customers may do, by name: a call given the wrong right shows here. */
const closedToAnalysts = [
  'messages.send', 'messages.retry', 'messages.discard', 'messages.react', 'conversations.openByPhone', 'conversations.markRead', 'conversations.setArchived', 'drafts.save', 'contacts.setName',
  'contacts.setBlocked', 'sending.pause', 'sending.resume', 'sending.discardQueued', 'settings.update', 'settings.setPolicy', 'account.replaceToken',
]
const ownersOnly = ['sending.pause', 'sending.resume', 'sending.discardQueued', 'account.replaceToken', 'integrations.createKey', 'integrations.saveHook']

let shop: Shop
beforeAll(async () => { shop = await openShop() })
afterAll(() => shop.close())

type Procedure = Parameters<typeof call>[0]
/** Calls of `shop` are answered by the host. */
const { shop: _ofTheHost, ...coreCalls } = contract
const entries = Object.entries(coreCalls).flatMap(([feature, calls]) => Object.entries(calls).map(([name, entry]) =>
  ({ name: `${feature}.${name}`, feature, call: name, right: (entry as { '~orpc': { meta: { right: string } } })['~orpc'].meta.right })))

/** `allowed`: whatever came of the call, it was not the right that was missing. */
async function asked(role: Role, { feature, call: name }: (typeof entries)[number]): Promise<'allowed' | 'not permitted'> {
  const procedure = (shop.router as unknown as Record<string, Record<string, Procedure>>)[feature]![name]!
  try {
    const answer: unknown = await call(procedure, undefined, { context: { actor: { memberId: 'm', role, deviceId: 'd' } } })
    if (typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer) await (answer as unknown as AsyncIterator<unknown>).return?.()
    return 'allowed'
  } catch (error) {
    return (error as { code?: string }).code === 'NOT_PERMITTED' ? 'not permitted' : 'allowed'
  }
}

test.each(Object.keys(mayDo) as Role[])('%s may do what the role says and nothing else, in every call of the contract', async (role) => {
  const rights = new Set(['read', ...mayDo[role].split(' ')])
  expect(entries.length).toBeGreaterThan(40)
  const wrong: string[] = []
  for (const entry of entries) if ((await asked(role, entry)) !== (rights.has(entry.right) ? 'allowed' : 'not permitted')) wrong.push(`${entry.name} (${entry.right})`)
  expect(wrong).toEqual([])
})

test.each<[Role, readonly string[]]>([['analyst', closedToAnalysts], ['agent', ownersOnly], ['editor', ownersOnly]])('%s cannot do what is not theirs, named one by one', async (role, names) => {
  for (const name of names) {
    const entry = entries.find((candidate) => candidate.name === name)
    expect(entry && (await asked(role, entry)), name).toBe('not permitted')
  }
})
