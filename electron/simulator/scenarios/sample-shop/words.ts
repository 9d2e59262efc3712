import type { Random } from '../../random.ts'
import type { Tongue, Words } from './episode.ts'
import { english } from './words/en.ts'
import { korean } from './words/ko.ts'
import { arabic, chinese, japanese } from './words/others.ts'

const words: Readonly<Record<Tongue, Words>> = { ko: korean, en: english, ja: japanese, ar: arabic, zh: chinese }
export const wordsOf = (tongue: Tongue): Words => words[tongue]

/** Chooses each slot once, so that a conversation keeps speaking of the same cake. */
export function chooseSlots(tongue: Tongue, random: Random): (text: string) => string {
  const chosen = new Map<string, string>()
  return (text) => {
    const wording = random.pick(text.split(' | '))
    const filled = wording.replace(/\{(\w+)\}/g, (_match, name: string) => {
      const known = chosen.get(name) ?? random.pick(words[tongue].slots[name] ?? [''])
      chosen.set(name, known)
      return known
    })
    return tongue === 'en' ? filled.charAt(0).toUpperCase() + filled.slice(1) : filled
  }
}

/** The tongue of what the owner wrote; null when it has no letters. */
export function tongueOf(text: string): Tongue | null {
  if (/\p{Script=Hangul}/u.test(text)) return 'ko'
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'ja'
  if (/\p{Script=Arabic}/u.test(text)) return 'ar'
  if (/\p{Script=Han}/u.test(text)) return 'zh'
  return /\p{Script=Latin}/u.test(text) ? 'en' : null
}
