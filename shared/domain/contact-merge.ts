/** Why two contacts look like one person; the strongest reason first. */
export const mergeReasons = ['same-phone', 'same-name-near-phone', 'same-name-one-has-no-phone'] as const
export type MergeReason = (typeof mergeReasons)[number]

export type MergeSuggestion = { contacts: [MergeCandidate, MergeCandidate]; reason: MergeReason }
export type MergeCandidate = { id: number; name: string; phone: string | null; userId: string | null; firstSeenAtMs: number; messageCount: number }

const shortestNumber = 8
const shortestName = 2

/** Null when nothing speaks for one person. Namesakes alone are not: a name must come with a number that is almost the same, or with none. */
export function mergeReason(one: MergeCandidate, other: MergeCandidate): MergeReason | null {
  if (one.phone !== null && other.phone !== null) {
    if (isSameNumber(one.phone, other.phone)) return 'same-phone'
    return hasSameName(one, other) && isOneSlipApart(one.phone, other.phone) ? 'same-name-near-phone' : null
  }
  const isOneWithoutPhone = (one.phone === null) !== (other.phone === null)
  const isIdSplit = (one.userId === null) !== (other.userId === null)
  return isOneWithoutPhone && isIdSplit && hasSameName(one, other) ? 'same-name-one-has-no-phone' : null
}

/** A number without its country code, or with the 0 of a call at home, is the end of the full one. */
export function isSameNumber(one: string, other: string): boolean {
  const [short, long] = [one, other].map((phone) => phone.replace(/\D/g, '').replace(/^0+/, '')).sort((a, b) => a.length - b.length) as [string, string]
  return short.length >= shortestNumber && long.endsWith(short) && long.length - short.length <= 3
}

function hasSameName(one: MergeCandidate, other: MergeCandidate): boolean {
  const [name, otherName] = [one, other].map((each) => each.name.normalize('NFC').replace(/\s/gu, '').toLowerCase()) as [string, string]
  return name === otherName && name.length >= shortestName && /\p{L}/u.test(name)
}

/** One digit wrong, missing or too many, or two neighbours swapped. */
export function isOneSlipApart(one: string, other: string): boolean {
  if (one === other) return true
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (long.length - short.length > 1) return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at += 1
  if (long.length > short.length) return short.slice(at) === long.slice(at + 1)
  const isOneWrong = short.slice(at + 1) === long.slice(at + 1)
  const isSwapped = short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2)
  return isOneWrong || isSwapped
}
