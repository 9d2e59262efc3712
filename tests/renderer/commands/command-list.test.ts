import { expect, test } from 'vitest'
import { commandList, type CommandDefinition } from '#shared/domain/command-list.ts'
import { en } from '#shared/locales/en/index.ts'
import { chordText } from '../../../renderer/ui/actions/key-chord.ts'

const commands: readonly CommandDefinition[] = commandList

test('ids and keys are given once, on a Mac and elsewhere', () => {
  expect(new Set(commands.map((command) => command.id)).size).toBe(commands.length)
  for (const onMac of [true, false]) {
    const keys = commands.flatMap((command) => command.keys.map((chord) => chordText(chord, onMac).toLowerCase()))
    expect(keys.length).toBeGreaterThan(20)
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
  }
})

test('every command has a label', () => {
  expect(commands.filter((command) => !(command.labelKey in en))).toEqual([])
})

/** Copy, paste, undo, select all, close, quit, reload, print, save, new window: theirs everywhere. */
test('no command takes a key that belongs to the system or the browser', () => {
  const taken = new Set(['c', 'v', 'x', 'z', 'a', 'w', 'q', 'r', 'p', 's', 'n', 't'].map((key) => `mod+${key}`))
  expect(commands.flatMap((command) => command.keys).filter((chord) => taken.has(chord.toLowerCase()))).toEqual([])
})
