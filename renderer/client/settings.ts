import { defaultSettings, type Settings } from '#shared/domain/settings.ts'
import { create } from 'zustand'
import { api } from './api.ts'
import { onEvent, onResync } from './events.ts'

const useStore = create<{ settings: Settings; isLoaded: boolean }>(() => ({ settings: defaultSettings, isLoaded: false }))

const accept = (settings: Settings) => useStore.setState({ settings, isLoaded: true })

/** The settings of this person, the same on every screen and window. */
export const useSettings = (): Settings => useStore((state) => state.settings)
export const currentSettings = (): Settings => useStore.getState().settings
export const onSettings = (listener: (settings: Settings) => void): (() => void) => useStore.subscribe((state) => state.isLoaded && listener(state.settings))

/** Changes whose answer is still to come. What the app says meanwhile is older than what the screen shows. */
let pendingCount = 0

/** Shows the change at once and takes it back when it could not be saved; the error reaches the caller. */
export async function updateSettings(patch: Partial<Settings>): Promise<void> {
  accept({ ...currentSettings(), ...patch })
  pendingCount += 1
  try {
    await api.settings.update(patch)
  } finally {
    pendingCount -= 1
    load()
  }
}

const acceptUnlessOlder = (settings: Settings) => { if (pendingCount === 0) accept(settings) }
const load = () => void api.settings.get().then(acceptUnlessOlder, () => undefined)

/** Once, when a shop is open. Answers how to stop. */
export function followSettings(): () => void {
  load()
  const stops = [onEvent('settings', (event) => acceptUnlessOlder(event.settings)), onResync(load)]
  return () => {
    for (const stop of stops) stop()
  }
}
