import type { ConversationPlace } from '#shared/domain/conversation-order.ts'

/**
 * By how many rows the list must scroll so that what the eye is on stays where it is: the shift that most of
 * the visible rows made. Rows that jumped to the top or left are outvoted; ties go to the smaller shift.
 */
export function anchorShift(before: readonly ConversationPlace[], after: readonly ConversationPlace[], from: number, to: number): number {
  const indexBefore = new Map<number, number>()
  for (let index = Math.max(0, from); index < Math.min(before.length, to); index += 1) indexBefore.set(before[index]!.id, index)
  const votes = new Map<number, number>()
  let missing = indexBefore.size
  for (let index = 0; index < after.length && missing > 0; index += 1) {
    const old = indexBefore.get(after[index]!.id)
    if (old === undefined) continue
    missing -= 1
    votes.set(index - old, (votes.get(index - old) ?? 0) + 1)
  }
  let best = 0
  let mostVotes = 0
  for (const [shift, count] of votes) {
    if (count > mostVotes || (count === mostVotes && Math.abs(shift) < Math.abs(best))) {
      best = shift
      mostVotes = count
    }
  }
  return best
}
