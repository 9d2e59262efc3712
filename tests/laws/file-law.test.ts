import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { sourceFiles } from '../support/source-files.ts'

const mostCodeLines = 300
/** Tables of texts and codes grow with their subject, not with the logic in them. */
const isTable = (path: string) => path.startsWith('shared/locales/')
const files = sourceFiles('shared', 'electron', 'renderer', 'tests').filter((file) => file.path !== 'tests/laws/file-law.test.ts')

const codeLines = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '').split('\n').filter((line) => line.trim() !== '' && !line.trim().startsWith('//')).length

test('no file has more than 300 lines of code', () => {
  expect(files.length).toBeGreaterThan(150)
  expect(files.filter((file) => !isTable(file.path) && codeLines(file.text) > mostCodeLines).map((file) => `${file.path}: ${codeLines(file.text)}`)).toEqual([])
})

test('files are named in kebab-case, and none is a barrel or a drawer for everything', () => {
  const wrong = files.filter(({ path }) => !/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9-]+)*\.tsx?$/.test(basename(path)) || /(?:^|\/)(?:utils|helpers|misc|common-utils)\.tsx?$/.test(path))
  expect(wrong.map((file) => file.path)).toEqual([])
  const barrels = files.filter(({ path, text }) => /\/index\.tsx?$/.test(path) && /^export \* from/m.test(text))
  expect(barrels.map((file) => file.path)).toEqual([])
})

test('nobody silences the compiler, and the linter for one line only and with a reason', () => {
  const silencer = /@ts-(?:ignore|nocheck|expect-error)|eslint-disable|oxlint-disable(?!-next-line [\w/, -]+ -- \w)/
  expect(files.filter((file) => silencer.test(file.text)).map((file) => file.path)).toEqual([])
})

test('nothing is left for later in a comment', () => {
  const promise = /\b(?:TODO|FIXME)\b/
  expect(files.filter((file) => promise.test(file.text)).map((file) => file.path)).toEqual([])
})
