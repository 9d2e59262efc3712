import type { LibraryPart } from '#shared/contract/events.ts'
import type { ContactId, UndoId } from '#shared/domain/ids.ts'
import type { FeaturePorts } from './feature-ports.ts'
import { notFound } from './refuse.ts'

/** More changed customers than this: screens read again what they show instead of hearing every id. */
const mostToldOneByOne = 500

/** Tells screens that customers changed, however many there are. */
export async function tellContactsChanged({ store, signals }: Pick<FeaturePorts, 'store' | 'signals'>, contactIds: readonly ContactId[]): Promise<void> {
  if (contactIds.length > mostToldOneByOne) {
    signals.emit('library-changed', 'labels')
    return
  }
  signals.emit('changed', { contactIds, conversationIds: await store.conversationsOf(contactIds) })
}

/** Part after part, so that nothing else waits for a step of 100,000 customers. */
export async function undoStep(ports: FeaturePorts, id: UndoId, job: string | null): Promise<void> {
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
  for (const part of parts) signals.emit('library-changed', part)
  if (contactIds.size > 0) await tellContactsChanged(ports, [...contactIds])
}
