/** Why a message is not (or not yet) delivered. `code` is Meta's, or one of our own negative numbers. */
export type DeliveryError = { code: number; title: string; details: string | null }

/** Meta's code for a number that takes no messages: not on WhatsApp, or not reachable there. */
export const undeliverableCode = 131026

/** Our own codes sit below zero so that they can never collide with one of Meta's. */
export const localErrorCode = {
  unconfirmed: -1,
  windowClosed: -2,
  mediaMissing: -3,
  discarded: -4,
  notSendable: -5,
  offline: -6,
  noReadableAnswer: -7,
  automaticTooLate: -8,
  optedOut: -9,
} as const
