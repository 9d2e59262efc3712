import { describe, expect, test } from 'vitest'
import { refusalReasons, type Refusal } from '#shared/contract/base.ts'
import { en } from '#shared/locales/en/index.ts'
import { ko } from '#shared/locales/ko/index.ts'
import { formatMessage, type MessageValues } from '#shared/locales/translate.ts'
import { describeRefusal, refusalOf } from '../../../renderer/client/refusals.ts'

const inKorean = (key: keyof typeof ko, values?: MessageValues) => formatMessage('ko', ko[key], values)
const inEnglish = (key: keyof typeof en, values?: MessageValues) => formatMessage('en', en[key], values)
const refusal = (reason: Refusal['reason'], policyKey: string | null = null, params: Refusal['params'] = {}): Refusal => ({ reason, policyKey, params })

describe('every refusal', () => {
  test.each(refusalReasons)('%s is a whole sentence without numbers that nobody gave', (reason) => {
    for (const t of [inKorean, inEnglish]) {
      const sentence = describeRefusal(t, refusal(reason))
      expect(sentence).toMatch(/[.!?]$/)
      expect(sentence).not.toMatch(/none|undefined|NaN|[{}]/)
    }
  })
})

test('names the limit it was given', () => {
  expect(describeRefusal(inKorean, refusal('text-too-long', 'text.body', { limit: 4096 }))).toContain('4,096자')
  expect(describeRefusal(inEnglish, refusal('file-too-large', 'media.image.size', { limitBytes: 5_242_880, sizeBytes: 6_000_000 }))).toContain('5 MB')
})

test('takes the limit from the policy entry when the answer left it out', () => {
  expect(describeRefusal(inKorean, refusal('text-too-long', 'text.body'))).toContain('4,096자')
  expect(describeRefusal(inEnglish, refusal('file-too-large', 'media.document.size'))).toContain('100 MB')
})

test('only a typed refusal counts as one', () => {
  expect(refusalOf({ code: 'REFUSED', data: refusal('disk-full') })?.reason).toBe('disk-full')
  expect(refusalOf({ code: 'NOT_FOUND', data: undefined })).toBeNull()
  expect(refusalOf(new Error('x'))).toBeNull()
  expect(refusalOf(null)).toBeNull()
})
