/** `backoff`: try again by itself. `later`: only after something outside changed. `never`: not unchanged. */
export type ErrorRetry = 'backoff' | 'later' | 'never'

/** What Danggol does about a code, besides telling the owner. */
export type ErrorAction =
  | 'none'
  /** Stops all sending; what waits stays queued and leaves in order after the cause is mended. */
  | 'pause-token' | 'pause-permission' | 'pause-billing' | 'pause-account'
  /** Sends slower: the whole number, or this customer only. */
  | 'slow-throughput' | 'slow-pair'
  /** The message itself must change. */
  | 'fix-data' | 'fix-media' | 'fix-template' | 'use-template'
  /** This customer cannot get this message. */
  | 'suppress-contact' | 'suppress-marketing' | 'block-market'
  /** The owner has something to do at Meta. */
  | 'open-meta'

export type ErrorRule = {
  code: number
  retry: ErrorRetry
  /** First wait of a backoff, or how long to leave a `later` alone; null: the policy pack's backoff, or no known time. */
  waitMs: number | null
  /** Attempts in all; null: as long as it takes. */
  budget: number | null
  action: ErrorAction
}

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
