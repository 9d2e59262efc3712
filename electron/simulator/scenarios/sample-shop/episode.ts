import type { SampleFileName } from './assets.ts'

export type Tongue = 'ko' | 'en' | 'ja' | 'ar' | 'zh'

/** One turn of a conversation. `c` the customer, `s` the shop; ` | ` between wordings of which one is chosen. */
export type Turn =
  | readonly [by: 'c' | 's', text: string]
  | readonly [by: 'c' | 's', file: { file: SampleFileName; caption?: string }]
  | readonly [by: 'c' | 's', place: { name: string; address: string; latitude: number; longitude: number }]

/** A small matter between a customer and the shop, from first word to thanks. `{cake}` and the like are filled in. */
export type Episode = readonly Turn[]
export type Words = { slots: Readonly<Record<string, readonly string[]>>; episodes: readonly Episode[]; openers: readonly string[]; replies: Readonly<Record<ReplyKind, readonly string[]>> }
export type ReplyKind = 'greeting' | 'price' | 'time-question' | 'question' | 'sorry' | 'thanks' | 'ready' | 'picture' | 'voice' | 'place' | 'paper' | 'other'
