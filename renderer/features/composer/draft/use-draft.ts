import { useSyncExternalStore } from 'react'
import type { DraftSession } from './draft-session.ts'
import type { DraftState } from './draft-state.ts'

/** One value out of the draft; the component is drawn anew only when that value is another one. */
export function useDraft<Value>(session: DraftSession, pick: (state: DraftState) => Value): Value {
  return useSyncExternalStore(session.store.subscribe, () => pick(session.store.getState()))
}
