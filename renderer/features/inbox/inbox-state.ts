import { comparePlaces, fitsFilter, placeOf, type ConversationPlace } from '#shared/domain/conversation-order.ts'
import type { ConversationFilter, ConversationRow } from '#shared/domain/conversation.ts'

/**
 * What the list knows. `order` is complete down to `boundary`: every fitting conversation that stands there
 * or above is in it, exactly once, sorted. `rows` holds whole rows for a part of it only, so that a shop of
 * 100,000 conversations costs a place per conversation and rows around what is on screen.
 */
export type InboxState = {
  filter: ConversationFilter
  /** Only customers with this label; null: everyone. */
  labelId: number | null
  phase: 'loading' | 'ready' | 'failed'
  order: readonly ConversationPlace[]
  rows: ReadonlyMap<number, ConversationRow>
  /** Cursor of the next page; null when the list is complete or nothing is loaded yet. */
  next: string | null
  /** The last place that pages have covered; null when they have covered everything. */
  boundary: ConversationPlace | null
  /** The open conversation keeps its place although it stopped fitting (it was read, or answered). */
  heldId: number | null
}

export type FitContext = { nowMs: number; closingWithinMs: number }
export type LoadedPage = { items: readonly ConversationRow[]; next: string | null }
/** By conversation id; null: it no longer exists. */
export type NewerRows = ReadonlyMap<number, ConversationRow | null>

export type InboxAction =
  | { type: 'filter-chosen'; filter: ConversationFilter; labelId?: number | null }
  /** A page that continues the list. `newer`: rows fetched by id while the page was on its way. */
  | { type: 'page-loaded'; page: LoadedPage; newer: NewerRows; context: FitContext }
  /** Rows that were asked for by id; an asked id without a row no longer exists. */
  | { type: 'rows-fetched'; askedIds: readonly number[]; rows: readonly ConversationRow[]; context: FitContext }
  /** The list was asked again from its top; everything known before is forgotten. */
  | { type: 'reloaded'; page: LoadedPage; newer: NewerRows; context: FitContext }
  /** Time passed: what no longer fits leaves. What begins to fit needs a reload. */
  | { type: 'time-passed'; context: FitContext }
  /** This conversation is open now. It is held only when it stands in the list already. */
  | { type: 'held'; conversationId: number | null; context: FitContext }
  /** Forget whole rows far from the visible part; their places stay. */
  | { type: 'rows-trimmed'; keepFrom: number; keepTo: number }
  | { type: 'failed' }

export function emptyInbox(filter: ConversationFilter, labelId: number | null = null): InboxState {
  return { filter, labelId, phase: 'loading', order: [], rows: new Map(), next: null, boundary: null, heldId: null }
}

export function inboxReducer(state: InboxState, action: InboxAction): InboxState {
  switch (action.type) {
    case 'filter-chosen': return emptyInbox(action.filter, action.labelId)
    case 'page-loaded': return loadPage(state, action.page, action.newer, action.context)
    case 'reloaded': return reload(state, action.page, action.newer, action.context)
    case 'rows-fetched': return applyRows(state, action.askedIds, action.rows, action.context)
    case 'time-passed': return dropUnfitting(state, action.context)
    case 'held': return hold(state, action.conversationId, action.context)
    case 'rows-trimmed': return trimRows(state, action.keepFrom, action.keepTo)
    case 'failed': return { ...state, phase: state.order.length > 0 ? 'ready' : 'failed' }
  }
}

function loadPage(state: InboxState, page: LoadedPage, newer: NewerRows, context: FitContext): InboxState {
  const last = page.items.at(-1)
  const boundary = page.next === null ? null : last ? placeOf(last) : state.boundary
  const covered = { ...state, phase: 'ready' as const, next: page.next, boundary }
  const current = new Map<number, ConversationRow | null>(page.items.map((row) => [row.id, row]))
  for (const [id, row] of newer) current.set(id, row)
  return applyRows(covered, [...current.keys()], [...current.values()].filter((row) => row !== null), context)
}

/** The held row is not part of a fresh answer when it stopped fitting; it is carried over. */
function reload(state: InboxState, page: LoadedPage, newer: NewerRows, context: FitContext): InboxState {
  const held = state.heldId === null ? undefined : state.rows.get(state.heldId)
  const fresh = loadPage({ ...emptyInbox(state.filter, state.labelId), heldId: state.heldId }, page, newer, context)
  if (!held || fresh.rows.has(held.id) || newer.has(held.id)) return fresh
  return applyRows(fresh, [held.id], [held], context)
}

