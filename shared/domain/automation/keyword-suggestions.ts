import { foldForMatch } from './fold-for-match.ts'
import { nounReadings, seemsPredicate, type NounReading } from './korean-nouns.ts'

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
  '가능', '문의', '질문', '궁금', '부탁', '말씀', '얼마', '요즘', '금방', '아까', '방금', '벌써', '이따', '이따가', '매일', '매주', '매번', '하루', '이틀', '모레', '그저께', '오전', '오후', '아침', '저녁', '혼자', '조금', '전부', '모두', '가끔', '항상', '바로', '빨리', '일단', '따로', '미리', '정도', '하나씩', '며칠', '며칠전', '저번', '지난번', '이쪽', '그쪽', '사람', '저도', '나도', '제발', '이렇게', '그렇게', '저렇게', '원래', '특별히', '오래', '아주', '조금만', '잠깐', '잠시', '사장', '선생님', '고객님', '언니', '이모', '죄송', '실례', '애들', '가게', '매장', '월요일', '화요일', '수요일', '목요일', '금요일', '토요일', '일요일',
  ...'the and for you your are was were this that with have has had can could would will shall may please thanks thank hello hey what when where which who how why much many does did not but from about our there here just like want need some any all get got yes okay tomorrow today now still also more too very one out off its been them they she his her him into then than across aside away back again every each next last week day time today monday tuesday wednesday thursday friday saturday sunday morning evening afternoon night weekend until before after during between under near around one two three four five six seven eight nine ten some something anything everything someone thing things place money way lot bit kind sort other another same sure really maybe sorry please possible available right left able use used make made take took taken keep kept put send sent bring brought give given leave let see seen look looking come came coming get getting got go going gone know think tell told say said ask asked help find found check order ordered buy bought sell sold pick running waiting outside inside back yet already soon later early late always never ever once twice only even however because while without within small big large little few enough good great nice fine well best better new old long short own full half whole done back hear heard smell skip show speak write call work working works fresh lately'.split(' '),
])

type Candidate = { messages: number; conversations: Set<number>; wordings: Set<string>; examples: AskedText[] }
/** A word in its place: every way to read it, none when it asks for nothing. */
type Token = { word: string; readings: NounReading[] }
type Asked = { text: AskedText; questions: Token[][] }

/**
 * Nouns and pairs of them in questions of many customers that no rule knows: counted once a message, Korean
 * particles and endings cut off, verbs and what stands before nouns left out. What only ever comes in one and the same
 * sentence is not suggested unless it is the whole of it. Those of most customers first. A pure function of texts that
 * nobody has words for.
 */
export function suggestKeywords(texts: readonly AskedText[], { fewestMessages, most }: SuggestionLimits, dismissed: ReadonlySet<string> = new Set()): KeywordSuggestion[] {
  const asked = texts.map((text): Asked => ({ text, questions: questionsIn(text.text) }))
  const chosen = chooseStems(asked)
  const written = spellings(asked)
  const singles = new Map<string, Candidate>()
  const pairs = new Map<string, Candidate>()
  for (const { text, questions } of asked) {
    const seen = new Set<string>()
    for (const question of questions) {
      const wording = question.map(({ word }) => word).join(' ')
      const stems = question.map((token) => chosen(token))
      for (const [place, stem] of stems.entries()) {
        if (stem === null) continue
        count(singles, seen, stem, { text, wording: stems.length === 1 ? '' : wording })
        const before = place > 0 ? question[place - 1]!.word : ''
        if (canLead(before) && before !== stem) count(pairs, seen, `${stemOf(before)} ${stem}`, { text, wording: stems.length === 2 ? '' : wording })
      }
    }
  }
  const share = (key: string, pair: Candidate) => key.split(' ').filter((part) => pair.messages >= pairShare * (singles.get(part)?.messages ?? 0))
  const together = [...pairs].filter(([key, pair]) => isFrequent(pair, fewestMessages) && share(key, pair).length > 0)
  const inPairs = new Set(together.flatMap(([key, pair]) => share(key, pair)))
  const alone = [...singles].filter(([key, one]) => isFrequent(one, fewestMessages) && !inPairs.has(key))
  return [...together, ...alone]
    .filter(([key]) => !dismissed.has(key.split(' ').map(written).join(' ')))
    .toSorted(([oneKey, one], [otherKey, other]) => other.conversations.size - one.conversations.size || other.wordings.size - one.wordings.size || other.messages - one.messages || (oneKey < otherKey ? -1 : 1))
    .slice(0, most)
    .map(([word, { messages, conversations, examples }]) => ({ word: word.split(' ').map(written).join(' '), messageCount: messages, customerCount: conversations.size, examples }))
}

/** Before a noun: without particle, and no verb or adjective. */
const canLead = (word: string): boolean => isWord.test(word) && !isIdle(word) && !isIdle(stemOf(word)) && !(hangul.test(word) && seemsPredicate(word))

