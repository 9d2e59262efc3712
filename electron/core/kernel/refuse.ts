import { ORPCError } from '@orpc/server'
import type { Refusal, RefusalReason } from '#shared/contract/base.ts'

/** The typed errors of the contract, thrown from anywhere below a handler. */
export function refused(reason: RefusalReason, policyKey: string | null = null, params: Refusal['params'] = {}): ORPCError<'REFUSED', Refusal> {
  return refusedBy({ reason, policyKey, params })
}

export function refusedBy(refusal: Refusal): ORPCError<'REFUSED', Refusal> {
  return new ORPCError('REFUSED', { status: 409, message: 'Refused by a rule', data: refusal })
}

export function notFound(): ORPCError<'NOT_FOUND', undefined> {
  return new ORPCError('NOT_FOUND', { status: 404, message: 'Not found' })
}

export function found<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw notFound()
  return value
}
