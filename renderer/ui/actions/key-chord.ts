/**
 * Keys as data: `Mod+Shift+F`, `Alt+ArrowUp`, `?`. `Mod` is Command on a Mac and Control elsewhere. The last part
 * is a letter, a digit, or a `KeyboardEvent.key` name.
 */
export type KeyChord = string

export const isMac = /mac/i.test((globalThis.navigator as { userAgentData?: { platform?: string } } & Navigator | undefined)?.userAgentData?.platform ?? globalThis.navigator?.platform ?? '')

type PressedKey = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

function parts(chord: KeyChord): { modifiers: Set<string>; key: string } {
  const names = chord === '+' ? ['+'] : chord.split('+')
  const key = names.at(-1) ?? ''
  return { modifiers: new Set(names.slice(0, -1)), key }
}

/** A Korean layout reports ㄴ for the S key, so letters and digits are compared by their place on the keyboard too. */
function isSameKey(event: PressedKey, key: string): boolean {
  if (event.key.toLowerCase() === key.toLowerCase()) return true
  if (/^[a-z]$/i.test(key)) return event.code === `Key${key.toUpperCase()}` && !/^[a-z]$/i.test(event.key)
  if (/^\d$/.test(key)) return event.code === `Digit${key}`
  if (key === '/') return event.code === 'Slash' && event.key !== '?'
  return false
}

export function chordMatches(chord: KeyChord, event: PressedKey, onMac = isMac): boolean {
  const { modifiers, key } = parts(chord)
  if (!isSameKey(event, key)) return false
  const wantsControl = modifiers.has('Ctrl') || (modifiers.has('Mod') && !onMac)
  const wantsMeta = modifiers.has('Mod') && onMac
  const isShiftPartOfKey = /^[^a-z\d]$/i.test(key)
  return (
    event.ctrlKey === wantsControl &&
    event.metaKey === wantsMeta &&
    event.altKey === modifiers.has('Alt') &&
    (isShiftPartOfKey || event.shiftKey === modifiers.has('Shift'))
  )
}

const macNames: Record<string, string> = { Mod: '⌘', Ctrl: '⌃', Alt: '⌥', Shift: '⇧' }
const otherNames: Record<string, string> = { Mod: 'Ctrl' }
const keyNames: Record<string, string> = {
  ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→', Enter: '↵', Escape: 'Esc', Backspace: '⌫', ' ': 'Space',
}

/** The chord as its key caps, in the order the platform writes them. */
export function chordCaps(chord: KeyChord, onMac = isMac): string[] {
  const { modifiers, key } = parts(chord)
  const names = onMac ? macNames : otherNames
  const ordered = (onMac ? ['Ctrl', 'Alt', 'Shift', 'Mod'] : ['Mod', 'Ctrl', 'Alt', 'Shift']).filter((name) => modifiers.has(name))
  return [...ordered.map((name) => names[name] ?? name), keyNames[key] ?? (key.length === 1 ? key.toUpperCase() : key)]
}

export function chordText(chord: KeyChord, onMac = isMac): string {
  return chordCaps(chord, onMac).join(onMac ? '' : '+')
}

/** For `aria-keyshortcuts`. */
export function chordAria(chord: KeyChord, onMac = isMac): string {
  return chord.replace('Mod', onMac ? 'Meta' : 'Control').replace('Ctrl', 'Control')
}
