import { expect, test } from 'vitest'
import { CountQueue } from '../../../renderer/features/segments/count-queue.ts'
import { LatestQuestion } from '../../../renderer/features/segments/latest-question.ts'
import { ManualClock } from '../../support/manual-clock.ts'

type Question = { asked: string; signal: AbortSignal; answer: (text: string) => void; fail: () => void }

function setUp() {
  const clock = new ManualClock()
  const questions: Question[] = []
  const latest = new LatestQuestion<string, string>((asked, signal) => new Promise((resolve, reject) => questions.push({ asked, signal, answer: resolve, fail: () => reject(new Error('no')) })), clock)
  return { clock, questions, latest }
}

test('quick changes are one question; a newer one calls the older off and its late answer is dropped', async () => {
  const { clock, questions, latest } = setUp()
  latest.write('a')
  await clock.advance(60)
  latest.write('ab')
  await clock.advance(120)
  expect(questions.map(({ asked }) => asked)).toEqual(['ab'])
  latest.write('abc')
  expect(questions[0]!.signal.aborted).toBe(true)
  await clock.advance(120)
  questions[1]!.answer('ABC')
  await clock.advance(0)
  questions[0]!.answer('AB')
  await clock.advance(0)
  expect(latest.getState()).toEqual({ state: 'ready', answer: 'ABC', error: null })
})

test('the answer before stays until the next, a failure says so, and the next change asks anew', async () => {
  const { clock, questions, latest } = setUp()
  latest.write('a')
  await clock.advance(120)
  questions[0]!.answer('A')
  await clock.advance(0)
  latest.write('b')
  expect(latest.getState()).toMatchObject({ state: 'asking', answer: 'A' })
  await clock.advance(120)
  questions[1]!.fail()
  await clock.advance(0)
  expect(latest.getState()).toMatchObject({ state: 'failed', answer: null })
})

test('a shop that changes all the time is asked once a second, and always gets its answer', async () => {
  const { clock, questions, latest } = setUp()
  latest.write('a')
  for (let round = 0; round < 50; round += 1) {
    await clock.advance(100)
    latest.askAgain()
    if (round % 7 === 0) questions.at(-1)?.answer('A')
  }
  expect(questions.length).toBeGreaterThan(2)
  expect(questions.length).toBeLessThan(7)
  expect(questions.some(({ signal }) => signal.aborted)).toBe(false)
  latest.stop()
  await clock.advance(5000)
  const count = questions.length
  latest.askAgain()
  await clock.advance(5000)
  expect(questions.length).toBe(count)
})

test('segments are counted one at a time, only those on screen, and again a while after customers changed', async () => {
  const clock = new ManualClock()
  const asked: number[] = []
  const answers: ((count: number) => void)[] = []
  const queue = new CountQueue((id) => {
    asked.push(id)
    return new Promise((resolve) => answers.push(resolve))
  }, clock)
  for (const id of [1, 2, 3]) queue.want(id, 'vip')
  queue.leave(2)
  expect(asked).toEqual([1])
  answers[0]!(10)
  await clock.advance(0)
  expect(asked).toEqual([1, 3])
  for (let change = 0; change < 1000; change += 1) queue.customersChanged()
  answers[1]!(30)
  await clock.advance(2999)
  expect(asked).toEqual([1, 3])
  expect([...queue.getState()]).toEqual([[1, 10], [3, 30]])
  await clock.advance(1)
  answers[2]!(11)
  await clock.advance(0)
  expect(asked).toEqual([1, 3, 1, 3])
  expect(queue.getState().get(1)).toBe(11)
  answers[3]!(31)
  await clock.advance(0)
  queue.leave(1)
  queue.want(1, 'vip')
  queue.want(3, 'label')
  expect(asked).toEqual([1, 3, 1, 3, 3])
})
