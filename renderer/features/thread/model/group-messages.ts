import type { Message } from '#shared/domain/message.ts'

/** One line of the thread: the message with what its neighbours make of it. */
export type ThreadRow = {
  message: Message
  /** A day begins here: show its header above. */
  startsDay: boolean
  /** Nearer (2 px) to the message above: same author, same minutes, no header between. */
  continuesGroup: boolean
  hasDivider: boolean
}

/** Messages of one author further apart than this are separate turns. */
const groupGapMs = 5 * 60_000

/** `before` is the message ahead of the first shown one, or null where the conversation begins. */
export function threadRows(before: Message | null, messages: readonly Message[], dividerId: number | null, dayOf: (ms: number) => string): ThreadRow[] {
  let previous = before
  return messages.map((message) => {
    const startsDay = previous === null || dayOf(previous.timestampMs) !== dayOf(message.timestampMs)
    const hasDivider = message.id === dividerId
    const continuesGroup = previous !== null && !startsDay && !hasDivider && isSameTurn(previous, message)
    previous = message
    return { message, startsDay, continuesGroup, hasDivider }
  })
}

function isSameTurn(a: Message, b: Message): boolean {
  return a.direction === b.direction && originGroup(a) === originGroup(b) && b.timestampMs - a.timestampMs < groupGapMs
    && a.content.type !== 'system' && b.content.type !== 'system'
}

/** A person's and an imported message look alike; machine-made ones and the phone's stand apart. */
function originGroup(message: Message): string {
  return message.origin === 'person' || message.origin === 'history' ? 'plain' : message.origin
}
