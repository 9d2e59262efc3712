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

function readings(query: string): string[][] {
  const words = searchWords(query)
  if (words.length === 0) return []
  const digits = /^[\d\s()+./-]+$/.test(query) ? query.replace(/\D/g, '') : ''
  const phones = digits === '' ? [] : digits.startsWith('0') && digits.length > 1 ? [digits, digits.slice(1)] : [digits]
  const distinct = new Map([words, ...phones.map((phone) => [phone])].map((reading) => [reading.join(' '), reading]))
  return [...distinct.values()]
}

const sampleSize = 200
const commonFrom = 6

/** As with messages: a short and common word fills its page from the latest conversations before the index has joined its lists. */
function matches(driver: Driver, words: readonly string[], limit: number): Candidate[] {
  const query = gramQuery(words)
  if (query === null) return []
  const isMatch = (candidate: Candidate) => containsWords(candidate.search_text, words)
  if (query.isPrefix) {
    const latest = driver.iterate<Candidate>(
      'SELECT c.id, c.last_activity_at_ms, p.search_text FROM conversations c INDEXED BY conversations_all CROSS JOIN contacts p ON p.id = c.contact_id WHERE c.is_archived = 0 AND c.is_pinned = 0 ORDER BY c.last_activity_at_ms DESC, c.id DESC',
    )
    const found: Candidate[] = []
    let seen = 0
    for (const candidate of latest) {
      if (isMatch(candidate)) found.push(candidate)
      seen += 1
      if (found.length >= limit) return found
      if (seen === sampleSize && found.length < commonFrom) break
    }
  }
  return proposedMatches(driver, query.match, isMatch, limit)
}

function proposedMatches(driver: Driver, match: string, isMatch: (candidate: Candidate) => boolean, limit: number): Candidate[] {
  const found: Candidate[] = []
  const proposed = driver.iterate<Candidate>(
    `SELECT c.id, c.last_activity_at_ms, p.search_text FROM contact_text f CROSS JOIN contacts p ON p.id = f.rowid CROSS JOIN conversations c ON c.contact_id = p.id WHERE contact_text MATCH ? ORDER BY c.last_activity_at_ms DESC, c.id DESC`, match,
  )
  for (const candidate of proposed) {
    if (isMatch(candidate)) found.push(candidate)
    if (found.length >= limit) break
  }
  return found
}
