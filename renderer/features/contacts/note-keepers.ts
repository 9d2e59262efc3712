import { api } from '../../client/api.ts'
import { onEvent } from '../../client/events.ts'
import { systemTimer } from '../../client/system-timer.ts'
import { NoteKeeper } from './note-keeper.ts'

/** By contact id. A note that is not saved yet waits here when its panel is closed. */
const keepers = new Map<number, NoteKeeper>()
let isListening = false

export function noteKeeperOf(contactId: number, saved: string): NoteKeeper {
  listenOnce()
  const known = keepers.get(contactId)
  if (known) {
    known.accept(saved)
    return known
  }
  for (const [id, keeper] of keepers) if (keeper.getState().status === 'saved') keepers.delete(id)
  const keeper = new NoteKeeper({ save: (note) => api.contacts.setNote({ contactId, note }), timer: systemTimer, saved })
  keepers.set(contactId, keeper)
  return keeper
}

const flushAll = () => {
  for (const keeper of keepers.values()) void keeper.flush()
}

function listenOnce(): void {
  if (isListening) return
  isListening = true
  window.addEventListener('pagehide', flushAll)
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && flushAll())
  // Another shop's customers may have the same numbers: nothing of this one may be written there.
  onEvent('restart', () => {
    for (const keeper of keepers.values()) keeper.drop()
    keepers.clear()
  })
}
