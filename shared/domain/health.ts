/** The honest state of the connection; each value drives at most one banner. */
export type ApiState = 'ok' | 'offline' | 'unreachable' | 'token-invalid' | 'not-permitted'
/** What Meta last said about the account itself. `limited`: something is restricted, replies still go out. */
export type AccountStanding = { state: 'ok' | 'limited' | 'locked' | 'disconnected'; event: string; sinceMs: number }
/** The conversations of the phone app that Meta hands over once, after connecting; `declined`: the owner did not share them. Progress in percent. */
export type HistorySync = { state: 'running' | 'done' | 'declined'; progress: number }
/** Messages that came for other numbers of the same app: kept, and shown nowhere in this inbox. */
export type OtherNumbers = { phoneNumberIds: string[]; messageCount: number }
export type ReceiverMode = 'simulator' | 'own-address' | 'none'
export type ReceiverState = 'listening' | 'down'

export type Health = {
  api: { state: ApiState; sinceMs: number; lastOkAtMs: number | null; errorCode: number | null; detail: string | null }
  receiver: {
    mode: ReceiverMode
    state: ReceiverState
    url: string | null
    lastDeliveryAtMs: number | null
    rejectedSignatureCount: number
    unreadableCount: number
    /** Updates of a kind this version does not know, messages without a sender among them. */
    unknownTypeCount: number
    /** Null while nothing came for another number. */
    otherNumbers: OtherNumbers | null
    pendingCount: number
    problem: string | null
  }
  /** Null while Meta has not said anything about the account. */
  account: AccountStanding | null
  /** Null when nothing was said about old conversations. */
  historySync: HistorySync | null
  store: { state: 'ok' | 'read-only' | 'disk-full' | 'damaged'; problem: string | null; lastBackupAtMs: number | null }
  clock: { isBehind: boolean; behindMs: number }
}

/** Which limit holds the queue back right now. `policyKey` names the entry of the policy pack. */
export type BrakeBucket = 'throughput' | 'pair' | 'portfolio-tier' | 'owner-policy'
export type Brake = { bucket: BrakeBucket; policyKey: string; untilMs: number; conversationId: number | null; waitingCount: number }

export type SendingState = {
  isPaused: boolean
  pauseReason: 'owner' | 'token-invalid' | 'not-permitted' | 'account-locked' | 'disconnected' | 'billing' | null
  queuedCount: number
  oldestQueuedAtMs: number | null
  unknownCount: number
  brake: Brake | null
}
