import { foldForMatch } from './fold-for-match.ts'
import { isKoreanEnding } from './korean-endings.ts'

export type AskedText = { messageId: number; conversationId: number; text: string }
/** `word`: folded, one or a pair, without particles. */
export type KeywordSuggestion = { word: string; messageCount: number; customerCount: number; examples: AskedText[] }
export type SuggestionLimits = { fewestMessages: number; most: number }

const shortestStem = 2
const longestWord = 20
const mostWordsPerText = 60
const mostExamples = 3
/** A pair of words replaces its parts when the rarer of them is seldom met without the other. */
const pairShare = 0.6

/** Politeness, time and the small change of a sentence ask for nothing. */
const idle = new Set([
  '안녕', '안녕하세요', '안녕하십니까', '여보세요', '감사', '감사합니다', '감사해요', '고마워요', '고맙습니다', '네네', '아니요', '아니오', '아뇨', '혹시', '그럼', '그런데', '근데', '그리고', '그래서', '그냥', '저기', '저기요', '사장님', '오늘', '내일', '어제', '지금', '이번', '다음', '제가', '저희', '우리', '이거', '그거', '저거', '이것', '그것', '여기', '거기', '정말', '진짜', '너무', '많이', '다시', '먼저', '아직', '이제', '계속', '같이', '그래도', '하고', '해서', '하는', '있는', '있을까요', '계세요', '계신가요', '싶어요', '싶은데요', '싶습니다', '같아요', '알겠습니다', '알겠어요', '부탁드려요', '부탁드립니다', '부탁해요', '언제', '어떻게', '어디', '어디예요', '얼마나', '무엇', '뭐예요', '몇개', '하나', '수고하세요', '괜찮아요', '좋아요', '그렇군요', '맞아요', '맞나요',
  ...'the and for you your are was were this that with have has had can could would will shall may please thanks thank hello hey what when where which who how why much many does did not but from about our there here just like want need some any all get got yes okay tomorrow today now still also more too very one out off its been them they she his her him into then than'.split(' '),
])

type Candidate = { messages: number; conversations: Set<number>; examples: AskedText[] }

/**
 * Words and pairs of words in questions of many customers that no rule knows (E06): counted once a message, Korean
 * particles and endings set aside, those of most customers first. A pure function of texts that nobody has words for.
 */
export function suggestKeywords(texts: readonly AskedText[], { fewestMessages, most }: SuggestionLimits, dismissed: ReadonlySet<string> = new Set()): KeywordSuggestion[] {
  const tokensOf = texts.map(({ text }) => askedTokens(text))
  const stemCounts = new Map<string, number>()
  for (const list of tokensOf) for (const stem of new Set(list.flat())) stemCounts.set(stem, (stemCounts.get(stem) ?? 0) + 1)

  const singles = new Map<string, Candidate>()
  const pairs = new Map<string, Candidate>()
  for (const [index, list] of tokensOf.entries()) {
    const stems = list.map((possible) => possible.toSorted((one, other) => (stemCounts.get(other) ?? 0) - (stemCounts.get(one) ?? 0) || other.length - one.length)[0] ?? '')
    const seen = new Set<string>()
    for (const [place, stem] of stems.entries()) {
      if (isIdle(stem)) continue
      count(singles, seen, stem, texts[index]!)
      const next = stems[place + 1]
      if (next !== undefined && next !== stem && !isIdle(next)) count(pairs, seen, `${stem} ${next}`, texts[index]!)
    }
  }
  const together = [...pairs].filter(([key, pair]) => isFrequent(pair, fewestMessages) && key.split(' ').some((part) => pair.messages >= pairShare * (singles.get(part)?.messages ?? 0)))
  const inPairs = new Set(together.flatMap(([key, pair]) => key.split(' ').filter((part) => pair.messages >= pairShare * (singles.get(part)?.messages ?? 0))))
  const alone = [...singles].filter(([key, one]) => isFrequent(one, fewestMessages) && !inPairs.has(key))
  return [...together, ...alone]
    .filter(([key]) => !dismissed.has(key))
    .toSorted(([oneKey, one], [otherKey, other]) => other.conversations.size - one.conversations.size || other.messages - one.messages || (oneKey < otherKey ? -1 : 1))
    .slice(0, most)
    .map(([word, { messages, conversations, examples }]) => ({ word, messageCount: messages, customerCount: conversations.size, examples }))
}

