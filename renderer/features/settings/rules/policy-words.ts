import type { MessageKey } from '#shared/locales/en/index.ts'
import type { EffectivePolicyEntry, PolicyEntry } from '#shared/policy/policy-entry.ts'

/** What one step of the input field means, so that nobody types milliseconds. */
export function inputUnit(entry: PolicyEntry): { size: number; labelKey: MessageKey } {
  if (entry.unit === 'ms') {
    if (entry.value >= 3_600_000) return { size: 3_600_000, labelKey: 'policy.input.hours' }
    return entry.value >= 60_000 ? { size: 60_000, labelKey: 'policy.input.minutes' } : { size: 1000, labelKey: 'policy.input.seconds' }
  }
  if (entry.unit === 'bytes') return entry.value >= 1_048_576 ? { size: 1_048_576, labelKey: 'policy.input.megabytes' } : { size: 1024, labelKey: 'policy.input.kilobytes' }
  if (entry.unit === 'characters') return { size: 1, labelKey: 'policy.input.characters' }
  return entry.value >= 1_000_000 ? { size: 1_000_000, labelKey: 'policy.input.millions' } : { size: 1, labelKey: 'policy.input.count' }
}

/** Groups in the order a shop meets them. */
export const policyGroups = ['window', 'rate', 'sending', 'automation', 'text', 'media', 'interactive', 'quick-replies', 'products', 'customers', 'integrations', 'other'] as const
export type PolicyGroup = (typeof policyGroups)[number]

const aboutCustomers: readonly string[] = ['activity', 'customer-views', 'labels', 'fields', 'complaints', 'metrics', 'segments', 'tidying', 'imports', 'undo']
const aboutPrograms: readonly string[] = ['local-api', 'webhooks']

export function policyGroup(entry: Pick<EffectivePolicyEntry, 'key'>): PolicyGroup {
  const first = entry.key.split('.')[0] ?? ''
  return policyGroups.find((group) => group === first) ?? (aboutCustomers.includes(first) ? 'customers' : aboutPrograms.includes(first) ? 'integrations' : 'other')
}
