import { distanceFromTop, isAtBottom, type ScrollTarget } from './held-place.ts'
import type { ThreadRow } from './model/group-messages.ts'

/** A line is what the virtual list places: the message with the day or divider above it. */
const lineSelector = '[role="listitem"]'

export const lineOf = (scroller: HTMLElement, messageId: number) => scroller.querySelector(`[data-message-id="${messageId}"]`)?.closest<HTMLElement>(lineSelector) ?? null

const messageIdIn = (line: HTMLElement) => Number(line.querySelector<HTMLElement>('[data-message-id]')?.dataset['messageId'])

/** The first line that reaches below the top edge. */
function topLine(scroller: HTMLElement): HTMLElement | null {
  const edgePx = scroller.getBoundingClientRect().top
  let found: { line: HTMLElement; bottomPx: number } | null = null
  for (const line of scroller.querySelectorAll<HTMLElement>(lineSelector)) {
    const bottomPx = line.getBoundingClientRect().bottom
    if (bottomPx > edgePx + 1 && (!found || bottomPx < found.bottomPx)) found = { line, bottomPx }
  }
  return found?.line ?? null
}

/** The message at the top edge with its distance from it, to come back to. */
export function placeOf(scroller: HTMLElement, hasNewer: boolean): ScrollTarget {
  const line = isAtBottom(scroller) && !hasNewer ? null : topLine(scroller)
  return line ? { to: 'message', messageId: messageIdIn(line), align: 'start', offsetPx: distanceFromTop(scroller, line) } : { to: 'bottom' }
}

/** When the message at the top edge was written, and whether its day stands in the thread itself, to be read there. */
export function topRow(scroller: HTMLElement, rows: readonly ThreadRow[]): { atMs: number; isHeaderVisible: boolean } | null {
  const line = topLine(scroller)
  const messageId = line && messageIdIn(line)
  const row = rows.find(({ message }) => message.id === messageId)
  return line && row ? { atMs: row.message.timestampMs, isHeaderVisible: row.startsDay && distanceFromTop(scroller, line) > -12 } : null
}
