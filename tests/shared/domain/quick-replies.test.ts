import fc from 'fast-check'
import { expect, it } from 'vitest'
import { givenNameOf } from '#shared/domain/given-name.ts'
import { fillQuickReply } from '#shared/domain/quick-reply-fill.ts'
import { fromJson, fromTable, toJson, toTable, type PortableReply } from '#shared/domain/quick-reply-table.ts'
import { timeSavedMs } from '#shared/domain/quick-reply.ts'
import { metaLength } from '#shared/domain/text-length.ts'
import { policyValue } from '#shared/policy/policy.ts'

it.each([
  ['김민지', '민지'], ['남궁민수', '민수'], ['민지', '민지'], ['김솔', '김솔'], ['김민지님', '민지'], ['지훈씨', '지훈'], ['김민지 🌸', '민지'], ['박지훈 (단골)', '지훈'],
  ['Ana Costa', 'Ana'], ["Seán O'Neil", 'Seán'], ['田中太郎', '田中太郎'], ['🌸', ''], ['+82 10-1234', ''], ['', ''],
])('calls %s %s', (name, given) => {
  expect(givenNameOf(name)).toBe(given)
})

it('makes one choice of each line of a variable that stands alone', () => {
  const reply = { id: 4, body: '언제가 좋으세요?', choices: { kind: 'list' as const, button: '시간', rows: [{ title: '{field.slots|}', description: '예약 가능' }, { title: '다른 날', description: null }] } }
  const { action } = fillQuickReply(reply, { 'field.slots': '10:00, 11:30\n10:00' }, policyValue)
  expect(action).toEqual({ kind: 'list', button: '시간', sections: [{ title: null, rows: [
    { id: 'quick-reply-4-1', title: '10:00', description: '예약 가능' }, { id: 'quick-reply-4-2', title: '11:30', description: '예약 가능' }, { id: 'quick-reply-4-3', title: '다른 날', description: null },
  ] }] })
})

it('never makes more or longer buttons than Meta takes', () => {
  fc.assert(fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 6 }), fc.string({ unit: 'grapheme' }), (titles, value) => {
    const { action } = fillQuickReply({ id: 1, body: '', choices: { kind: 'buttons', titles: [...titles.map((title) => Array.from(title).slice(0, 20).join('')), '{field.a}'] } }, { 'field.a': value }, policyValue)
    if (action?.kind !== 'buttons') return
    expect(action.buttons.length).toBeLessThanOrEqual(3)
    expect(new Set(action.buttons.map(({ title }) => title)).size).toBe(action.buttons.length)
    for (const { title } of action.buttons) expect(metaLength(title)).toBeLessThanOrEqual(20)
  }))
})

it('counts what typing would have taken, less choosing', () => {
  expect(timeSavedMs([{ useCount: 2, usedCharacters: 300 }], 150, 5000)).toBe(110_000)
  expect(timeSavedMs([{ useCount: 3, usedCharacters: 3 }], 150, 5000)).toBe(0)
})

const words = fc.string({ unit: fc.constantFrom('가', 'a', '=', "'", '-', '+', '@', '"', ',', ';', ' ', '\t', '😀', ':'), minLength: 1, maxLength: 12 }).map((text) => text.trim()).filter((text) => text !== '')
const replies = fc.array(fc.record({
  folder: fc.option(words), title: words, shortcut: fc.constantFrom('', '배송'), body: words,
  choices: fc.option(fc.oneof(fc.record({ kind: fc.constant('buttons' as const), titles: fc.array(words, { minLength: 1, maxLength: 3 }) }))),
}), { maxLength: 4 })

it('survives the way through a table and through JSON', () => {
  fc.assert(fc.property(replies, (originals: PortableReply[]) => {
    expect(fromTable(toTable(originals))?.replies.map(({ reply }) => reply)).toEqual(originals)
    expect(fromJson(toJson(originals))?.replies.map(({ reply }) => reply)).toEqual(originals)
    expect(toTable(originals).flat().filter((cell) => /^[=+\-@\t\r]/u.test(cell))).toEqual([])
  }))
})
