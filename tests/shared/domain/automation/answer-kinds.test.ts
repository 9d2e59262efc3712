import { expect, test } from 'vitest'
import { answerTimes, type TurnMessage } from '#shared/domain/automation/answer-kinds.ts'

const said = (atMs: number, by: TurnMessage['by'], conversationId = 1): TurnMessage => ({ conversationId, atMs, by })

test.each([
  ['waiting begins with the first message', [said(10, 'customer'), said(40, 'customer'), said(50, 'by-hand')], { 'by-hand': [40] }],
  ['an automatic answer does not end the wait for a person', [said(10, 'customer'), said(12, 'automatic'), said(50, 'quick-reply')], { automatic: [2], 'quick-reply': [40] }],
  ['each is measured once, and nothing is answered twice', [said(10, 'customer'), said(12, 'automatic'), said(13, 'automatic'), said(50, 'by-hand'), said(60, 'by-hand'), said(61, 'automatic')], { automatic: [2], 'by-hand': [40] }],
  ['who writes again waits again', [said(10, 'customer'), said(20, 'by-hand'), said(30, 'customer'), said(35, 'by-hand')], { 'by-hand': [10, 5] }],
  ['what the shop says first is no answer', [said(10, 'by-hand'), said(20, 'customer')], {}],
  ['nobody answers in the conversation of another', [said(10, 'customer'), said(20, 'by-hand', 2)], {}],
] satisfies [string, TurnMessage[], object][])('%s', (_name, messages, expected) => {
  expect(answerTimes(messages)).toEqual({ 'by-hand': [], 'quick-reply': [], automatic: [], ...expected })
})
