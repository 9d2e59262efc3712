import { describe, expect, test } from 'vitest'
import { shownTheme } from '../../../renderer/app/appearance.ts'
import { isQuiet } from '../../../renderer/app/browser-notifications.ts'
import { layoutFor } from '../../../renderer/app/layout.ts'

test.each([[1440, 16, 'wide'], [1180, 16, 'wide'], [1179, 16, 'drawer'], [960, 16, 'drawer'], [760, 16, 'drawer'], [759, 16, 'single'], [1440, 32, 'single'], [960, 12.8, 'wide']] as const)('%i px at %d px root is %s', (windowPx, rootFontPx, layout) => {
  expect(layoutFor(windowPx, rootFontPx)).toBe(layout)
})

test.each([
  ['system', false, false, 'light'], ['system', true, false, 'dark'], ['system', true, true, 'contrast-dark'], ['light', true, true, 'light'],
  ['dark', false, false, 'dark'], ['contrast', false, false, 'contrast-light'], ['contrast', true, false, 'contrast-dark'],
] as const)('theme %s, system dark %s, more contrast %s: %s', (theme, isDark, isContrast, shown) => {
  expect(shownTheme(theme, isDark, isContrast)).toBe(shown)
})

describe('quiet hours', () => {
  const at = (hour: number) => hour * 60
  test.each([[at(23), true], [at(2), true], [at(7), false], [at(12), false], [at(22), true]])('from 22 to 7 at minute %i: %s', (minute, quiet) => {
    expect(isQuiet(minute, at(22), at(7))).toBe(quiet)
  })
  test('within one day, and off', () => {
    expect(isQuiet(at(13), at(12), at(14))).toBe(true)
    expect(isQuiet(at(14), at(12), at(14))).toBe(false)
    expect(isQuiet(at(14), null, at(14))).toBe(false)
    expect(isQuiet(at(14), at(14), at(14))).toBe(false)
  })
})
