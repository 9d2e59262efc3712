import type { Page } from '#shared/contract/base.ts'
import type { TimelineItem } from '#shared/domain/contact-timeline.ts'
import type { ConsentKind, ConsentPath } from '#shared/domain/consent.ts'
import type { ContactId } from '#shared/domain/ids.ts'
import { localDayStartMs } from '#shared/domain/local-day.ts'
import type { Purchase } from '#shared/domain/purchases.ts'
import type { Driver } from './driver.ts'

type Request = { contactId: ContactId; timeZone: string; after: string | null; limit: number }
/** Everything before this place: an earlier time, or the same time and a later source, or a lower id. */
type Place = { atMs: number; source: number; id: number }
type Found = { place: Place; item: TimelineItem }
/** Newest first, at most `limit`, all with (atMs, id) below the place. */
type Source = (driver: Driver, request: Request, below: { atMs: number; id: number }) => { id: number; item: TimelineItem }[]

/** Each table that knows something about a customer; the order of the list decides between equal times and must stay as it is. */
const sources: readonly Source[] = [messageDays, events, purchases, complaints, firstSeen, consent]

export function contactTimeline(driver: Driver, request: Request): Page<TimelineItem> {
  const [atMs = Number.MAX_SAFE_INTEGER, source = -1, id = 0] = request.after === null ? [] : request.after.split('.').map(Number)
  const found = sources.flatMap((read, index): Found[] => {
    const below = index === source ? { atMs, id } : index > source ? { atMs, id: Number.MAX_SAFE_INTEGER } : { atMs, id: 0 }
    return read(driver, { ...request, limit: request.limit + 1 }, below).map((each) => ({ place: { atMs: each.item.atMs, source: index, id: each.id }, item: each.item }))
  })
  found.sort((a, b) => b.place.atMs - a.place.atMs || a.place.source - b.place.source || b.place.id - a.place.id)
  const shown = found.slice(0, request.limit)
  const last = shown.at(-1)?.place
  return { items: shown.map(({ item }) => item), next: found.length > request.limit && last ? `${last.atMs}.${last.source}.${last.id}` : null }
}

/** All days have one number: a moment belongs to one day only. */
const dayId = 1

/** One day is one item, placed at its last message: a day that was shown is not shown again when the page ends within it. */
function messageDays(driver: Driver, { contactId, timeZone, limit }: Request, below: { atMs: number; id: number }): { id: number; item: TimelineItem }[] {
  const conversation = driver.get<{ id: number }>('SELECT id FROM conversations WHERE contact_id = ?', contactId)?.id
  if (conversation === undefined) return []
  const latestBefore = (ms: number, isIncluded: boolean) => driver.get<{ timestamp_ms: number }>(
    `SELECT timestamp_ms FROM messages WHERE conversation_id = ? AND is_hidden = 0 AND timestamp_ms ${isIncluded ? '<=' : '<'} ? ORDER BY timestamp_ms DESC LIMIT 1`, conversation, ms)?.timestamp_ms
  const days: { id: number; item: TimelineItem }[] = []
  let lastMs = latestBefore(below.atMs, below.id > dayId)
  while (lastMs !== undefined && days.length < limit) {
    const startMs = localDayStartMs(lastMs, timeZone)
    const day = driver.get<{ inbound: number; outbound: number; last_ms: number }>(
      `SELECT count(CASE direction WHEN 'inbound' THEN 1 END) AS inbound, count(CASE direction WHEN 'outbound' THEN 1 END) AS outbound, max(timestamp_ms) AS last_ms
       FROM messages WHERE conversation_id = ? AND is_hidden = 0 AND timestamp_ms BETWEEN ? AND ?`, conversation, startMs, startMs + longestDayMs(startMs, timeZone) - 1)
    const first = driver.get<{ id: number }>('SELECT id FROM messages WHERE conversation_id = ? AND is_hidden = 0 AND timestamp_ms >= ? ORDER BY timestamp_ms, id LIMIT 1', conversation, startMs)
    if (day && first && day.last_ms === lastMs) {
      days.push({ id: dayId, item: { key: `day ${startMs}`, atMs: lastMs, kind: 'messages', inboundCount: day.inbound, outboundCount: day.outbound, firstMessageId: first.id } })
    }
    lastMs = latestBefore(startMs, false)
  }
  return days
}

