import { expect, test } from 'vitest'
import { refusalReasons } from '#shared/contract/base.ts'
import { contract } from '#shared/contract/index.ts'
import { sourceFiles, withoutComments } from '../support/source-files.ts'

const calls = Object.entries(contract).flatMap(([feature, entries]) => Object.keys(entries).map((name) => ({ feature, name })))
const codeOf = (...folders: string[]) => sourceFiles(...folders).map((file) => withoutComments(file.text)).join('\n')

test('every call is made by a screen or a host: what nobody can reach is not offered', () => {
  expect(calls.length).toBeGreaterThan(40)
  const callers = codeOf('renderer', 'electron/hosts', 'electron/shell')
  expect(calls.filter(({ name }) => !callers.includes(`.${name}(`)).map(({ feature, name }) => `${feature}.${name}`)).toEqual([])
})

test('every reason for a refusal is given somewhere', () => {
  const givers = codeOf('electron', 'shared/domain', 'shared/policy', 'renderer')
  expect(refusalReasons.filter((reason) => !givers.includes(`'${reason}'`))).toEqual([])
})
