import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markSpans, type MarkSpan } from '../../../renderer/features/composer/text/mark-spans.ts'
import { toggleMark, type TextEdit } from '../../../renderer/ui/text-entry/toggle-mark.ts'

const styled = (text: string) => markSpans(text).filter((span) => !span.isSign).map((span) => [span.text, span.styles.join('+')])

describe('marks shown while typing', () => {
  it('reads the four marks and nests them', () => {
    expect(styled('*a* _b_ ~c~ `d`')).toEqual([['a', 'bold'], [' ', ''], ['b', 'italic'], [' ', ''], ['c', 'strike'], [' ', ''], ['d', 'code']])
    expect(styled('*오늘 _꼭_ 오세요*로')).toEqual([['오늘 ', 'bold'], ['꼭', 'bold+italic'], [' 오세요', 'bold'], ['로', '']])
  })

  it('reads a fence over several lines and nothing inside code', () => {
    expect(styled('a\n```*x*\n_y_```b')).toEqual([['a\n', ''], ['*x*\n_y_', 'code'], ['b', '']])
    expect(styled('`*x*`')).toEqual([['*x*', 'code']])
  })

  it.each(['2*3*4', 'snake_case_name', '* no *', '**', '*a\nb*', '가격*', '~ ~'])('leaves %j alone', (text) => {
    expect(markSpans(text)).toEqual([{ from: 0, text, styles: [], isSign: false }] satisfies MarkSpan[])
  })

  it('is the text itself, letter by letter', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', 'b', ' ', '가', '*', '_', '~', '`', '\n'), maxLength: 40 }), (text) => {
      const spans = markSpans(text)
      expect(spans.map((span) => span.text).join('')).toBe(text)
      for (const span of spans) expect(text.startsWith(span.text, span.from)).toBe(true)
    }))
  })
})

const apply = (text: string, edit: TextEdit) => text.slice(0, edit.from) + edit.insert + text.slice(edit.to)
const selection = (text: string, edit: TextEdit) => apply(text, edit).slice(edit.selectFrom, edit.selectTo)

describe('putting marks on and off', () => {
  it('wraps the selection without its outer blanks', () => {
    const edit = toggleMark('아주 좋은 빵 ', 3, 6, 'bold')
    expect(apply('아주 좋은 빵 ', edit)).toBe('아주 *좋은* 빵 ')
    expect(selection('아주 좋은 빵 ', edit)).toBe('좋은')
  })

  it('puts the caret between two signs when nothing is selected', () => {
    const edit = toggleMark('ab', 1, 1, 'code')
    expect(apply('ab', edit)).toBe('a``b')
    expect(edit.selectFrom).toBe(2)
  })

  it('wraps line by line', () => {
    expect(apply('하나\n둘', toggleMark('하나\n둘', 0, 4, 'strike'))).toBe('~하나~\n~둘~')
  })

  it('twice is nothing', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', 'b', '가', ' '), minLength: 1, maxLength: 12 }), fc.nat(12), fc.nat(12), (text, a, b) => {
      const [from, to] = [Math.min(a, b, text.length), Math.min(Math.max(a, b), text.length)]
      fc.pre(text.slice(from, to).trim() !== '')
      const once = toggleMark(text, from, to, 'bold')
      const marked = apply(text, once)
      expect(apply(marked, toggleMark(marked, once.selectFrom, once.selectTo, 'bold'))).toBe(text)
    }))
  })
})
