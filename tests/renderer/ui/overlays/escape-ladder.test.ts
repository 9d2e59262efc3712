import { expect, test } from 'vitest'
import { createEscapeLadder, type EscapeRung } from '../../../../renderer/ui/overlays/escape-ladder.ts'

function ladderOf(...rungs: EscapeRung[]) {
  const ladder = createEscapeLadder()
  const left: EscapeRung[] = []
  for (const rung of rungs) {
    const leave = ladder.add({ rung, handle: () => {
      left.push(rung)
      leave()
    } })
  }
  return { ladder, left }
}

test('one Escape goes down one rung, whatever the order of arrival', () => {
  const { ladder, left } = ladderOf('composer', 'popup', 'selection', 'panel')
  for (let press = 0; press < 4; press += 1) expect(ladder.descend()).toBe('handled')
  expect(left).toEqual(['popup', 'panel', 'selection', 'composer'])
  expect(ladder.descend()).toBe('nobody')
})

test('on one rung the last to join goes first', () => {
  const ladder = createEscapeLadder()
  const order: string[] = []
  ladder.add({ rung: 'panel', handle: () => void order.push('first') })
  ladder.add({ rung: 'panel', handle: () => void order.push('second') })
  ladder.descend()
  expect(order).toEqual(['second'])
})

test('a handler that declines passes the key on', () => {
  const { ladder, left } = ladderOf('composer')
  ladder.add({ rung: 'panel', handle: () => false })
  expect(ladder.descend()).toBe('handled')
  expect(left).toEqual(['composer'])
})

test('an open popup of the library keeps the key from everything below', () => {
  const { ladder, left } = ladderOf('panel', 'composer')
  const close = ladder.add({ rung: 'popup', handle: 'leaves-to-owner' })
  expect(ladder.descend()).toBe('left-to-owner')
  expect(left).toEqual([])
  close()
  ladder.descend()
  expect(left).toEqual(['panel'])
})
