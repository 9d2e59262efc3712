import type { Settings } from '#shared/domain/settings.ts'
import { effectivePolicy, isWithinFloor, policyPack } from '#shared/policy/policy.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'
import { found, refused } from '../kernel/refuse.ts'
import { rpc } from '../kernel/rpc.ts'

export function settingsRouter({ facts }: FeaturePorts) {
  return {
    get: rpc.settings.get.handler(() => facts.settings),
    update: rpc.settings.update.handler(async ({ input }) => {
      const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as Partial<Settings>
      await facts.saveSettings({ ...facts.settings, ...given })
      return facts.settings
    }),
    policy: rpc.settings.policy.handler(() => effectivePolicy(facts.overrides)),
    setPolicy: rpc.settings.setPolicy.handler(async ({ input }) => {
      const entry = found(policyPack.find((candidate) => candidate.key === input.key))
      if (input.value !== null) {
        if (!entry.isEditable) throw refused('policy-fixed', entry.key)
        if (!(input.value > 0) || !isWithinFloor(entry, input.value)) throw refused('policy-floor', entry.key, { floor: entry.floor ?? 0 })
      }
      await facts.setPolicy(entry.key, input.value)
      return effectivePolicy(facts.overrides)
    }),
  }
}
