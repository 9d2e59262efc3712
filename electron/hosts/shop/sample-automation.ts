import { call } from '@orpc/server'
import type { Core } from '#core/create-core.ts'
import { ownerActor } from '#shared/domain/actor.ts'

/** Hours and rules of the sample shop, once: what somebody changed there stays as they left it. True: they were made just now. */
export async function addSampleAutomation({ router, ports }: Core, language: 'ko' | 'en'): Promise<boolean> {
  if ((await ports.store.hoursSettings()) !== null) return false
  const { sampleFlow, sampleHours, samplePool, sampleRules, sampleValues } = await import('#simulator/scenarios/sample-shop/automation.ts')
  const asOwner = { context: { actor: ownerActor } }
  await call(router.automation.setVariables, { variables: sampleValues }, asOwner)
  await call(router.automation.saveCodePool, { key: samplePool.key, name: language === 'ko' ? '가을 할인' : 'Autumn discount', expiresAtMs: null }, asOwner)
  await call(router.automation.addCodes, samplePool, asOwner)
  const { id: flowId } = await call(router.automation.saveFlow, { flowId: null, draft: sampleFlow(language) }, asOwner)
  const birthdayFieldId = (await ports.store.fields()).find(({ kind }) => kind === 'date')?.id ?? null
  for (const draft of sampleRules(language, { flowId, birthdayFieldId })) await call(router.automation.saveRule, { ruleId: null, draft }, asOwner)
  await call(router.hours.save, sampleHours, asOwner)
  return true
}
