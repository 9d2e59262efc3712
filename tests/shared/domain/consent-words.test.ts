import fc from 'fast-check'
import { expect, test } from 'vitest'
import { writePermission, noConsent } from '#shared/domain/consent.ts'
import { consentKey, consentMatcher, consentWordsProblems, defaultConsentWords, longestConsentWord } from '#shared/domain/consent-words.ts'

const match = consentMatcher(defaultConsentWords)

test.each([
  ['STOP', 'opt-out', 'en'], [' stop. ', 'opt-out', 'en'], ['Opt-Out!!', 'opt-out', 'en'], ['수신 거부', 'opt-out', 'ko'], ['수신거부합니다', 'opt-out', 'ko'], ['수신동의 🙏', 'opt-in', 'ko'],
  ['配信停止。', 'opt-out', 'ja'], ['退訂', 'opt-out', 'zh-Hant'], ['退订', 'opt-out', 'zh-Hans'], ['BAJA', 'opt-out', 'es'], ['DÉSABONNER', 'opt-out', 'fr'],
  ['HỦY ĐĂNG KÝ', 'opt-out', 'vi'], ['ĐĂNG KÝ', 'opt-in', 'vi'], ['ABONELİKTEN ÇIK', 'opt-out', 'tr'], ['ОТПИСАТЬСЯ', 'opt-out', 'ru'], ['إلغاء الاشتراك', 'opt-out', 'ar'], ['ยกเลิกการรับข่าว', 'opt-out', 'th'],
  ['मैसेज बंद करें', 'opt-out', 'hi'], ['START', 'opt-in', 'en'],
  ['STOP ❤️', 'opt-out', 'en'], ['☎️ 수신거부요', 'opt-out', 'ko'], ['desabonner', 'opt-out', 'fr'], ['Huy dang ky', 'opt-out', 'vi'], ['abonelikten cik', 'opt-out', 'tr'], ['إلغاء الإشتراك', 'opt-out', 'ar'], ['수신거부'.normalize('NFD'), 'opt-out', 'ko'],
])('%s means %s in %s', (text, kind, language) => {
  expect(match(text)).toEqual({ kind, language })
})

test.each(['stop by tomorrow?', '수신거부는 어떻게 하나요', 'cancel', '취소', '그만', 'end', 'no', '', '🛑', 'don’t stop'])('%s is no word of the list', (text) => {
  expect(match(text)).toBeNull()
})

test('at least twelve languages, each with a way out, a way back and both answers; nothing contradicts itself', () => {
  expect(new Set(defaultConsentWords.map(({ language }) => language)).size).toBeGreaterThanOrEqual(12)
  expect(consentWordsProblems(defaultConsentWords)).toEqual([])
  for (const { language, optOut, optIn, optInReply, optOutReply } of defaultConsentWords) {
    const answers = [optOut.map((word) => match(word)?.kind), optIn.map((word) => match(word)?.kind)]
    expect([language, new Set(answers[0]), new Set(answers[1])]).toEqual([language, new Set(['opt-out']), new Set(['opt-in'])])
    expect([optOut, optIn].some((words) => words.some((word) => consentKey(optInReply).includes(consentKey(word))))).toBe(true)
    expect(optIn.some((word) => consentKey(optOutReply).includes(consentKey(word)))).toBe(true)
  }
})

test('only whole messages count, whatever surrounds a word', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.string({ unit: 'grapheme', maxLength: 40 }), (before, after) => {
    const isAlone = consentKey(before) === '' && consentKey(after) === ''
    fc.pre(match(before + after) === null)
    const found = match(`${before} stop ${after}`)
    if (isAlone && before.length + after.length + 6 <= longestConsentWord) expect(found?.kind).toBe('opt-out')
    if (found !== null) expect(defaultConsentWords.flatMap(({ optOut, optIn }) => [...optOut, ...optIn]).map(consentKey)).toContain(consentKey(`${before} stop ${after}`))
  }))
})

test('a list that contradicts itself or says nothing is not accepted', () => {
  const words = { language: 'ko', optOut: ['거부', '!!'], optOutReply: ' ', optIn: ['거 부'], optInReply: '네' }
  expect(consentWordsProblems([words]).map(({ kind }) => kind).sort()).toEqual(['reply-empty', 'word-empty', 'word-twice'])
})

test('who may be written to, and what stands against it', () => {
  const policy = { complaintsUntilExcluded: 2 }
  const consent = (state: 'opted-in' | 'opted-out') => ({ ...noConsent, state, sinceMs: 1, path: 'keyword' as const })
  const ask = (person: Partial<Parameters<typeof writePermission>[0]>) =>
    (['reply', 'automation', 'promotion'] as const).map((purpose) => writePermission({ consent: noConsent, isBlocked: false, complaintCount: 0, ...person }, purpose, policy).reason)
  expect(ask({})).toEqual([null, null, 'not-agreed'])
  expect(ask({ consent: consent('opted-in') })).toEqual([null, null, null])
  expect(ask({ consent: consent('opted-out') })).toEqual([null, 'opted-out', 'opted-out'])
  expect(ask({ consent: consent('opted-in'), complaintCount: 2 })).toEqual([null, null, 'complaints'])
  expect(ask({ isBlocked: true })).toEqual(['blocked', 'blocked', 'blocked'])
})
