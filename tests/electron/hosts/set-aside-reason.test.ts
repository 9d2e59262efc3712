import { expect, test } from 'vitest'
import { setAsideReason } from '../../../electron/hosts/commands/set-aside-reason.ts'
import { speak } from '../../../electron/hosts/host-text.ts'

const reasons: readonly (readonly [problem: string, korean: string, english: string])[] = [
  ['not-a-webhook', '가장 최근 요청은 WhatsApp 웹훅이 아니에요', 'the latest is JSON, but not a WhatsApp webhook'],
  ['not-json: Unexpected end', '가장 최근 요청은 JSON이 아니에요: Unexpected end', 'the latest is not JSON: Unexpected end'],
  ['not-text: bad byte', '가장 최근 요청은 읽을 수 있는 글자가 아니에요: bad byte', 'the latest is not readable text: bad byte'],
  ['2/9: cannot digest', '가장 최근 요청의 업데이트 9건 가운데 2건을 반영하지 못했어요: cannot digest', 'of the latest, 2 of 9 updates could not be applied: cannot digest'],
  ['decoder stumbled', '가장 최근 요청을 처리하다가 오류가 났어요: decoder stumbled', 'an error while the latest was processed: decoder stumbled'],
]

test.each(reasons)('%j has a sentence in both languages', (problem, korean, english) => {
  speak('ko')
  expect(setAsideReason(problem)).toBe(korean)
  speak('en')
  expect(setAsideReason(problem)).toBe(english)
})
