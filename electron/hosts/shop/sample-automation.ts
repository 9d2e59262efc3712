import { call } from '@orpc/server'
import type { Core } from '#core/create-core.ts'
import { ownerActor } from '#shared/domain/actor.ts'

/** Hours and rules of the sample shop, once: what somebody changed there stays as they left it. */
export async function addSampleAutomation({ router, ports }: Core, language: 'ko' | 'en'): Promise<void> {
  if ((await ports.store.hoursSettings()) !== null) return
  const { sampleHours, sampleRules } = await import('#simulator/scenarios/sample-shop/automation.ts')
  const asOwner = { context: { actor: ownerActor } }
  for (const draft of sampleRules(language)) await call(router.automation.saveRule, { ruleId: null, draft }, asOwner)
  await call(router.hours.save, sampleHours, asOwner)
}
