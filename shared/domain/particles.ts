import { josa } from 'es-hangul'

/** Korean particles whose form depends on the last sound before them, the form after a consonant first. */
const pairs = ['이에요/예요', '으로부터/로부터', '으로서/로서', '으로써/로써', '으로/로', '이나/나', '이란/란', '이랑/랑', '이라/라', '은/는', '이/가', '을/를', '와/과', '아/야'] as const
export type Particle = (typeof pairs)[number]

const spellings = pairs.flatMap((pair) => [pair, pair.split('/').toReversed().join('/')].map((source) => ({ pair, source })))

/** The pair written at this place in either order, such as `은/는` or `는/은`. */
export function particleAfter(text: string, place: number): { pair: Particle; source: string } | null {
  return spellings.find(({ source }) => text.startsWith(source, place)) ?? null
}

/** The form that fits: after Hangul by its final consonant, after digits as they are read in Korean, after Latin words by l, m and n. */
export function pickParticle(word: string, pair: Particle): string {
  return josa.pick(lastSound(word), pair)
}

const digitNames = ['영', '일', '이', '삼', '사', '오', '육', '칠', '팔', '구']
const closedLatinEndings: Readonly<Record<string, string>> = { l: '일', m: '임', n: '인' }

/** A Hangul syllable that ends like the word; signs and emoji after the last letter are not spoken. */
function lastSound(word: string): string {
  const last = /[\p{L}\p{N}](?=[^\p{L}\p{N}]*$)/u.exec(word.normalize('NFC'))?.[0] ?? ''
  if (/[0-9]/.test(last)) return digitNames[Number(last)] ?? ''
  const lower = last.toLowerCase()
  return closedLatinEndings[lower] ?? (/[a-z]/.test(lower) || last === '' ? '이' : last)
}
