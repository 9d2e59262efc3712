import type { SampleFileName } from './assets.ts'
import type { Ending } from './customers.ts'

export type Tongue = 'ko' | 'en' | 'ja' | 'ar' | 'zh'
/** What somebody comes for. Friends are neighbours of many years and speak like it. */
export type Character = 'family' | 'regular' | 'office' | 'friend'

/** One turn of a conversation. `c` the customer, `s` the shop; ` | ` between wordings of which one is chosen. */
export type Turn =
  | readonly [by: 'c' | 's', text: string]
  | readonly [by: 'c' | 's', file: { file: SampleFileName; caption?: string }]
  | readonly [by: 'c' | 's', place: { name: string; address: string; latitude: number; longitude: number }]

/**
 * One matter between a customer and the shop from first word to thanks, over days if need be: a number is the hours
 * until it goes on. `{cake}` and the like are filled in, each once for the whole matter.
 */
export type Episode = readonly (Turn | number)[]
/** How an acquaintance begins, what happens once, and what comes back again and again. */
export type Matters = Readonly<Record<Character, { first: readonly Episode[]; matters: readonly Episode[]; everyday: readonly Episode[] }>>

/** The matter that stands when the owner opens the app, and what is said at its end. */
export type LastMatter = { matter: Episode; says: readonly string[] }
export type LastMatters = Readonly<Record<Exclude<Ending, 'answered' | 'blocked'> | 'alone', readonly LastMatter[]>>

export type ReplyKind = 'greeting' | 'price' | 'budget' | 'time-question' | 'question' | 'sorry' | 'thanks' | 'ready' | 'picture' | 'voice' | 'place' | 'paper' | 'other'
/** What people say of themselves and answer while the app is open. */
export type Manner = { openers: readonly string[]; replies: Readonly<Record<ReplyKind, readonly string[]>> }
export type Words = Manner & {
  slots: Readonly<Record<string, readonly string[]>>
  matters: Matters
  /** Null: nobody of this tongue has an ending of their own. */
  endings: LastMatters | null
  /** How the shop takes leave. */
  farewells: readonly string[]
  /** How friends speak, where that differs. */
  friend: Manner | null
}
