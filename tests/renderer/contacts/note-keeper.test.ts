import { expect, test } from 'vitest'
import { NoteKeeper } from '../../../renderer/features/contacts/note-keeper.ts'
import { ManualClock } from '../../support/manual-clock.ts'

function setUp(saved = '') {
  const clock = new ManualClock()
  const calls: string[] = []
  const answers: { resolve: () => void; reject: () => void }[] = []
  const save = (note: string) => {
    calls.push(note)
    return new Promise<void>((resolve, reject) => answers.push({ resolve, reject: () => reject(new Error('not written')) }))
  }
  return { clock, calls, answers, keeper: new NoteKeeper({ save, timer: clock, saved }) }
}

test('saves once after a pause in typing', async () => {
  const { clock, calls, answers, keeper } = setUp()
  keeper.write('딸')
  await clock.advance(200)
  keeper.write('딸기 알레르기')
  await clock.advance(399)
  expect(calls).toEqual([])
  expect(keeper.getState().status).toBe('waiting')
  await clock.advance(1)
  expect(calls).toEqual(['딸기 알레르기'])
  expect(keeper.getState().status).toBe('saving')
  answers[0]!.resolve()
  await clock.advance(0)
  expect(keeper.getState()).toEqual({ text: '딸기 알레르기', status: 'saved' })
})

test('what is typed during a save is saved after it, never at the same time', async () => {
  const { clock, calls, answers, keeper } = setUp()
  keeper.write('a')
  await clock.advance(400)
  keeper.write('ab')
  await clock.advance(400)
  expect(calls).toEqual(['a'])
  answers[0]!.resolve()
  await clock.advance(0)
  expect(calls).toEqual(['a', 'ab'])
  answers[1]!.resolve()
  await clock.advance(0)
  expect(keeper.getState().status).toBe('saved')
})

test('typing back to the old words during a save still saves the old words', async () => {
  const { clock, calls, answers, keeper } = setUp('old')
  keeper.write('new')
  await clock.advance(400)
  keeper.write('old')
  answers[0]!.resolve()
  await clock.advance(1000)
  expect(calls).toEqual(['new', 'old'])
})

test('a failed save keeps the words and tries again by itself', async () => {
  const { clock, calls, answers, keeper } = setUp()
  keeper.write('중요한 메모')
  await clock.advance(400)
  answers[0]!.reject()
  await clock.advance(0)
  expect(keeper.getState()).toEqual({ text: '중요한 메모', status: 'failed' })
  await clock.advance(3000)
  expect(calls).toEqual(['중요한 메모', '중요한 메모'])
  answers[1]!.resolve()
  await clock.advance(0)
  expect(keeper.getState().status).toBe('saved')
})

test('a change from elsewhere is shown, but never over words being typed', async () => {
  const { keeper } = setUp('a')
  keeper.accept('b')
  expect(keeper.getState()).toEqual({ text: 'b', status: 'saved' })
  keeper.write('mine')
  keeper.accept('theirs')
  expect(keeper.getState().text).toBe('mine')
})

test('leaving saves at once', async () => {
  const { clock, calls, keeper } = setUp()
  keeper.write('x')
  void keeper.flush()
  expect(calls).toEqual(['x'])
  await clock.advance(1000)
  expect(calls).toEqual(['x'])
})
