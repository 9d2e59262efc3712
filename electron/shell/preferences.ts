import { app, nativeTheme, session } from 'electron'
import type { Settings } from '#shared/domain/settings.ts'

/** Started by the system at login: the window stays in the tray. */
export const hiddenStartFlag = '--hidden'

/** Carries the owner's settings over to what only the desktop can do. */
export function applyPreferences(settings: Settings): void {
  nativeTheme.themeSource = settings.theme === 'light' || settings.theme === 'dark' ? settings.theme : 'system'
  if (process.platform !== 'darwin') session.defaultSession.setSpellCheckerLanguages(knownLanguages(settings.spellcheckLanguages))
  if (app.isPackaged) app.setLoginItemSettings({ openAtLogin: settings.startsAtLogin, args: [hiddenStartFlag] })
}

/** Chromium has no Korean dictionary on every system, and refuses the whole list for one unknown language. */
function knownLanguages(wanted: readonly string[]): string[] {
  const available = new Set(session.defaultSession.availableSpellCheckerLanguages)
  return wanted.filter((language) => available.has(language))
}
