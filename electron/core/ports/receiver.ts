/** How webhooks reach this computer. The receiver verifies signatures and hands over raw bytes only. */
export type ReceiverStatus = { mode: 'simulator' | 'own-address' | 'none'; state: 'listening' | 'down'; url: string | null; problem: string | null }
export type Receiver = {
  status(): ReceiverStatus
  onChange(listener: () => void): () => void
}
