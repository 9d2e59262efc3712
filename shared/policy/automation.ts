import type { PolicyEntry } from './policy-entry.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const base = { validFrom: '2025-11-01', floor: null, stricter: 'lower' as const, isEditable: true }

export const automationEntries: readonly PolicyEntry[] = [
  { ...base, key: 'automation.cap', value: 3, unit: 'count', source: 'E09, X04: at most 3 automatic messages per customer in rolling 24 h' },
  { ...base, key: 'automation.cap-span', value: 24 * hour, unit: 'ms', source: 'E09, X04: the rolling span in which automatic messages are counted', stricter: 'higher' },
  { ...base, key: 'automation.spacing', value: 6 * hour, unit: 'ms', source: 'E10, X36: between automatic messages nobody asked for; direct answers to a word are exempt', stricter: 'higher' },
  { ...base, key: 'automation.offer-person-from', value: 2, unit: 'count', source: 'E11: from this automatic message on a person is offered' },
  { ...base, key: 'automation.per-message', value: 1, unit: 'count', source: 'Danggol: automatic messages that one message of a customer can set off' },
  { ...base, key: 'automation.person-silence', value: 5 * minute, unit: 'ms', source: 'E03: silent while a person has answered, here or on the phone', stricter: 'higher' },
  { ...base, key: 'automation.handover-silence', value: 12 * hour, unit: 'ms', source: 'Danggol: silent after the customer asked for a person', stricter: 'higher' },
  { ...base, key: 'automation.message-age', value: 10 * minute, unit: 'ms', source: 'Danggol: a message that comes later than this is left to people' },
  { ...base, key: 'automation.send-within', value: 5 * minute, unit: 'ms', source: 'Danggol: an automatic message that could not leave within this time is not sent any more' },
  { ...base, key: 'automation.burst', value: 5, unit: 'per-minute', source: 'E19: messages of a new customer in a minute after which automation stays silent' },
  { ...base, key: 'automation.new-customer', value: 24 * hour, unit: 'ms', source: 'E19: how long a customer counts as new', stricter: 'higher' },
  { ...base, key: 'automation.busy', value: 10, unit: 'count', source: 'E22: customers waiting for an answer at the same time, from which the shop counts as busy' },
  { ...base, key: 'automation.busy-span', value: 30 * minute, unit: 'ms', source: 'E22: whoever wrote longer ago does not count as waiting' },
  { ...base, key: 'automation.speed-target', value: 2 * second, unit: 'ms', source: 'E08, X15: an automatic reply leaves within this time of the webhook' },
  { ...base, key: 'automation.text', value: 256, unit: 'characters', source: 'E05, X28: advice for automatic texts; Meta allows 4,096' },
  { ...base, key: 'automation.text-fold', value: 150, unit: 'characters', source: 'E05, X28: what customers see before they unfold the message' },
  { ...base, key: 'automation.variants', value: 5, unit: 'count', source: 'E07: wordings of one rule' },
  { ...base, key: 'automation.words', value: 100, unit: 'count', source: 'Danggol: words of one rule' },
  { ...base, key: 'automation.rules', value: 500, unit: 'count', source: 'Danggol: rules whose decision is measured to take 5 ms at most' },
  { ...base, key: 'automation.codes-low', value: 20, unit: 'count', source: 'E23: codes left in a pool from which on the screen warns', stricter: 'higher' },
  { ...base, key: 'automation.suggest-from', value: 2_000, unit: 'count', source: 'E06: latest messages in which words for rules are looked for' },
  { ...base, key: 'automation.suggest-fewest', value: 3, unit: 'count', source: 'E06: customers who use a word before it is suggested', stricter: 'higher' },
  { ...base, key: 'automation.suggest-most', value: 5, unit: 'count', source: 'E06: words suggested at a time' },
  { ...base, key: 'automation.traces', value: 20_000, unit: 'count', source: 'Danggol: decisions kept to be looked at' },
  { ...base, key: 'automation.trace-rules', value: 20, unit: 'count', source: 'Danggol: rules named in one decision although they did not fit' },
  { ...base, key: 'automation.phone-greeting', value: 10 * second, unit: 'ms', source: 'Danggol: an answer of the phone that comes this soon was not typed by a person' },
]