const dayMs = 86_400_000
/** 23 to 25 hours where the clock changes. */
const longestDayMs = (startMs: number, timeZone: string) => localDayStartMs(startMs + 1.5 * dayMs, timeZone) - startMs

function events(driver: Driver, { contactId, limit }: Request, below: { atMs: number; id: number }): { id: number; item: TimelineItem }[] {
  const rows = driver.all<{ id: number; at_ms: number; kind: string; data: string | null; label: string | null }>(
    `SELECT e.id, e.at_ms, e.kind, e.data, l.name AS label FROM contact_events e LEFT JOIN labels l ON l.id = json_extract(e.data, '$.labelId')
     WHERE e.contact_id = ? AND (e.at_ms, e.id) < (?, ?) ORDER BY e.at_ms DESC, e.id DESC LIMIT ?`, contactId, below.atMs, below.id, limit)
  return rows.map(({ id, at_ms, kind, data, label }) => ({
    id, item: { key: `event ${id}`, atMs: at_ms, kind, ...(data === null ? {} : (JSON.parse(data) as object)), ...(kind.startsWith('label-') ? { name: label } : {}) } as TimelineItem,
  }))
}

function purchases(driver: Driver, { contactId, limit }: Request, below: { atMs: number; id: number }): { id: number; item: TimelineItem }[] {
  return driver.all<Purchase>(
    `SELECT id, contact_id AS contactId, order_number AS orderNumber, at_ms AS atMs, amount_minor AS amountMinor, currency, item FROM purchases
     WHERE contact_id = ? AND (at_ms, id) < (?, ?) ORDER BY at_ms DESC, id DESC LIMIT ?`, contactId, below.atMs, below.id, limit,
  ).map((purchase) => ({ id: purchase.id, item: { key: `purchase ${purchase.id}`, atMs: purchase.atMs, kind: 'purchase', purchase } }))
}

function complaints(driver: Driver, { contactId, limit }: Request, below: { atMs: number; id: number }): { id: number; item: TimelineItem }[] {
  return driver.all<{ id: number; at_ms: number; text: string }>(
    'SELECT id, at_ms, text FROM complaints WHERE contact_id = ? AND (at_ms, id) < (?, ?) ORDER BY at_ms DESC, id DESC LIMIT ?', contactId, below.atMs, below.id, limit,
  ).map(({ id, at_ms, text }) => ({ id, item: { key: `complaint ${id}`, atMs: at_ms, kind: 'complaint', text } }))
}

function firstSeen(driver: Driver, { contactId }: Request, below: { atMs: number; id: number }): { id: number; item: TimelineItem }[] {
  const row = driver.get<{ first_seen_at_ms: number }>('SELECT first_seen_at_ms FROM contacts WHERE id = ? AND (first_seen_at_ms, 1) < (?, ?)', contactId, below.atMs, below.id)
  return row ? [{ id: 1, item: { key: 'first seen', atMs: row.first_seen_at_ms, kind: 'first-seen' } }] : []
}

function consent(driver: Driver, { contactId, limit }: Request, below: { atMs: number; id: number }): { id: number; item: TimelineItem }[] {
  return driver.all<{ id: number; at_ms: number; kind: ConsentKind; path: ConsentPath }>(
    'SELECT id, at_ms, kind, path FROM consent_events WHERE contact_id = ? AND (at_ms, id) < (?, ?) ORDER BY at_ms DESC, id DESC LIMIT ?', contactId, below.atMs, below.id, limit,
  ).map(({ id, at_ms, kind, path }) => ({ id, item: { key: `consent ${id}`, atMs: at_ms, kind: 'consent', change: kind, path } }))
}
