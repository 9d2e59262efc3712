import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, test } from 'vitest'
import { en } from '#shared/locales/en/index.ts'
import { ko } from '#shared/locales/ko/index.ts'
import { sourceFiles, withoutComments } from '../support/source-files.ts'

const english: Readonly<Record<string, string>> = en
const korean: Readonly<Record<string, string>> = ko
const keys = Object.keys(english)

/** Names of the values a message needs, also inside plural and select. */
function valuesOf(pattern: string): string[] {
  const names = new Set<string>()
  const visit = (elements: unknown): void => {
    if (Array.isArray(elements)) return elements.forEach(visit)
    if (typeof elements !== 'object' || elements === null) return
    const element = elements as { type?: number; value?: unknown; options?: Record<string, { value: unknown }> }
    if (typeof element.type === 'number' && element.type >= 1 && element.type <= 6 && typeof element.value === 'string') names.add(element.value)
    for (const option of Object.values(element.options ?? {})) visit(option.value)
  }
  visit(new IntlMessageFormat(pattern, 'en', undefined, { ignoreTag: true }).getAst())
  return [...names].sort()
}

test('both languages have the same keys, each once', () => {
  expect(keys.length).toBeGreaterThan(100)
  expect(Object.keys(korean).sort()).toEqual([...keys].sort())
  const declared = sourceFiles('shared/locales/en').flatMap((file) => [...file.text.matchAll(/^\s{2}'([^']+)':/gm)].map((match) => match[1] ?? ''))
  expect(declared.filter((key, index) => declared.indexOf(key) !== index)).toEqual([])
  expect(declared.sort()).toEqual([...keys].sort())
})

describe('every sentence', () => {
  test('is complete in both languages, with the same values in it', () => {
    const different = keys.filter((key) => valuesOf(english[key] ?? '').join() !== valuesOf(korean[key] ?? '').join())
    expect(different.map((key) => `${key}: ${valuesOf(english[key] ?? '').join()} / ${valuesOf(korean[key] ?? '').join()}`)).toEqual([])
    expect(keys.filter((key) => english[key]?.trim() === '' || korean[key]?.trim() === '')).toEqual([])
  })

  test('is really Korean in Korean', () => {
    const namesOnly = /^(?:[A-Z][\w+.]*|PDF|Meta|WhatsApp|Enter|Ctrl|Shift|Esc|Alt|Tab|MB|kB|GB|URL|API|ID|CSV|English|[\d\s.,:;+×%/()–…·'"“”{}#@_~*`<>=-])+$/
    const wrong = keys.filter((key) => {
      const words = (korean[key] ?? '').replace(/\{[^{}]*\}/g, '').trim()
      const isFileName = /^[\w-]+\.[a-z]{3,4}$/.test(words)
      return !isFileName && /[a-z]/i.test(english[key] ?? '') && words !== '' && !/[가-힣]/.test(korean[key] ?? '') && !namesOnly.test(words)
    })
    expect(wrong.map((key) => `${key}: ${korean[key]}`)).toEqual([])
  })

  test('is no Korean in English', () => {
    expect(keys.filter((key) => /[가-힣]/.test((english[key] ?? '').replace(/한국어|ㅁㅈ|민지/g, '')))).toEqual([])
  })
})

describe('every key', () => {
  const code = sourceFiles('shared', 'electron', 'renderer', 'build').filter((file) => !/^shared\/locales\/(?:en|ko)\//.test(file.path)).map((file) => withoutComments(file.text)).join('\n')
  const used = new Set([...code.matchAll(/['"]([a-z0-9-]+(?:\.[a-z0-9_-]+)+)['"]/gi)].map((match) => match[1] ?? ''))
  /** `error.${code}` and the like: the fixed part says which keys may be meant. What is compared names no sentence. */
  const patterns = [...code.matchAll(/(?<!=== )`((?:[a-z0-9-]+\.)+[^`\s]*\$\{[^`]*)`/gi)].map((match) => new RegExp(`^${(match[1] ?? '').replace(/\$\{[^}]*\}/g, '\u0000').replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('\u0000', '.+')}$`))

  /** Looked up by value: that each value has its sentence is checked by the policy law. */
  const isLookedUp = (key: string) => /^(?:error|refusal|automation\.why|automation\.problem)\./.test(key)

  test('is used somewhere', () => {
    expect(keys.filter((key) => !isLookedUp(key) && !used.has(key) && !patterns.some((pattern) => pattern.test(key)))).toEqual([])
  })

  test('that code asks for exists', () => {
    const asked = [...code.matchAll(/\b(?:t|say|text|localText|translate)\(\s*(?:\w+,\s*)?'([a-z0-9-]+(?:\.[a-z0-9_-]+)+)'/gi)].map((match) => match[1] ?? '')
    expect(asked.filter((key) => !(key in english))).toEqual([])
  })
})
