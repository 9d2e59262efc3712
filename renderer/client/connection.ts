import { create } from 'zustand'

/** `lost`: there was a connection and it is being made anew. Calls made meanwhile wait for it. */
export type ConnectionState = 'connecting' | 'open' | 'lost'

export const useConnection = create<{ state: ConnectionState; lostAtMs: number | null }>(() => ({ state: 'connecting', lostAtMs: null }))

export function setConnectionState(state: ConnectionState): void {
  useConnection.setState((current) => ({ state, lostAtMs: state === 'lost' ? (current.lostAtMs ?? Date.now()) : null }))
}
