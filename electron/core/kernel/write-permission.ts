import { writePermission, type WritePermission, type WritePurpose } from '#shared/domain/consent.ts'
import type { ContactId } from '#shared/domain/ids.ts'
import type { FeaturePorts } from './feature-ports.ts'

/** The one answer to "may I write to this person, by which path, since when, on what evidence", for every feature that sends. */
export async function mayWrite({ store, facts }: Pick<FeaturePorts, 'store' | 'facts'>, contact: ContactId, purpose: WritePurpose): Promise<WritePermission> {
  return writePermission(await store.consentOf(contact), purpose, { complaintsUntilExcluded: facts.policy('complaints.exclude-after') })
}
