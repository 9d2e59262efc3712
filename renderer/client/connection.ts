import { create } from 'zustand'

/**
 * `lost`: there was a connection and it is being made anew. Calls made meanwhile wait for it.
 * `refused`: the app is there but no longer knows this page's session; only a new link helps.
 */
export type ConnectionState = 'connecting' | 'open' | 'lost' | 'refused'

export const useConnection = create<{ state: ConnectionState }>(() => ({ state: 'connecting' }))

export function setConnectionState(state: ConnectionState): void {
  useConnection.setState({ state })
}
