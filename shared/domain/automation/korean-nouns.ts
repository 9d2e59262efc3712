import { hasBatchim } from 'es-hangul'
import { isKoreanEnding, isPredicateEnding } from './korean-endings.ts'

/** One way to read a word: a noun and what follows it. `isNoun`: what follows shows that it is one. */
export type NounReading = { stem: string; isNoun: boolean }

const shortestStem = 2
const finalConsonant = (letter: string): number => (letter.charCodeAt(0) - 0xac00) % 28
const rieul = 8

/** Ends of verbs and adjectives; `나요` and the like belong to a noun only behind 하, 되, 있 and what else may follow one. */
const predicateEnd = /(?:나요|까요|가요|세요|어요|아요|해요|워요|려요|네요|군요|니다|는데|은데|던데|인데|게요|어서|아서|해서|려고|으러|으면|하면|되면|지만|니까|거든|길래|드려|드릴|해줘|할까|을까|볼까)$/u
/** Forms before a noun, and those that join sentences: a noun may end like them, so more is asked of it. */
const perhapsPredicate = /(?:[은는을던한할된될운울린릴쁜픈떤낼면고서게며려러니]|[어아여워져해돼려와봐줘][도서]?|^가도)$/u
/** Before 는 and 가 stand verbs as often: 좋아하는, 보내는, 들어가. */
const verbBefore: Readonly<Record<string, RegExp>> = { 는: /[하되시오가보주지나내리기]$/u, 가: /[어아여져려겨쳐해돼와워]$/u, 도: /[어아여려져해돼와봐줘워가]$/u }
/** No noun of three letters or more ends like these. */
const sureEnding = /^(?:도|만|은|을|에|에서|에도|에는|에서도|에서는|에게|한테|으로|으로도|부터|부터는|까지|까지는|를|처럼|이랑|요|이요|은요|는요)$/u

/** Every place where a word may end and a particle or a polite ending begin, the whole word last. Nothing for what is a verb throughout; one place where it is sure. */
export function nounReadings(word: string): NounReading[] {
  const predicate = predicateEnd.exec(word)?.[0] ?? null
  const readings: NounReading[] = []
  for (let end = shortestStem; end < word.length; end += 1) {
    const [stem, rest] = [word.slice(0, end), word.slice(end)]
    const isEnding = predicate === null ? isKoreanEnding(rest) && agrees(stem, rest) : rest.length >= predicate.length && isPredicateEnding(rest)
    if (!isEnding) continue
    readings.push({ stem, isNoun: !(verbBefore[rest.slice(0, 1)]?.test(stem) ?? false) })
    if (sureEnding.test(rest)) return readings
  }
  if (predicate === null && !tellsWhatHappened(word)) readings.push({ stem: word, isNoun: false })
  return readings
}

/** What stands before or joins sentences more often than it names something. */
export const seemsPredicate = (word: string): boolean => nounReadings(word).length === 0 || perhapsPredicate.test(word) || isShortWithParticle(word)

/** 열이, 배를: a noun of one letter that asks for too many things. */
const isShortWithParticle = (word: string): boolean => word.length === 2 && /[이가에를와과]$/u.test(word) && agrees(word.slice(0, 1), word.slice(1))

/** Past tense and plans: 이체했어, 갈게. */
function tellsWhatHappened(word: string): boolean {
  const finals = Array.from(word, finalConsonant)
  return finals.includes(20) || (word.endsWith('게') && finals.at(-2) === rieul)
}

/** 은, 을, 이 follow a consonant, 는, 를, 가 a vowel. */
function agrees(stem: string, rest: string): boolean {
  const last = stem.at(-1) ?? ''
  if (/^(?:은|을|과|이(?!에요)|으로)/u.test(rest)) return hasBatchim(last)
  if (rest.startsWith('로')) return !hasBatchim(last) || finalConsonant(last) === rieul
  return /^(?:는|를|와|가(?!능)|나|랑|라도|예요)/u.test(rest) ? !hasBatchim(last) : true
}
