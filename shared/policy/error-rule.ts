import type { ErrorAction, ErrorRule } from './error-codes.ts'

export const second = 1_000
export const minute = 60 * second
export const hour = 60 * minute

/** Y: tried again with growing delay. */
export const again = (code: number, action: ErrorAction = 'none', more: { waitMs?: number; budget?: number } = {}): ErrorRule =>
  ({ code, retry: 'backoff', waitMs: more.waitMs ?? null, budget: more.budget ?? null, action })

/** L: makes no sense before something outside changed. */
export const later = (code: number, action: ErrorAction, waitMs: number | null = null): ErrorRule => ({ code, retry: 'later', waitMs, budget: null, action })

/** N: the same request would be refused again. */
export const never = (code: number, action: ErrorAction = 'none'): ErrorRule => ({ code, retry: 'never', waitMs: null, budget: null, action })
