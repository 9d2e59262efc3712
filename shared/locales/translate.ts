import { josa } from 'es-hangul'
import { IntlMessageFormat } from 'intl-messageformat'

export type Language = 'ko' | 'en'
export type MessageValues = Readonly<Record<string, string | number>>

const particle = /(\S)\[([가-힣]+\/[가-힣]+)\]/gu

/**
 * Chooses the Korean particle that fits the word before it: `{name}[이/가]` becomes 민지가 or 지훈이.
 * A word that does not end in Hangul keeps the form es-hangul picks for it.
 */
function withParticles(text: string): string {
  return text.replace(particle, (_match, last: string, pair: string) => last + josa.pick(last, pair as Parameters<typeof josa.pick>[1]))
}

/** Most sentences: nothing to fill in, nothing quoted. */
const isPlain = (pattern: string) => !/[{}']/.test(pattern)

const formats = new Map<string, IntlMessageFormat>()

/** Formats one ICU message (plural, select, number) in the language given. */
export function formatMessage(language: Language, pattern: string, values: MessageValues = {}): string {
  if (isPlain(pattern)) return language === 'ko' ? withParticles(pattern) : pattern
  const cacheKey = `${language}\n${pattern}`
  let format = formats.get(cacheKey)
  if (!format) {
    format = new IntlMessageFormat(pattern, language, undefined, { ignoreTag: true })
    formats.set(cacheKey, format)
  }
  const text = String(format.format(values))
  return language === 'ko' ? withParticles(text) : text
}
