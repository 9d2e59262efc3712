/** The account as screens see it: no secret ever leaves the main side. */
export type AccountSummary = {
  id: number
  displayPhoneNumber: string
  verifiedName: string
  phoneNumberId: string
  wabaId: string
  qualityRating: string | null
  messagingLimitTier: string | null
  throughputPerSecond: number
  isOnPhoneApp: boolean
}

export type ShopState =
  | { mode: 'welcome' }
  | { mode: 'ready'; isSample: boolean; account: AccountSummary }
  | { mode: 'recovery'; isSample: boolean; problem: RecoveryProblem }

export type RecoveryProblem = {
  kind: 'damaged' | 'newer-version' | 'read-only' | 'disk-full' | 'cannot-open'
  detail: string
  /** Where the damaged file was kept, relative to the data folder. */
  keptAs: string | null
  backups: { name: string; createdAtMs: number; sizeBytes: number }[]
}

export type ConnectCheck = {
  step: 'token' | 'number' | 'business-account' | 'subscription' | 'receiver'
  outcome: 'ok' | 'failed' | 'skipped'
  errorCode: number | null
  detail: string | null
}
