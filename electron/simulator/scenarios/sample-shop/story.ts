import { Random } from '../../random.ts'
import type { SampleFileName } from './assets.ts'
import type { SampleCustomer } from './customers.ts'
import type { Episode, Turn } from './episode.ts'
import { chooseSlots, wordsOf } from './words.ts'

export type StoryContent =
  | { kind: 'text'; text: string }
  | { kind: 'file'; file: SampleFileName; caption: string | null }
  | { kind: 'place'; name: string; address: string; latitude: number; longitude: number }
export type StoryMessage = { id: string; by: 'customer' | 'shop'; atMs: number; content: StoryContent; quotes: string | null }

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const longestAgoMs = 88 * day
/** Files older than this never leave the phone, so old conversations do without them. */
const filesSinceMs = 13 * day
const seoulOffsetMs = 9 * hour

const storySeed = 20_260

/**
 * Everything said between one customer and the shop before the app was opened. The same start gives the same
 * ids, times and words, so that telling it again changes nothing.
 */
export function storyOf(customer: SampleCustomer, startedAtMs: number): StoryMessage[] {
  const random = Random.named(storySeed, `${customer.tongue}:${customer.key}:${customer.name}`)
  if (customer.ending === 'blocked') return numbered(customer, spam(customer, startedAtMs))
  const endsAtMs = startedAtMs - customer.lastAgoMinutes * minute
  const starts = startTimes(customer, endsAtMs, startedAtMs, random)
  const last = tell(customer, chooseEpisode(customer, startedAtMs - endsAtMs, random), endsAtMs, random).slice(0, customer.messageCount)
  const drafts = endingAt(last, endsAtMs)
  for (const startMs of starts) {
    const remaining = customer.messageCount - drafts.length
    if (remaining <= 0) break
    drafts.push(...tell(customer, chooseEpisode(customer, startedAtMs - startMs, random), startMs, random).slice(0, remaining))
  }
  return numbered(customer, drafts.sort((a, b) => a.atMs - b.atMs))
}

type Draft = { by: 'customer' | 'shop'; atMs: number; content: StoryContent }

/** Starts of the conversations before the last one, over the weeks and within opening hours, mixed so that a short story still spans them. */
function startTimes(customer: SampleCustomer, endsAtMs: number, startedAtMs: number, random: Random): number[] {
  const count = Math.max(1, Math.round(customer.messageCount / 4.2))
  const firstMs = startedAtMs - longestAgoMs
  const earlier = Array.from({ length: (count - 1) * 2 }, () => inOpeningHours(random.between([firstMs, Math.max(firstMs + day, endsAtMs - 9 * hour)]), random))
  const chosen: number[] = []
  for (const startMs of earlier.filter((time) => time < endsAtMs - 6 * hour).sort((a, b) => a - b)) {
    if (chosen.length < count * 1.4 && startMs - (chosen.at(-1) ?? 0) > 2 * hour) chosen.push(startMs)
  }
  return random.shuffle(chosen)
}

function inOpeningHours(ms: number, random: Random): number {
  const midnightMs = Math.floor((ms + seoulOffsetMs) / day) * day - seoulOffsetMs
  return midnightMs + random.between([8.5 * hour, 20.5 * hour])
}

function chooseEpisode(customer: SampleCustomer, ageMs: number, random: Random): Episode {
  const { episodes } = wordsOf(customer.tongue)
  const fitting = episodes.filter((episode) => {
    if (customer.ending === 'never-wrote') return episode[0]![0] === 's'
    return ageMs < filesSinceMs || !hasFiles(episode)
  })
  const withFiles = fitting.filter(hasFiles)
  if (withFiles.length > 0 && random.chance(0.6)) return random.pick(withFiles)
  return random.pick(fitting.length > 0 ? fitting : episodes)
}

const hasFiles = (episode: Episode): boolean => episode.some((turn) => typeof turn[1] !== 'string')

function tell(customer: SampleCustomer, episode: Episode, startMs: number, random: Random): Draft[] {
  const fill = chooseSlots(customer.tongue, random)
  let atMs = startMs
  const turns = customer.ending === 'never-wrote' ? episode.filter((turn) => turn[0] === 's') : episode
  return turns.map((turn) => {
    const draft: Draft = { by: turn[0] === 'c' ? 'customer' : 'shop', atMs, content: contentOf(turn, fill) }
    atMs += random.between([25_000, 7 * minute])
    return draft
  })
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
