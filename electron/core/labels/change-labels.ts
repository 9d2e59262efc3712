import type { ContactId, UndoId } from '#shared/domain/ids.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'
import { tellContactsChanged } from '../kernel/undo-step.ts'

export type LabelsWish = { contactIds: readonly number[]; add: readonly number[]; remove: readonly number[]; undoId: UndoId | null; job: string | null }

const contactsPerStep = 250

/** Few customers at a time: everything else goes on in between. Stops early once `isOver`. */
export async function changeLabels(ports: FeaturePorts, wish: LabelsWish, isOver: () => boolean = () => false): Promise<ContactId[]> {
  const { store, clock, signals } = ports
  const changed: ContactId[] = []
  for (let from = 0; from < wish.contactIds.length; from += contactsPerStep) {
    if (isOver()) break
    const contactIds = wish.contactIds.slice(from, from + contactsPerStep)
    const now = await store.changeLabels({ contactIds, add: wish.add, remove: wish.remove, undoId: wish.undoId, nowMs: clock.nowMs() })
    for (const contact of now) changed.push(contact)
    if (now.length > 0) signals.emit('labels-changed', { contactIds: now, added: wish.add, removed: wish.remove })
    if (wish.job !== null) signals.emit('progress', { job: wish.job, done: Math.min(from + contactsPerStep, wish.contactIds.length), total: wish.contactIds.length })
    await clock.nextTurn()
  }
  if (changed.length > 0) {
    signals.emit('library-changed', 'labels')
    await tellContactsChanged(ports, changed)
  }
  return changed
}