/** One customer who repeats a word is not many who ask for it. */
const isFrequent = ({ messages, conversations }: Candidate, fewest: number): boolean => messages >= fewest && conversations.size >= fewest
const isIdle = (stem: string): boolean => stem === '' || idle.has(stem) || sounds.test(stem) || isKoreanEnding(stem) || isVerb(stem)
/** Numbers alone, ㅋㅋ and ㅠㅠ, and what Japanese writes in kana of its own. */
const sounds = /^(?:\p{N}+|[a-z]{1,2}|[\u3131-\u318e]+|\p{Script=Hiragana}+)$/u

function count(all: Map<string, Candidate>, seen: Set<string>, key: string, text: AskedText): void {
  if (seen.has(key)) return
  seen.add(key)
  const known = all.get(key) ?? { messages: 0, conversations: new Set<number>(), examples: [] }
  known.messages += 1
  if (!known.conversations.has(text.conversationId) && known.examples.length < mostExamples) known.examples.push(text)
  known.conversations.add(text.conversationId)
  all.set(key, known)
}

const writtenTogether = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const hangul = /^\p{Script=Hangul}+$/u
const isWord = /^[\p{L}\p{M}\p{N}]+$/u
let segmenter: Intl.Segmenter | null = null

const marked = /[?？؟]/u
const koreanQuestion = /(?:나요|까요|가요|은요|는요|나여|알려\s?주세요|얼마|언제|어디|어떻게|몇\s?\p{L}|문의)/u

/** What was asked: a question, or one word alone, as people write who look for something. */
function askedTokens(text: string): string[][] {
  const words = tokens(text)
  const isOneWord = new Set(words.map(([whole]) => whole)).size === 1
  return isOneWord || marked.test(text) || koreanQuestion.test(text) ? words : []
}

const verbEnding = /(?:어요|아요|해요|워요|려요|세요|네요|군요|니다|는데|은데|인데|게요|어서|아서|해서|려고|으러|으면|하면|되면|드려|드릴|해줘|할까|을까|볼까|하는|되는|있는|없는|싶은|먹는|가는|오는)$/u

/** A form of a verb tells what somebody does, not what they ask for: past tense, plans, politeness. */
function isVerb(word: string): boolean {
  if (!hangul.test(word)) return false
  const finals = Array.from(word, (letter) => (letter.charCodeAt(0) - 0xac00) % 28)
  const isPlan = word.endsWith('게') && finals.at(-2) === 8
  return finals.includes(20) || isPlan || verbEnding.test(word)
}

/** Each word with every way to read it; the first is the whole. */
function tokens(text: string): string[][] {
  return foldForMatch(text).spaced.split(' ').flatMap(split).filter((word) => word.length >= shortestStem && word.length <= longestWord && isWord.test(word)).slice(0, mostWordsPerText)
    .map((folded) => (hangul.test(folded) ? koreanStems(folded) : [folded.replace(/(?<=[a-z]{3})s$/u, '')]))
}

/** Scripts without blanks are cut into words by the engine's own dictionary. */
function split(word: string): string[] {
  if (!writtenTogether.test(word)) return [word]
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' })
  return [...segmenter.segment(word)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment)
}

/** Every place where a word may end and a particle begin; which it is shows in what others wrote. */
function koreanStems(word: string): string[] {
  const stems = [word]
  for (let end = shortestStem; end < word.length; end += 1) if (isKoreanEnding(word.slice(end))) stems.push(word.slice(0, end))
  return stems
}
