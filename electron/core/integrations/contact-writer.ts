import type { FeaturePorts } from '../kernel/feature-ports.ts'
import { GroupCommit, type Waiting } from '../kernel/group-commit.ts'
import { endedChanges } from '../kernel/signals.ts'
import { tellContactsChanged } from '../kernel/undo-step.ts'
import type { ContactUpsert, ContactUpserted } from '../ports/store/integrations-store.ts'

/** Most changes that share one durable transaction; few enough that nothing else waits long. */
const largestGroup = 50
/** Screens count labels anew this often at most, however fast another program sets them. */
const labelsToldEveryMs = 1000

type Group = readonly Waiting<ContactUpsert, ContactUpserted>[]

/** Changes that arrive in the same turn, or while a commit is under way, share the next one. */
export class ContactWriter {
  readonly #ports: FeaturePorts
  readonly #group: GroupCommit<ContactUpsert, ContactUpserted>
  #cancelTelling: (() => void) | null = null

  constructor(ports: FeaturePorts) {
    this.#ports = ports
    this.#group = new GroupCommit(ports.clock, largestGroup, (group) => this.#write(group))
  }

  write(upsert: ContactUpsert): Promise<ContactUpserted> {
    return this.#group.add(upsert)
  }

  stop(): void {
    this.#cancelTelling?.()
  }

  async #write(group: Group): Promise<void> {
    const { store, clock, log } = this.#ports
    let outcomes: ContactUpserted[]
    try {
      outcomes = await store.upsertContacts(group.map(({ item }) => item), clock.nowMs())
    } catch (error) {
      for (const { reject } of group) reject(error)
      return
    }
    group.forEach(({ resolve }, index) => resolve(outcomes[index] ?? { outcome: 'not-found' }))
    await this.#tell(group, outcomes).catch((error: unknown) => log.error('local-api.not-told', error))
  }

  async #tell(group: Group, outcomes: readonly ContactUpserted[]): Promise<void> {
    const { signals } = this.#ports
    const changed = outcomes.flatMap((outcome) => (outcome.outcome === 'done' && outcome.isChanged ? [outcome] : []))
    if (changed.length === 0) return
    for (const [index, { item: upsert }] of group.entries()) {
      const outcome = outcomes[index]
      if (outcome?.outcome === 'done' && outcome.hasNewLabels) signals.emit('labels-changed', { contactIds: [outcome.contactId], added: upsert.addLabels, removed: upsert.removeLabels })
    }
    if (changed.some(({ hasNewLabels }) => hasNewLabels)) this.#tellLabels()
    if (changed.some(({ hasNewConsent }) => hasNewConsent)) signals.emit('library-changed', 'consent')
    const withdrawn = changed.flatMap((outcome) => outcome.withdrawn)
    if (withdrawn.length > 0) signals.emit('changed', { messages: endedChanges(withdrawn) })
    await tellContactsChanged(this.#ports, [...new Set(changed.map(({ contactId }) => contactId))])
  }

  #tellLabels(): void {
    this.#cancelTelling ??= this.#ports.clock.after(labelsToldEveryMs, () => {
      this.#cancelTelling = null
      this.#ports.signals.emit('library-changed', 'labels')
    })
  }
}
