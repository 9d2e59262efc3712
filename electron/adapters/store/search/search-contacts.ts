import type { ConversationRow } from '#shared/domain/conversation.ts'
import { containsWords, searchWords } from '#shared/domain/search-folding.ts'
import { gramQuery } from '#shared/domain/search-grams.ts'
import { conversationsByIds } from '../conversations.store.ts'
import type { Driver } from '../driver.ts'

type Candidate = { id: number; last_activity_at_ms: number; search_text: string }

/** Latest activity first. Names by any part or by initial consonants, user names and ids by any part, phones by any digits, also as dialled at home (leading 0). */
export function searchContacts(driver: Driver, query: string, limit: number): ConversationRow[] {
  const found = new Map<number, Candidate>()
  for (const words of readings(query)) for (const candidate of matches(driver, words, limit)) found.set(candidate.id, candidate)
  const latest = [...found.values()].sort((a, b) => b.last_activity_at_ms - a.last_activity_at_ms || b.id - a.id).slice(0, limit)
  return conversationsByIds(driver, latest.map(({ id }) => id))
}

/** What may be meant: the words as they are, and digits as a phone number, also as dialled at home. All words of one of them must occur. */
export function readings(query: string): string[][] {
  const words = searchWords(query)
  if (words.length === 0) return []
  const digits = /^[\d\s()+./-]+$/.test(query) ? query.replace(/\D/g, '') : ''
  const phones = digits === '' ? [] : digits.startsWith('0') && digits.length > 1 ? [digits, digits.slice(1)] : [digits]
  const distinct = new Map([words, ...phones.map((phone) => [phone])].map((reading) => [reading.join(' '), reading]))
  return [...distinct.values()]
}

const sampleSize = 200
const commonFrom = 6

/** Every conversation, latest activity first: four walks along an index, merged by the engine. */
const walks = [['conversations_all', 0], ['conversations_archived', 1]].flatMap(([index, isArchived]) => [0, 1].map((isPinned) =>
  `SELECT c.id AS id, c.last_activity_at_ms AS last_activity_at_ms, p.search_text FROM conversations c INDEXED BY ${index} CROSS JOIN contacts p ON p.id = c.contact_id WHERE c.is_archived = ${isArchived} AND c.is_pinned = ${isPinned}`))
const latestSelect = `${walks.join(' UNION ALL ')} ORDER BY last_activity_at_ms DESC, id DESC`
const proposedSelect = `SELECT found.id, found.last_activity_at_ms, p.search_text FROM (
    SELECT c.id, c.contact_id, c.last_activity_at_ms FROM contact_text f CROSS JOIN conversations c ON c.contact_id = f.rowid WHERE contact_text MATCH ? ORDER BY c.last_activity_at_ms DESC, c.id DESC LIMIT -1) found
  CROSS JOIN contacts p ON p.id = found.contact_id`

/**
 * Common words fill their page from the latest conversations: the index would propose a large part of all
 * contacts, to be sorted first. What the latest do not show to be common, the index proposes in short lists.
 */
function matches(driver: Driver, words: readonly string[], limit: number): Candidate[] {
  const match = gramQuery(words)
  if (match === null) return []
  const isMatch = (candidate: Candidate) => containsWords(candidate.search_text, words)
  const sample = driver.all<Candidate>(`${latestSelect} LIMIT ${sampleSize}`)
  const found = sample.filter(isMatch)
  if (sample.length < sampleSize || found.length >= limit) return found.slice(0, limit)
  const candidates = found.length < commonFrom ? driver.iterate<Candidate>(proposedSelect, match) : driver.iterate<Candidate>(latestSelect)
  return takeMatches(candidates, isMatch, limit)
}

function takeMatches(candidates: Iterable<Candidate>, isMatch: (candidate: Candidate) => boolean, limit: number): Candidate[] {
  const found: Candidate[] = []
  for (const candidate of candidates) {
    if (isMatch(candidate)) found.push(candidate)
    if (found.length >= limit) break
  }
  return found
}
