/** Chapters of Meta's documentation that entries come from; `policy.topic.<topic>` names each in both locales. */
export const metaTopics = [
  'service-window', 'text', 'media', 'audio', 'interactive', 'reply-buttons', 'list-messages', 'link-buttons', 'contacts', 'reactions', 'read-receipts',
  'throughput', 'pair-rate', 'messaging-limits',
] as const
export type MetaTopic = (typeof metaTopics)[number]

/**
 * Who says so; `policy.source.<kind>` is its sentence in both locales. `edition`: month of the documentation that was
 * read. `phone-app`: said to be what the phone app can hold, and not confirmed by Meta's documentation. `guides`: advice
 * that guides give to shops, no rule of Meta's.
 */
export type PolicySource =
  | { kind: 'meta-docs'; topic: MetaTopic; edition: string; checkedOn: string }
  | { kind: 'phone-app' | 'guides'; checkedOn: string }
  | { kind: 'own-choice' }

/** The day on which the entries were last held against their sources. */
const checkedOn = '2026-11-20'

export const metaDocs = (topic: MetaTopic, edition = '2025-12'): PolicySource => ({ kind: 'meta-docs', topic, edition, checkedOn })
export const phoneApp: PolicySource = { kind: 'phone-app', checkedOn }
export const guides: PolicySource = { kind: 'guides', checkedOn }
export const ownChoice: PolicySource = { kind: 'own-choice' }
