import type { KeyChord } from '../../../ui/actions/key-chord.ts'
import type { MarkStyle } from '../../../ui/text-entry/toggle-mark.ts'

export const markChords: readonly (readonly [MarkStyle, KeyChord])[] = [
  ['bold', 'Mod+B'],
  ['italic', 'Mod+I'],
  ['strike', 'Mod+Shift+X'],
  ['code', 'Mod+`'],
]
