import { expect, test } from 'vitest'
import { commandList } from '#shared/domain/command-list.ts'
import { ko } from '#shared/locales/ko/index.ts'
import { findCommands, paletteGroups } from '../../../renderer/features/palette/palette-items.ts'

const t = (key: keyof typeof ko) => ko[key]

test('finds a setting by its initial consonants', () => {
  expect(findCommands('ㅅㅈㅇㄱ', commandList, t, []).map((item) => item.id)).toContain('go.settings')
})

test('without a word the commands used last come first', () => {
  expect(findCommands('', commandList, t, ['view.theme', 'go.settings']).slice(0, 2).map((item) => item.id)).toEqual(['view.theme', 'go.settings'])
})

test('a pasted number comes before everything else', () => {
  const groups = paletteGroups('wa.me/821055500112', [], commandList, t)
  expect(groups[0]).toMatchObject({ kind: 'address', items: [{ address: { phone: '821055500112' } }] })
})
