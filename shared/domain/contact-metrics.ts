/** How lively the talk with one customer is. Read counts are "at least": customers can turn read receipts off. */
export type ContactMetrics = {
  /** The shop's two longer activity bands, in days: 30 and 90 unless the owner says otherwise. */
  activeDays: number
  keptDays: number
  writtenInActive: number
  writtenInKept: number
  lastInboundAtMs: number | null
  /** When they last read a message of the shop; null when none is known to be read. */
  lastRead: { atMs: number; /** The time itself is not known, only that it was no earlier. */ isEarliest: boolean } | null
  /** Messages of the shop that left within `keptDays`, and how many of them are known to be read. */
  sentInKept: number
  readInKept: number
  /** False when there are more messages in that time than are looked at: counts are then "at least" as well. */
  isWhole: boolean
}
