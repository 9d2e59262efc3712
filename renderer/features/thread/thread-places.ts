import type { ThreadAnchor } from '#shared/contract/messages.ts'
import type { Message } from '#shared/domain/message.ts'
import type { ThreadRow } from './model/group-messages.ts'
import type { Picture } from './picture-viewer.tsx'
import type { ScrollTarget } from './held-place.ts'

/** A day that was asked for; which message that is shows when its stretch is loaded. */
export type AskedDay = { to: 'day'; ms: number }

/** Where a freshly loaded stretch is shown from: an asked message, an asked day, the first unread, else the end. */
export function initialTarget(asked: ScrollTarget | AskedDay | null, rows: readonly ThreadRow[], dividerId: number | null): ScrollTarget {
  if (asked?.to === 'day') {
    const ofDay = rows.find((row) => row.message.timestampMs >= asked.ms) ?? rows.at(-1)
    return ofDay ? { to: 'message', messageId: ofDay.message.id, align: 'start' } : { to: 'bottom' }
  }
  if (asked) return asked
  const divider = rows.find((row) => row.message.id === dividerId)
  return divider ? { to: 'message', messageId: divider.message.id, align: 'start' } : { to: 'bottom' }
}

export function anchorOf(to: ScrollTarget | AskedDay): ThreadAnchor {
  switch (to.to) {
    case 'bottom': return { at: 'latest' }
    case 'day': return { at: 'date', ms: to.ms }
    case 'message': return { at: 'around', messageId: to.messageId }
  }
}

export function shownPictures(messages: readonly Message[]): Picture[] {
  return messages.flatMap((message) => (message.content.type === 'image' && message.media?.state === 'ready' && message.deletedAtMs === null
    ? [{ messageId: message.id, direction: message.direction, timestampMs: message.timestampMs, media: message.media, caption: message.content.caption }] : []))
}
