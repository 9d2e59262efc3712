import type { MergeSuggestion } from '#shared/domain/contact-merge.ts'
import { contactId } from '#shared/domain/ids.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'
import { found, refused } from '../kernel/refuse.ts'
import { rpc } from '../kernel/rpc.ts'
import { asStep, tellContactsChanged } from '../kernel/undo-step.ts'

const contactsPerStep = 1000

/** Two contacts that are one person: found, joined, kept apart. */
export function mergeHandlers(ports: FeaturePorts) {
  const { store, clock, signals } = ports
  const { contacts } = rpc

  return {
    mergeSuggestions: contacts.mergeSuggestions.handler(({ input }) => store.mergeSuggestionsOf(contactId(input.contactId))),
    duplicates: contacts.duplicates.handler(async ({ input }) => {
      const items: MergeSuggestion[] = []
      let next = input.after
      do {
        const scan = await store.scanForMerges(next, contactsPerStep)
        items.push(...scan.suggestions)
        next = scan.next
        await clock.nextTurn()
      } while (next !== null && items.length < input.limit)
      return { items, next }
    }),
    merge: contacts.merge.handler(async ({ input }) => {
      const [into, from] = [contactId(input.intoId), contactId(input.fromId)]
      if (into === from) throw refused('merge-same')
      const kept = found(await store.contact(into))
      const gone = found(await store.contact(from))
      const step = await asStep(ports, { kind: 'contacts-merged', name: gone.name, into: kept.name }, (undoId) => store.mergeContacts(into, from, undoId, clock.nowMs()))
      signals.emit('changed', { contactIds: [from], conversationIds: gone.conversationId === null ? [] : [gone.conversationId] })
      await tellContactsChanged(ports, [into])
      return step
    }),
    dismissMerge: contacts.dismissMerge.handler(async ({ input }) => {
      await store.dismissMerge(contactId(input.oneId), contactId(input.otherId))
      await tellContactsChanged(ports, [contactId(input.oneId), contactId(input.otherId)])
    }),
  }
}
