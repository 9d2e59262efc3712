import type { ReplyExtra } from './rule.ts'

/**
 * A small chatbot: steps that ask and go on by the answer. Every message of a flow that follows an
 * answer of the customer counts in the cap and is exempt from spacing.
 */
export type FlowStep =
  /** Shows a menu; each choice leads to its step (null ends). */
  | { id: string; kind: 'menu'; body: string; menu: 'buttons' | 'list'; listButton: string; choices: { id: string; title: string; description: string | null; addLabels: number[]; next: string | null }[] }
  /** Asks and keeps the answer in a custom field. An answer that does not fit the field's kind is asked again, at most twice. */
  | { id: string; kind: 'ask'; body: string; /** Said instead when an answer did not fit; the question itself without it. */ retry?: string | null | undefined; fieldId: number; next: string | null }
  | { id: string; kind: 'say'; body: string; extra: Extract<ReplyExtra, { kind: 'url' }> | null; next: string | null }
  | { id: string; kind: 'label'; addLabels: number[]; removeLabels: number[]; next: string | null }
  /** Hands over to a person; `body` null says nothing. */
  | { id: string; kind: 'handover'; body: string | null }

export type FlowDraft = { name: string; isEnabled: boolean; firstStep: string; steps: FlowStep[] }
export type Flow = FlowDraft & { id: number; startedCount: number; finishedCount: number }

/** What a value or a pool of codes may be called. */
export const shopKey = /^[\p{L}\p{N}_-]{1,60}$/u

/** A value of the shop, used as `{shop.<key>}` and in conditions; fed by hand, CSV or the local HTTP API. */
export type ShopVariable = { key: string; value: string; updatedAtMs: number }

/** A code that was given; null: that customer is gone. */
export type GivenCode = { id: number; code: string; contactName: string | null; phone: string | null; givenAtMs: number }

/** Codes given out one per customer through `{code.<key>}`. */
export type CodePool = { key: string; name: string; expiresAtMs: number | null; freeCount: number; givenCount: number }
