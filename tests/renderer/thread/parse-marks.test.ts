import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseInline, parseMarks, type Block, type Inline } from '../../../renderer/ui/message-text/parse-marks.ts'

const text = (value: string): Inline => ({ kind: 'text', text: value })
const bold = (...children: Inline[]): Inline => ({ kind: 'bold', children })

describe('inline marks', () => {
  it('reads bold, italic, strike and code', () => {
    expect(parseInline('*a* _b_ ~c~ `d`')).toEqual([
      bold(text('a')), text(' '), { kind: 'italic', children: [text('b')] }, text(' '),
      { kind: 'strike', children: [text('c')] }, text(' '), { kind: 'code', text: 'd' },
    ])
  })
  it('nests marks', () => {
    expect(parseInline('*오늘 _꼭_ 오세요*')).toEqual([bold(text('오늘 '), { kind: 'italic', children: [text('꼭')] }, text(' 오세요'))])
  })
  it('keeps a Korean particle after the closing mark', () => {
    expect(parseInline('*무료*로 드려요')).toEqual([bold(text('무료')), text('로 드려요')])
  })
  it.each(['2*3*4', 'snake_case_name', '* not bold *', '**', '~ ~', '*a\nb*', '가격*', '`'])('leaves %j alone', (plain) => {
    expect(parseInline(plain)).toEqual([text(plain)])
  })
  it('does not read marks inside code or links', () => {
    expect(parseInline('`*x*`')).toEqual([{ kind: 'code', text: '*x*' }])
    expect(parseInline('https://a.kr/_x_y')).toEqual([{ kind: 'link', text: 'https://a.kr/_x_y', href: 'https://a.kr/_x_y' }])
  })
})

describe('blocks', () => {
  it('reads lists, quotes and fences', () => {
    expect(parseMarks('살 것\n- 빵\n- *우유*\n1. 하나\n2. 둘\n> 인용\n> 두 줄\n```\nx <b>\n```\n끝')).toEqual([
      { kind: 'lines', children: [text('살 것')] },
      { kind: 'list', start: null, items: [[text('빵')], [bold(text('우유'))]] },
      { kind: 'list', start: 1, items: [[text('하나')], [text('둘')]] },
      { kind: 'quote', children: [text('인용'), text('\n'), text('두 줄')] },
      { kind: 'mono', text: 'x <b>' },
      { kind: 'lines', children: [text('끝')] },
    ] satisfies Block[])
  })
})

it('loses no visible character, whatever is typed', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', 'b', ' ', '가', '*', '_', '~', '`', '\n', '.', '1', '>', '-'), maxLength: 40 }), (input) => {
    const letters = (value: string) => value.replace(/[^ab가]/gu, '')
    expect(letters(plainText(parseMarks(input)))).toBe(letters(input))
  }))
})

function plainText(blocks: Block[]): string {
  const inline = (parts: Inline[]): string => parts.map((part) => ('children' in part ? inline(part.children) : part.text)).join('')
  return blocks.map((block) => {
    if (block.kind === 'mono') return block.text
    return block.kind === 'list' ? block.items.map(inline).join('\n') : inline(block.children)
  }).join('\n')
}

describe('a text made to be slow', () => {
  /** Reading a letter again for each letter took 20 to 130 seconds for these; reading each once takes a fraction of one. */
  const longest = 65_536
  const filled = (piece: string) => piece.repeat(Math.ceil(longest / piece.length)).slice(0, longest)
  it.each([filled('a'), filled('a.'), `a@${filled('a.1')}`, filled(' *a'), filled(' _a ~b `c'), filled('http://a.b '), `http://a${filled(')')}`, filled('```a'), filled('> *')])('is read in one go (%#)', (hostile) => {
    const startedAt = performance.now()
    parseMarks(hostile)
    expect(performance.now() - startedAt).toBeLessThan(3000)
  })
})
