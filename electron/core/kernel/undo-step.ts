import type { LibraryPart } from '#shared/contract/events.ts'
import type { ContactId, UndoId } from '#shared/domain/ids.ts'
import type { CustomerChange } from '#shared/domain/recent-changes.ts'
import type { Deletion } from '../ports/store/customer-store.ts'
import type { FeaturePorts } from './feature-ports.ts'
import { notFound } from './refuse.ts'

/** More changed customers than this: screens read again what they show instead of hearing every id. */
const mostToldOneByOne = 500

/** Tells screens that customers changed, however many there are. */
export async function tellContactsChanged({ store, signals }: Pick<FeaturePorts, 'store' | 'signals'>, contactIds: readonly ContactId[]): Promise<void> {
  if (contactIds.length > mostToldOneByOne) {
    signals.emit('library-changed', 'customers')
    return
  }
  signals.emit('changed', { contactIds, conversationIds: await store.conversationsOf(contactIds) })
}

export async function tellDeleted(ports: Pick<FeaturePorts, 'store' | 'signals'>, { contactId, undoId }: Deletion): Promise<{ undoId: UndoId }> {
  ports.signals.emit('library-changed', 'changes')
  await tellContactsChanged(ports, [contactId])
  return { undoId }
}

/** What `work` changes is kept in one step; whoever lists the recent changes hears of it once it is there. */
export async function asStep({ store, clock, signals }: Pick<FeaturePorts, 'store' | 'clock' | 'signals'>, change: CustomerChange, work: (undoId: UndoId) => Promise<void>): Promise<{ undoId: UndoId }> {
  const undoId = await store.startUndo(change, clock.nowMs())
  await work(undoId).finally(() => signals.emit('library-changed', 'changes'))
  return { undoId }
}

type LongStep<Result> = { change: CustomerChange; job: string | null; work: (undoId: UndoId) => Promise<Result> }

/** A step that goes on for a while: it is listed as running and nobody takes it back meanwhile. Of its end tells whoever began it. */
export async function asLongStep<Result>({ store, clock, signals, steps }: FeaturePorts, { change, job, work }: LongStep<Result>): Promise<{ undoId: UndoId; result: Result }> {
  const undoId = await store.startUndo(change, clock.nowMs(), { job })
  signals.emit('library-changed', 'changes')
  const result = await steps.during(undoId, async () => {
    try {
      return await work(undoId)
    } finally {
      await store.endUndo(undoId)
    }
  })
  return { undoId, result }
}

/** Part after part, so that nothing else waits for a step of 100,000 customers. Refused while the step is being written. */
export function undoStep(ports: FeaturePorts, id: UndoId, job: string | null): Promise<void> {
  return ports.steps.during(id, () => takeBack(ports, id, job)).finally(() => ports.signals.emit('library-changed', 'changes'))
}

async function takeBack(ports: FeaturePorts, id: UndoId, job: string | null): Promise<void> {
  const { store, clock, signals } = ports
  const contactIds = new Set<ContactId>()
  const parts = new Set<LibraryPart>()
  for (let isDone = false, count = 1; !isDone; count += 1) {
    const undone = await store.undoNextPart(id)
    if (!undone) {
      if (count === 1) throw notFound()
      break
    }
    for (const contact of undone.contactIds) contactIds.add(contact)
    for (const part of undone.parts) parts.add(part)
    isDone = undone.isDone
    if (job !== null) signals.emit('progress', { job, done: count, total: count + undone.leftCount })
    await clock.nextTurn()
  }
  for (const part of parts) {
    if (part === 'automation') signals.emit('rules-changed', null)
    else signals.emit('library-changed', part)
  }
  if (contactIds.size > 0) await tellContactsChanged(ports, [...contactIds])
}
