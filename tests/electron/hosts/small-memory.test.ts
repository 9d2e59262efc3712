import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { projectRoot } from '../../support/app-process.ts'
import { ensureBuilt } from '../../support/built-app.ts'

beforeAll(ensureBuilt, 120_000)

/** Megabytes for new objects after a program made and dropped many of them. */
function youngMb(first: string): number {
  const program = `
    ${first}
    import { getHeapSpaceStatistics } from 'node:v8'
    const kept = []
    for (let index = 0; index < 2_000_000; index += 1) kept[index % 50_000] = { index, words: ['a', index] }
    console.log(getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space').space_size / 1024 / 1024)`
  return Number(execFileSync(process.execPath, ['--input-type=module', '--eval', program], { cwd: projectRoot, encoding: 'utf8' }))
}

test('memory for new objects stays small, which it does not by itself', () => {
  expect(youngMb('')).toBeGreaterThan(16)
  expect(youngMb(`import './dist/main/small-memory.js'`)).toBeLessThanOrEqual(4)
}, 30_000)

/** Only the bundler's own helpers, which run nothing, may come earlier. */
test.each(['browser', 'desktop'])('%s sees to it before anything else runs', (host) => {
  expect(readFileSync(join(projectRoot, `dist/main/${host}.js`), 'utf8')).toMatch(/^(import \{[^\n]*__commonJSMin[^\n]*\n)?import "\.\/small-memory\.js";/)
})
