import { describe, expect, test } from 'vitest'
import { chordMatches, chordText } from '../../../../renderer/ui/actions/key-chord.ts'

const press = (key: string, code: string, held: { ctrl?: boolean; meta?: boolean; alt?: boolean; shift?: boolean } = {}) =>
  ({ key, code, ctrlKey: held.ctrl ?? false, metaKey: held.meta ?? false, altKey: held.alt ?? false, shiftKey: held.shift ?? false })

describe('a key press fits its chord', () => {
  test.each([
    ['Mod+K', press('k', 'KeyK', { ctrl: true }), false],
    ['Mod+K', press('k', 'KeyK', { meta: true }), true],
    ['Mod+Shift+F', press('F', 'KeyF', { ctrl: true, shift: true }), false],
    ['Alt+ArrowDown', press('ArrowDown', 'ArrowDown', { alt: true }), false],
    ['?', press('?', 'Slash', { shift: true }), false],
    ['Mod+/', press('/', 'Slash', { ctrl: true }), false],
    ['Mod+1', press('1', 'Digit1', { ctrl: true }), false],
  ])('%s', (chord, event, onMac) => {
    expect(chordMatches(chord, event, onMac)).toBe(true)
  })

  test('under a Korean layout, by the place of the key', () => {
    expect(chordMatches('Mod+K', press('ㅏ', 'KeyK', { ctrl: true }), false)).toBe(true)
    expect(chordMatches('E', press('ㄷ', 'KeyE'), false)).toBe(true)
  })

  test('on a Dvorak layout the letter counts, not the place', () => {
    expect(chordMatches('Mod+K', press('t', 'KeyK', { ctrl: true }), false)).toBe(false)
  })
})

describe('another press does not', () => {
  test.each([
    ['Mod+K', press('k', 'KeyK'), false],
    ['Mod+K', press('k', 'KeyK', { ctrl: true, shift: true }), false],
    ['Mod+K', press('k', 'KeyK', { ctrl: true }), true],
    ['Alt+ArrowDown', press('ArrowDown', 'ArrowDown', { alt: true, shift: true }), false],
    ['E', press('e', 'KeyE', { ctrl: true }), false],
    ['Mod+/', press('?', 'Slash', { ctrl: true, shift: true }), false],
  ])('%s', (chord, event, onMac) => {
    expect(chordMatches(chord, event, onMac)).toBe(false)
  })
})

test('key caps as each platform writes them', () => {
  expect(chordText('Mod+Shift+F', false)).toBe('Ctrl+Shift+F')
  expect(chordText('Mod+Shift+F', true)).toBe('⇧⌘F')
  expect(chordText('Alt+ArrowUp', false)).toBe('Alt+↑')
})
