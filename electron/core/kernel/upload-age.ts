import type { FeaturePorts } from './feature-ports.ts'

/** A file about to be deleted at Meta would be gone before the message is delivered. */
const marginMs = 86_400_000

/** Files brought to Meta before this moment are brought there again. */
export function uploadedSinceMs({ facts }: Pick<FeaturePorts, 'facts'>, nowMs: number): number {
  return nowMs - facts.policy('media.uploaded.lifetime') + marginMs
}
