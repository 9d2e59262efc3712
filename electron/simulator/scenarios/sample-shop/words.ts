import { Random } from '../../random.ts'
import type { SampleCustomer } from './customers.ts'
import type { Manner, Tongue, Words } from './episode.ts'
import { english } from './words/en.ts'
import { korean } from './words/ko.ts'
import { arabic, chinese, japanese } from './words/others.ts'

const words: Readonly<Record<Tongue, Words>> = { ko: korean, en: english, ja: japanese, ar: arabic, zh: chinese }
export const wordsOf = (tongue: Tongue): Words => words[tongue]

/** How this customer speaks in this tongue: friends are friends in their own one. */
export function mannerOf(customer: SampleCustomer, tongue: Tongue): Manner {
  const { friend, ...polite } = words[tongue]
  return customer.character === 'friend' && customer.tongue === tongue && friend ? friend : polite
}

/** What stays true of a person in every matter: their child, where they live, what they must not eat. */
const lasting = ['kid', 'door', 'allergy', 'people'] as const

export type Fill = (text: string) => string

/** Chooses each slot once, so that a matter keeps speaking of the same cake. */
export function fillFor(customer: SampleCustomer, tongue: Tongue, random: Random): Fill {
  const { slots } = words[tongue]
  const facts = Random.named(20_260, `facts of ${customer.key}`)
  const chosen = new Map<string, string>(lasting.flatMap((name) => (slots[name] ? [[name, facts.pick(slots[name])] as const] : [])))
  return (text) => {
    const wording = random.pick(text.split(' | '))
    const filled = wording.replace(/\{(\w+)\}/g, (_match, name: string) => {
      const known = chosen.get(name) ?? random.pick(slots[name] ?? [''])
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
