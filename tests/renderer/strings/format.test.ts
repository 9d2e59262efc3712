import { describe, expect, test } from 'vitest'
import { formatFor } from '../../../renderer/strings/format.ts'
import { resolveLanguage } from '../../../renderer/strings/language.ts'

const ko = formatFor('ko')
const en = formatFor('en')
const at = (year: number, month: number, day: number, hour = 12, minute = 0) => new Date(year, month - 1, day, hour, minute).getTime()
const nowMs = at(2026, 11, 20, 15, 30)
const hourMs = 3_600_000

describe('time in the list', () => {
  test.each([
    [at(2026, 11, 20, 9, 5), '오전 9:05', '9:05 AM'],
    [at(2026, 11, 19, 23, 59), '어제', 'Yesterday'],
    [at(2026, 11, 17), '화요일', 'Tuesday'],
    [at(2026, 3, 2), '3월 2일', 'Mar 2'],
    [at(2025, 3, 2), '2025. 3. 2.', '3/2/2025'],
  ])('%i', (ms, korean, english) => {
    expect(ko.listTime(ms, nowMs)).toBe(korean)
    expect(en.listTime(ms, nowMs)).toBe(english)
  })
})

test('day headers', () => {
  expect(ko.dayHeader(nowMs, nowMs)).toBe('오늘')
  expect(en.dayHeader(at(2026, 11, 19), nowMs)).toBe('Yesterday')
  expect(ko.dayHeader(at(2026, 3, 2), nowMs)).toBe('3월 2일 월요일')
  expect(ko.dayHeader(at(2025, 3, 2), nowMs)).toContain('2025년')
})

test('a message of one minute before midnight is of yesterday one minute after it', () => {
  expect(ko.dayHeader(at(2026, 11, 19, 23, 59), at(2026, 11, 20, 0, 1))).toBe('어제')
})

test.each([
  [3 * hourMs + 20 * 60_000, '3시간 20분'], [24 * hourMs, '24시간'], [45 * 60_000, '45분'], [30_000, '30초'], [-5, '0초'], [52 * hourMs, '2일 4시간'],
])('countdown of %i', (ms, expected) => {
  expect(ko.countdown(ms)).toBe(expected)
})

test.each([[7_000, '0:07'], [750_000, '12:30'], [3_723_000, '1:02:03']])('duration of %i', (ms, expected) => {
  expect(ko.duration(ms)).toBe(expected)
})

test.each([[0, '0 B'], [532, '532 B'], [1536, '1.5 KB'], [5_242_880, '5 MB'], [48_000_000, '46 MB']])('%i bytes', (bytes, expected) => {
  expect(en.fileSize(bytes)).toBe(expected)
})

test('ago', () => {
  expect(ko.ago(nowMs - 3 * 60_000, nowMs)).toBe('3분 전')
  expect(en.ago(nowMs - 2 * hourMs, nowMs)).toBe('2 hours ago')
})

test('the language of the computer is taken unless one is chosen', () => {
  expect(resolveLanguage('system', ['ko-KR', 'en'])).toBe('ko')
  expect(resolveLanguage('system', ['ja', 'en-GB', 'ko'])).toBe('ko')
  expect(resolveLanguage('system', ['de'])).toBe('en')
  expect(resolveLanguage('en', ['ko'])).toBe('en')
})