/** One customer who repeats a word is not many who ask for it, nor is one sentence that many send. */
const isFrequent = ({ messages, conversations, wordings }: Candidate, fewest: number): boolean => messages >= fewest && conversations.size >= fewest && (wordings.size > 1 || wordings.has(''))

/** `wording` is empty for a message that is the word and nothing else. */
function count(all: Map<string, Candidate>, seen: Set<string>, key: string, { text, wording }: { text: AskedText; wording: string }): void {
  const known = all.get(key) ?? { messages: 0, conversations: new Set<number>(), wordings: new Set<string>(), examples: [] }
  all.set(key, known)
  known.wordings.add(wording)
  if (seen.has(key)) return
  seen.add(key)
  known.messages += 1
  if (!known.conversations.has(text.conversationId) && known.examples.length < mostExamples) known.examples.push(text)
  known.conversations.add(text.conversationId)
}

/** Of the ways to read a word the one most met with in all texts, if it is a noun somewhere. */
function chooseStems(asked: readonly Asked[]): (token: Token) => string | null {
  const counts = new Map<string, number>()
  const nouns = new Set<string>()
  for (const { questions } of asked) {
    const stems = new Set<string>()
    for (const question of questions) {
      for (const [place, { readings }] of question.entries()) {
        for (const { stem, isNoun } of readings) {
          stems.add(stem)
          if (isNoun || standsAsNoun(question, place, stem)) nouns.add(stem)
        }
      }
    }
    for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  }
  return ({ word, readings }) => {
    const best = readings.toSorted((one, other) => (counts.get(other.stem) ?? 0) - (counts.get(one.stem) ?? 0) || other.stem.length - one.stem.length)[0]?.stem
    return best !== undefined && nouns.has(best) && !isIdle(best) && !idle.has(word) ? best : null
  }
}

/** A stem as people write it: loaves, not loave. */
function spellings(asked: readonly Asked[]): (stem: string) => string {
  const words = new Set(asked.flatMap(({ questions }) => questions.flatMap((question) => question.map(({ word }) => word))))
  return (stem) => (!words.has(stem) && words.has(`${stem}s`) ? `${stem}s` : stem)
}

/** Alone, at the end, or right before what is done with it: 현금영수증 받을 수 있나요. */
function standsAsNoun(question: readonly Token[], place: number, stem: string): boolean {
  if (question[place]!.word !== stem || seemsPredicate(stem)) return question.length === 1
  const next = question.slice(place + 1).find(({ word }) => !idle.has(word))
  return next === undefined || next.readings.length === 0 || seemsPredicate(next.word)
}

const isIdle = (stem: string): boolean => stem.length < shortestStem || idle.has(stem) || sounds.test(stem)
/** Numbers with what they count, ㅋㅋ and ㅠㅠ, and what Japanese writes in kana of its own. */
const sounds = /^(?:\p{N}.*|[a-z]{1,2}|[\u3131-\u318e]+|\p{Script=Hiragana}+)$/u

const writtenTogether = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const hangul = /^\p{Script=Hangul}+$/u
const isWord = /^[\p{L}\p{M}\p{N}]+$/u
let segmenter: Intl.Segmenter | null = null

const sentences = /[^.!?。！？؟\n]+[.!?。！？؟]*/gu
const marked = /[?？؟]/u
const koreanQuestion = /(?:나요|까요|[인은한던신는]가요|은요|는요|나여|알려\s?주세요|얼마|언제|어디|어떻게|몇\s?\p{L}|문의)/u

/** What was asked: the questions of a text, or one word alone, as people write who look for something. */
function questionsIn(text: string): Token[][] {
  const found = (text.match(sentences) ?? []).filter((sentence) => marked.test(sentence) || koreanQuestion.test(sentence)).map(tokens).filter((one) => one.length > 0)
  if (found.length > 0) return found
  const all = tokens(text)
  return new Set(all.map(({ word }) => word)).size === 1 ? [all.slice(0, 1)] : []
}

function tokens(sentence: string): Token[] {
  return foldForMatch(sentence).spaced.split(' ').flatMap(split).filter((word) => word.length <= longestWord && isWord.test(word)).slice(0, mostWordsPerText).map((word) => ({ word, readings: readingsOf(word) }))
}

function readingsOf(word: string): NounReading[] {
  if (word.length < shortestStem) return []
  return hangul.test(word) ? nounReadings(word) : [{ stem: stemOf(word), isNoun: true }]
}

const stemOf = (word: string): string => word.replace(/(?<=[a-z]{2}[^s])s$/u, '')

/** Scripts without blanks are cut into words by the engine's own dictionary. */
function split(word: string): string[] {
  if (!writtenTogether.test(word)) return [word]
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' })
  return [...segmenter.segment(word)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment)
}
