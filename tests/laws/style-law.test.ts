import { posix } from 'node:path'
import { expect, test } from 'vitest'
import { sourceFiles, withoutComments } from '../support/source-files.ts'
import { styleFiles } from '../support/style-files.ts'

const styles = styleFiles('renderer')
const named = new Map([...styles.keys()].map((path) => [path, new Set<string>()]))
const takenWhole = new Set<string>()
const unknown: string[] = []
for (const { path, text } of sourceFiles('renderer')) {
  for (const [, variable, file] of text.matchAll(/^import (\w+) from '(\.[^']+\.module\.css)'/gm)) {
    const sheet = posix.join(posix.dirname(path), file ?? '')
    const code = withoutComments(text).replace(/^import .*$/gm, '')
    if (new RegExp(`(?<![\\w.])${variable}(?![\\w.])`).test(code)) takenWhole.add(sheet)
    for (const [, name = ''] of code.matchAll(new RegExp(`(?<![\\w.])${variable}\\.(\\w+)`, 'g'))) {
      named.get(sheet)?.add(name)
      if (!styles.get(sheet)?.has(name)) unknown.push(`${path}: ${name}`)
    }
  }
}

test('a class that the code names is in its sheet', () => {
  expect(styles.size).toBeGreaterThan(50)
  expect(unknown).toEqual([])
})

test('a class of a sheet is named by the code, or chosen by a value of it', () => {
  const unused = [...styles].filter(([sheet]) => !takenWhole.has(sheet)).flatMap(([sheet, classes]) => [...classes].filter((name) => !named.get(sheet)?.has(name)).map((name) => `${sheet}: ${name}`))
  expect(unused).toEqual([])
})
