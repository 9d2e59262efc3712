import { Random } from '../../random.ts'
import type { SampleFileName } from './assets.ts'
import type { SampleCustomer } from './customers.ts'
import { lastMatterOf } from './endings.ts'
import type { Episode, Turn } from './episode.ts'
import { hoursOf, MatterDeck } from './matter-deck.ts'
import { fillFor, wordsOf } from './words.ts'

export type StoryContent =
  | { kind: 'text'; text: string }
  | { kind: 'file'; file: SampleFileName; caption: string | null }
  | { kind: 'place'; name: string; address: string; latitude: number; longitude: number }
export type StoryMessage = { id: string; by: 'customer' | 'shop'; atMs: number; content: StoryContent; quotes: string | null }

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const longestAgoMs = 82 * day
/** Files older than this never leave the phone, so old conversations do without them. */
const filesSinceMs = 13 * day
const seoulOffsetMs = 9 * hour
const opensAtMs = 8.5 * hour
const closesAtMs = 20.5 * hour

const storySeed = 20_260

type Draft = { by: 'customer' | 'shop'; atMs: number; content: StoryContent }

/**
 * Everything said between one customer and the shop before the app was opened: an acquaintance that begins,
 * matters one after the other, and the one that stands now. The same start gives the same ids, times and words,
 * so that telling it again changes nothing.
 */
export function storyOf(customer: SampleCustomer, startedAtMs: number): StoryMessage[] {
  const random = Random.named(storySeed, `${customer.tongue}:${customer.key}:${customer.name}`)
  if (customer.ending === 'blocked') return numbered(customer, spam(customer, startedAtMs))
  const endsAtMs = startedAtMs - customer.lastAgoMinutes * minute
  const deck = new MatterDeck(customer, random)
  const last = lastMatterOf(customer)?.matter ?? deck.next(customer.messageCount, startedAtMs - endsAtMs < filesSinceMs, 1, longestAgoMs / hour)
  const drafts = endingAt(withFarewell(customer, tell(customer, last, endsAtMs, random), random), endsAtMs)
  for (let remaining = customer.messageCount - drafts.length; remaining >= 2; remaining = customer.messageCount - drafts.length) {
    const cursorMs = drafts[0]!.atMs
    const matterCount = Math.max(1, remaining / 4)
    const roomMs = cursorMs - (startedAtMs - longestAgoMs)
    const episode = deck.next(remaining, startedAtMs - cursorMs < filesSinceMs - 2 * day, matterCount, Math.max(day, (roomMs / matterCount) * 3) / hour)
    const freeMs = roomMs - hoursOf(episode) * hour
    const gapMs = Math.max(2 * hour, Math.min(freeMs, (freeMs / matterCount) * random.between([0.5, 1.3])))
    const told = tell(customer, episode, cursorMs - gapMs - hoursOf(episode) * hour, random).slice(0, remaining)
    drafts.unshift(...before(cursorMs, told))
  }
  return numbered(customer, drafts)
}

/** One matter from `startMs` on; what would fall into the night waits for the morning. */
function tell(customer: SampleCustomer, episode: Episode, startMs: number, random: Random): Draft[] {
  const fill = fillFor(customer, customer.tongue, random)
  let atMs = inOpeningHours(startMs, random)
  return episode.flatMap((step): Draft[] => {
    if (typeof step === 'number') {
      atMs = inOpeningHours(atMs + step * hour * random.between([0.96, 1.04]), random)
      return []
    }
    const draft: Draft = { by: step[0] === 'c' ? 'customer' : 'shop', atMs, content: contentOf(step, fill) }
    atMs += random.between([25_000, 7 * minute])
    return [draft]
  })
}

function inOpeningHours(ms: number, random: Random): number {
  const midnightMs = Math.floor((ms + seoulOffsetMs) / day) * day - seoulOffsetMs
  const sinceMidnightMs = ms - midnightMs
  if (sinceMidnightMs < opensAtMs) return midnightMs + opensAtMs + random.between([0, 2 * hour])
  return sinceMidnightMs > closesAtMs ? midnightMs + day + opensAtMs + random.between([0, 2 * hour]) : ms
}

/** Whole days earlier, if the matter would run into the next one. */
function before(cursorMs: number, drafts: readonly Draft[]): Draft[] {
  const overlapMs = drafts.at(-1)!.atMs + hour - cursorMs
  const shiftMs = overlapMs > 0 ? Math.ceil(overlapMs / day) * day : 0
  return drafts.map((draft) => ({ ...draft, atMs: draft.atMs - shiftMs }))
}

/** Whoever was answered got the last word from the shop. */
function withFarewell(customer: SampleCustomer, drafts: Draft[], random: Random): Draft[] {
  const last = drafts.at(-1)
  if (customer.ending !== 'answered' || last?.by !== 'customer') return drafts
  return [...drafts, { by: 'shop', atMs: last.atMs + random.between([minute, 4 * minute]), content: { kind: 'text', text: random.pick(wordsOf(customer.tongue).farewells) } }]
}

function contentOf([, said]: Turn, fill: (text: string) => string): StoryContent {
  if (typeof said === 'string') return { kind: 'text', text: fill(said) }
  return 'file' in said ? { kind: 'file', file: said.file, caption: said.caption === undefined ? null : fill(said.caption) } : { kind: 'place', ...said }
}

const endingAt = (drafts: readonly Draft[], endsAtMs: number): Draft[] => drafts.map((draft) => ({ ...draft, atMs: draft.atMs + endsAtMs - drafts.at(-1)!.atMs }))

function spam(customer: SampleCustomer, startedAtMs: number): Draft[] {
  const endsAtMs = startedAtMs - customer.lastAgoMinutes * minute
  const lines = customer.tongue === 'ko'
    ? ['사장님 하루 30분으로 월 500 버는 방법!!', '무료 리딩방 지금 입장하세요', '왜 답이 없으세요? 마지막 기회입니다', '오늘만 무료 🔥🔥', '수익 인증 보내 드릴까요?', '이번이 정말 마지막이에요']
    : ['Earn 5,000 a month with 30 minutes a day!!', 'Join our free signals group now', 'Why no answer? Last chance', 'Free today only 🔥🔥', 'Shall I send proof of profits?', 'This is really the last call']
  return lines.map((text, index) => ({ by: 'customer', atMs: endsAtMs - (lines.length - 1 - index) * 9 * minute, content: { kind: 'text', text } }))
}

function numbered(customer: SampleCustomer, drafts: readonly Draft[]): StoryMessage[] {
  const id = (index: number) => `wamid.${Buffer.from(`bamtol sample ${customer.tongue} ${customer.key} ${index}`).toString('base64')}`
  return drafts.map((draft, index) => ({ ...draft, id: id(index), quotes: index > 2 && index % 11 === 5 && drafts[index - 1]!.by !== draft.by ? id(index - 1) : null }))
}
