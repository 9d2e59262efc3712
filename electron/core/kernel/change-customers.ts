import type { ContactId, UndoId } from '#shared/domain/ids.ts'
import type { FeaturePorts } from './feature-ports.ts'
import { tellContactsChanged } from './undo-step.ts'

/** Changes these customers and answers who really changed. */
export type ChangeOfSome = (contactIds: readonly number[]) => Promise<ContactId[]>

const contactsPerStep = 250

/** Few customers at a time: everything else goes on in between. `stepped` hears how many were looked at, and whether it goes on. */
export async function changeCustomers(ports: FeaturePorts, customers: AsyncIterable<readonly number[]>, change: ChangeOfSome, stepped: (done: number) => boolean = () => true): Promise<ContactId[]> {
  const changed: ContactId[] = []
  let done = 0
  let goesOn = true
  for await (const contactIds of customers) {
    for (let from = 0; goesOn && from < contactIds.length; from += contactsPerStep) {
      const some = contactIds.slice(from, from + contactsPerStep)
      for (const contact of await change(some)) changed.push(contact)
      done += some.length
      goesOn = stepped(done)
      await ports.clock.nextTurn()
    }
    if (!goesOn) break
  }
  if (changed.length > 0) await tellContactsChanged(ports, changed)
  return changed
}

export async function* these(contactIds: readonly number[]): AsyncGenerator<readonly number[]> {
  yield contactIds
}

export type LabelsWish = { add: readonly number[]; remove: readonly number[] }

export function labelling({ store, clock, signals }: FeaturePorts, { add, remove }: LabelsWish, undoId: UndoId | null): ChangeOfSome {
  return async (contactIds) => {
    const changed = await store.changeLabels({ contactIds, add, remove, undoId, nowMs: clock.nowMs() })
    if (changed.length > 0) signals.emit('labels-changed', { contactIds: changed, added: add, removed: remove })
    return changed
  }
}
