/** Preferences of the person at this computer. */
export type Settings = {
  language: 'system' | 'ko' | 'en'
  theme: 'system' | 'light' | 'dark' | 'contrast'
  density: 'comfortable' | 'compact'
  zoomPercent: number
  sendKey: 'enter' | 'ctrl-enter'
  notifications: { isEnabled: boolean; showsContent: boolean; playsSound: boolean; quietFromMinute: number | null; quietToMinute: number | null }
  closesToTray: boolean
  startsAtLogin: boolean
  spellcheckLanguages: string[]
  recentEmoji: string[]
  emojiSkinTone: number
  /** Labels and quick replies stay within what the phone app can hold. */
  phoneAppCompatible: boolean
  /** When the customers were last gone through for numbers, opt-outs and duplicates. */
  tidiedAtMs: number | null
}

export const defaultSettings: Settings = {
  language: 'system',
  theme: 'system',
  density: 'comfortable',
  zoomPercent: 100,
  sendKey: 'enter',
  notifications: { isEnabled: true, showsContent: true, playsSound: true, quietFromMinute: null, quietToMinute: null },
  closesToTray: true,
  startsAtLogin: false,
  spellcheckLanguages: ['ko', 'en-US'],
  recentEmoji: [],
  emojiSkinTone: 0,
  phoneAppCompatible: true,
  tidiedAtMs: null,
}
