import { mergeReason, mergeReasons, type MergeCandidate, type MergeSuggestion } from '#shared/domain/contact-merge.ts'
import type { ContactId } from '#shared/domain/ids.ts'
import { groupBy } from '#shared/lib/group-by.ts'
import type { Driver } from './driver.ts'

const columns = 'p.id, p.name, p.phone, p.user_id AS userId, p.first_seen_at_ms AS firstSeenAtMs, f.inbound_count + f.outbound_count AS messageCount'
const candidates = `SELECT ${columns} FROM contacts p JOIN contact_facts f ON f.contact_id = p.id`
const mostNamesakes = 1000
const mostOfOneEnd = 20

export function mergeSuggestionsOf(driver: Driver, id: ContactId): MergeSuggestion[] {
  const own = driver.get<MergeCandidate>(`${candidates} WHERE p.id = ?`, id)
  if (!own) return []
  const found = new Map(driver.all<MergeCandidate>(`${candidates} WHERE p.name = ? COLLATE NOCASE AND p.id <> ? LIMIT ${mostNamesakes}`, own.name, id).map((each) => [each.id, each]))
  if (own.phone !== null) for (const each of withPhoneEnd(driver, own.phone)) if (each.id !== id) found.set(each.id, each)
  return [...found.values()].flatMap((other) => suggestion(driver, own, other)).sort(byStrength)
}

function withPhoneEnd(driver: Driver, phone: string): MergeCandidate[] {
  return driver.all<MergeCandidate>(
    `${candidates} WHERE p.id IN (SELECT contact_id FROM identities INDEXED BY identities_phone_end WHERE kind = 'phone' AND substr(value, -8) = ? LIMIT ${mostOfOneEnd})`, phone.slice(-8),
  )
}

function suggestion(driver: Driver, one: MergeCandidate, other: MergeCandidate): MergeSuggestion[] {
  const reason = mergeReason(one, other)
  if (reason === null || driver.get('SELECT 1 FROM merge_dismissals WHERE first_id = ? AND second_id = ?', Math.min(one.id, other.id), Math.max(one.id, other.id))) return []
  return [{ contacts: [one, other], reason }]
}

const byStrength = (a: MergeSuggestion, b: MergeSuggestion) => mergeReasons.indexOf(a.reason) - mergeReasons.indexOf(b.reason) || a.contacts[1].id - b.contacts[1].id

export type MergeScan = { suggestions: MergeSuggestion[]; next: string | null }

/** First along the ends of phone numbers, then along the names: each pair is met next to each other, so that all contacts are looked at once and not with each other. */
export function scanForMerges(driver: Driver, after: string | null, limit: number): MergeScan {
  return after === null || after.startsWith('end:') ? scanPhoneEnds(driver, after?.slice(4) ?? '', limit) : scanNames(driver, after.slice(5), limit)
}

function scanPhoneEnds(driver: Driver, after: string, limit: number): MergeScan {
  const rows = driver.all<{ end: string; contact_id: number }>(
    `SELECT substr(value, -8) AS end, contact_id FROM identities INDEXED BY identities_phone_end WHERE kind = 'phone' AND substr(value, -8) > ? ORDER BY substr(value, -8) LIMIT ?`, after, limit,
  )
  const groups = groupBy(rows, ({ end }) => end)
  const isLast = rows.length < limit
  if (!isLast && groups.size > 1) groups.delete(rows.at(-1)?.end ?? '')
  const suggestions = [...groups.values()].flatMap((group) => {
    const people = [...new Set(group.map(({ contact_id }) => contact_id))].slice(0, mostOfOneEnd)
    return people.length < 2 ? [] : pairsAmong(driver, people.flatMap((id) => driver.get<MergeCandidate>(`${candidates} WHERE p.id = ?`, id) ?? []))
  })
  return { suggestions, next: isLast ? 'name:' : `end:${[...groups.keys()].at(-1) ?? ''}` }
}

function scanNames(driver: Driver, after: string, limit: number): MergeScan {
  const rows = driver.all<MergeCandidate>(`${candidates} WHERE p.name > ? COLLATE NOCASE ORDER BY p.name COLLATE NOCASE, p.id LIMIT ?`, after, limit)
  const last = rows.at(-1)
  if (!last) return { suggestions: [], next: null }
  const isLast = rows.length < limit
  const nocase = (name: string) => name.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
  const groups = groupBy(rows, ({ name }) => nocase(name))
  if (!isLast && groups.size > 1) groups.delete(nocase(last.name))
  else if (!isLast) groups.set(nocase(last.name), driver.all<MergeCandidate>(`${candidates} WHERE p.name = ? COLLATE NOCASE LIMIT ${mostNamesakes * 5}`, last.name))
  const suggestions = [...groups.values()].filter((group) => group.length > 1).flatMap((group) => namesakePairs(driver, group))
  return { suggestions, next: isLast ? null : `name:${[...groups.keys()].at(-1) ?? ''}` }
}

const sharedDigits = 4

/** Numbers one slip apart agree in their last four digits or in all before them. Of people without a number only few are looked at. */
function namesakePairs(driver: Driver, group: readonly MergeCandidate[]): MergeSuggestion[] {
  const pairs = new Map<string, MergeSuggestion>()
  const buckets = groupBy(
    group.flatMap((person) => (person.phone === null ? [] : [{ bucket: `…${person.phone.slice(-sharedDigits)}`, person }, { bucket: person.phone.slice(0, -sharedDigits), person }])), ({ bucket }) => bucket,
  )
  for (const members of buckets.values()) for (const pair of pairsAmong(driver, members.map(({ person }) => person))) pairs.set(keyOf(pair), pair)
  const without = group.filter(({ phone }) => phone === null).slice(0, mostOfOneEnd)
  for (const one of without) for (const other of group.slice(0, mostOfOneEnd)) for (const pair of suggestion(driver, one, other)) pairs.set(keyOf(pair), pair)
  return [...pairs.values()].filter(({ reason }) => reason !== 'same-phone')
}

const keyOf = ({ contacts }: MergeSuggestion) => contacts.map(({ id }) => id).sort((a, b) => a - b).join(' ')

function pairsAmong(driver: Driver, people: readonly MergeCandidate[]): MergeSuggestion[] {
  return people.flatMap((one, index) => people.slice(index + 1).flatMap((other) => suggestion(driver, one, other)))
}

export function dismissMerge(driver: Driver, one: ContactId, other: ContactId): void {
  driver.run('INSERT OR IGNORE INTO merge_dismissals (first_id, second_id) VALUES (?, ?)', Math.min(one, other), Math.max(one, other))
}
