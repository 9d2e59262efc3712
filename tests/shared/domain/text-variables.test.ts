import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fillText, parseText, problemsOf, unfilledIn, variablesOf, type TextPart } from '#shared/domain/text-variables.ts'

const known = { name: { canBeEmpty: true }, 'field.size': { canBeEmpty: true }, 'shop.stock': { canBeEmpty: false } }
const fill = (body: string, values: Record<string, string | null>) => fillText(parseText(body), values)
const sourceOf = (part: TextPart) => (part.kind === 'text' ? part.text : part.source)

/** Texts in which braces, bars, particles and names meet in every way. */
const bodies = fc.array(fc.oneof(
  fc.constantFrom('{', '}', '|', '{name}', '{name|고객님}', '{given_name}은/는', '{field.size}', '{ Name }', '/', '은/는', '\n', '{{1}}', '{공지}', '.'),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
), { maxLength: 12 }).map((pieces) => pieces.join(''))

describe('a text with variables', () => {
  it('is made of parts that give the whole text back, each variable where it says it is', () => {
    fc.assert(fc.property(bodies, (body) => {
      const parts = parseText(body)
      expect(parts.map(sourceOf).join('')).toBe(body)
      for (const { start, end, source } of variablesOf(parts)) expect(body.slice(start, end)).toBe(source)
    }))
  })

  it.each<[string, string, string | null]>([
    ['{name}', 'name', null], ['{Name|고객님}', 'name', '고객님'], ['{ name | there }', 'name', 'there'], ['{name|}', 'name', null], ['{name| }', 'name', null],
    ['{field.신발 크기|모름}', 'field.신발 크기', '모름'], ['{Field.Size}', 'field.Size', null], ['{name|a|b}', 'name', 'a|b'],
  ])('reads %s', (body, name, fallback) => {
    expect(variablesOf(parseText(body))).toMatchObject([{ name, fallback }])
  })

  it.each(['{}', '{ }', '{공지} 내일 쉽니다', ':-{', '}name{', '{name', 'name}', '{na\nme}', '{|고객님}'])('takes the braces of %j for text', (body) => {
    expect(variablesOf(parseText(body))).toEqual([])
    expect(problemsOf(parseText(body), known)).toEqual([])
  })
})

describe('problems', () => {
  it('names what nobody knows and what may turn out empty', () => {
    expect(problemsOf(parseText('{nmae} {name} {name|there} {shop.stock} {constructor}'), known)).toEqual([
      { kind: 'unknown-variable', name: 'nmae', start: 0, end: 6 },
      { kind: 'needs-fallback', name: 'name', start: 7, end: 13 },
      { kind: 'unknown-variable', name: 'constructor', start: 40, end: 53 },
    ])
  })

  it('leaves nothing unfilled in a text that has none, whatever is known of the customer', () => {
    fc.assert(fc.property(bodies, fc.dictionary(fc.constantFrom('name', 'given_name', 'field.size'), fc.option(fc.string())), (body, values) => {
      const parts = parseText(body)
      fc.pre(problemsOf(parts, known).length === 0)
      expect(fillText(parts, { 'shop.stock': '3', ...values }).missing).toEqual([])
    }))
  })
})

describe('filling', () => {
  it('uses the value, then the fallback, then shows what is missing and where', () => {
    expect(fill('안녕하세요 {name|고객님}!', { name: '민지' })).toEqual({ text: '안녕하세요 민지!', missing: [] })
    expect(fill('안녕하세요 {name|고객님}!', { name: ' \n' })).toEqual({ text: '안녕하세요 고객님!', missing: [] })
    expect(fill('{name} {field.size}은/는', { name: '민지', 'field.size': null })).toEqual({ text: '민지 {field.size}은/는', missing: [{ name: 'field.size', start: 3, end: 18 }] })
  })

  it.each([
    ['{name}은/는', '민지', '민지는'], ['{name}은/는', '지훈', '지훈은'], ['{name}는/은', '지훈', '지훈은'], ['{name}이/가', 'Kim', 'Kim이'], ['{name}을/를', 'Mark', 'Mark를'],
    ['{name}으로/로', '서울', '서울로'], ['{name}으로/로', '12', '12로'], ['{name}은/는', '3', '3은'], ['{name}이에요/예요', '지훈 🌸', '지훈 🌸이에요'],
    ['{name}와/과', '😀', '😀와'], ['{name}님은/는', '민지', '민지님은/는'], ['{name}은/는', '지훈'.normalize('NFD'), `${'지훈'.normalize('NFD')}은`],
  ])('puts the particle of %s after %s', (body, name, text) => {
    expect(fill(body, { name }).text).toBe(text)
  })

  it('never reads a value as a variable again', () => {
    expect(fill('{name|x} {label|y}', { name: '{label}', label: 'VIP' }).text).toBe('{label} VIP')
  })

  it('keeps every text part and says truly where something is missing', () => {
    fc.assert(fc.property(bodies, fc.dictionary(fc.constantFrom('name', 'given_name', 'field.size'), fc.option(fc.string())), (body, values) => {
      const parts = parseText(body)
      const { text, missing } = fillText(parts, values)
      const wanted = variablesOf(parts).filter(({ name, fallback }) => fallback === null && !values[name]?.trim())
      expect(missing.map(({ start, end }) => text.slice(start, end))).toEqual(wanted.map(({ source }) => source))
    }))
  })
})

it('finds what must not be sent, and lets other braces pass', () => {
  expect(unfilledIn('안녕 {name}님, {field.size}, {code.summer}').map(({ name }) => name)).toEqual(['name', 'field.size', 'code.summer'])
  expect(unfilledIn('{공지} {todo} {field.} :-{')).toEqual([])
})
