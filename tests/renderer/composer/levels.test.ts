import { expect, it } from 'vitest'
import { createLevelLog, levelBars } from '../../../renderer/features/composer/voice/levels.ts'

it('keeps the loudest of each stretch, relative to the loudest of all', () => {
  expect(levelBars([0, 0.4, 0.1, 0.2, 0, 0.8], 3)).toEqual([0.5, 0.25, 1])
})

it('stays flat for silence and stretches a short recording', () => {
  expect(levelBars([0, 0.001], 4)).toEqual([0, 0, 0, 0])
  expect(levelBars([0.5], 3)).toEqual([1, 1, 1])
})

it('tells of each level and maps loudness into 0 to 1', () => {
  const log = createLevelLog()
  let heard = 0
  const stop = log.subscribe(() => { heard += 1 })
  for (const level of [0, 0.05, 5]) log.add(level)
  stop()
  log.add(0)
  expect(heard).toBe(3)
  expect(log.all().every((level) => level >= 0 && level <= 1)).toBe(true)
  expect(log.latest(2)).toEqual([1, 0])
})