function hold(state: InboxState, conversationId: number | null, context: FitContext): InboxState {
  const heldId = conversationId !== null && state.rows.has(conversationId) ? conversationId : null
  return heldId === state.heldId ? state : dropUnfitting({ ...state, heldId }, context)
}

function applyRows(state: InboxState, askedIds: readonly number[], changed: readonly ConversationRow[], context: FitContext): InboxState {
  const rows = new Map(state.rows)
  const arriving: ConversationPlace[] = []
  const leaving = new Set<number>()
  const found = new Set<number>()
  for (const row of changed) {
    if (found.has(row.id)) continue
    found.add(row.id)
    const place = placeOf(row)
    const known = state.rows.get(row.id)
    const belongs = isCovered(place, state.boundary) && belongsHere(state, row, context)
    if (known && belongs && comparePlaces(placeOf(known), place) === 0) {
      rows.set(row.id, row)
      continue
    }
    leaving.add(row.id)
    if (belongs) {
      rows.set(row.id, row)
      arriving.push(place)
    } else rows.delete(row.id)
  }
  for (const id of askedIds) {
    if (found.has(id)) continue
    leaving.add(id)
    rows.delete(id)
  }
  return { ...state, rows, order: leaving.size === 0 ? state.order : replaceInOrder(state.order, leaving, arriving) }
}

/** One pass over the list: takes the leaving ones out and merges the arriving ones in. */
function replaceInOrder(order: readonly ConversationPlace[], leaving: ReadonlySet<number>, arriving: ConversationPlace[]): ConversationPlace[] {
  arriving.sort(comparePlaces)
  const merged: ConversationPlace[] = []
  let next = 0
  for (const place of order) {
    if (leaving.has(place.id)) continue
    while (next < arriving.length && comparePlaces(arriving[next]!, place) < 0) merged.push(arriving[next++]!)
    merged.push(place)
  }
  while (next < arriving.length) merged.push(arriving[next++]!)
  return merged
}

/** Reading or answering the open conversation does not take it away; archiving it does. */
function belongsHere(state: InboxState, row: ConversationRow, context: FitContext): boolean {
  const isHeld = row.id === state.heldId && row.isArchived === (state.filter === 'archived')
  return isHeld || (fitsFilter(row, state.filter, context.nowMs, context.closingWithinMs) && (state.labelId === null || row.labelIds.includes(state.labelId)))
}

function isCovered(place: ConversationPlace, boundary: ConversationPlace | null): boolean {
  return boundary === null || comparePlaces(place, boundary) <= 0
}

function dropUnfitting(state: InboxState, context: FitContext): InboxState {
  const leaving = new Set<number>()
  for (const row of state.rows.values()) {
    if (!belongsHere(state, row, context)) leaving.add(row.id)
  }
  if (leaving.size === 0) return state
  const rows = new Map(state.rows)
  for (const id of leaving) rows.delete(id)
  return { ...state, rows, order: state.order.filter((place) => !leaving.has(place.id)) }
}

function trimRows(state: InboxState, keepFrom: number, keepTo: number): InboxState {
  const rows = new Map<number, ConversationRow>()
  for (let index = Math.max(0, keepFrom); index < Math.min(state.order.length, keepTo); index += 1) {
    const row = state.rows.get(state.order[index]!.id)
    if (row) rows.set(row.id, row)
  }
  const held = state.heldId === null ? undefined : state.rows.get(state.heldId)
  if (held) rows.set(held.id, held)
  return rows.size === state.rows.size ? state : { ...state, rows }
}

/** Where the conversation stands in the list, -1 when it is not in it. */
export function indexOf(state: InboxState, conversationId: number | null): number {
  const row = conversationId === null ? undefined : state.rows.get(conversationId)
  if (!row) return state.order.findIndex((place) => place.id === conversationId)
  const place = placeOf(row)
  let low = 0
  let high = state.order.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (comparePlaces(state.order[middle]!, place) < 0) low = middle + 1
    else high = middle
  }
  return state.order[low]?.id === row.id ? low : -1
}
