import { ORPCError } from '@orpc/server'

/** Refusals, missing rows and wrong input are answers; only the rest is worth a line in the log. */
export function isUnexpected(error: unknown): boolean {
  return !(error instanceof ORPCError) || error.status >= 500
}
