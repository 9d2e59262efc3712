import type { ContactId, UndoId } from '#shared/domain/ids.ts'
import type { FeaturePorts } from './feature-ports.ts'
import { tellContactsChanged } from './undo-step.ts'

/** Changes these customers and answers who really changed. */
export type ChangeOfSome = (contactIds: readonly number[]) => Promise<ContactId[]>

const contactsPerStep = 250
const idsPerQuestion = 10_000

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

/** Whoever `ask` names, but some: by id and a part at a time, so that there may be any number of them. */
export async function* everybodyOf(ask: (after: number, limit: number) => Promise<readonly number[]>, except: ReadonlySet<number> = new Set()): AsyncGenerator<readonly number[]> {
  for (let after = 0; ;) {
    const ids = await ask(after, idsPerQuestion)
    yield ids.filter((id) => !except.has(id))
    if (ids.length < idsPerQuestion) return
    after = ids.at(-1) ?? after
  }
}

type LabelsWish = { add: readonly number[]; remove: readonly number[] }

export function labelling({ store, clock, signals }: FeaturePorts, { add, remove }: LabelsWish, undoId: UndoId | null): ChangeOfSome {
  return async (contactIds) => {
    const changed = await store.changeLabels({ contactIds, add, remove, undoId, nowMs: clock.nowMs() })
    if (changed.length > 0) signals.emit('labels-changed', { contactIds: changed, added: add, removed: remove })
    return changed
  }
}
