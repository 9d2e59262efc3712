import type { FeaturePorts } from '../kernel/feature-ports.ts'
import { found } from '../kernel/refuse.ts'
import { rpc } from '../kernel/rpc.ts'
import { changeLabels } from './change-labels.ts'
import { assertRoomForLabel, checkedLabelName } from '../kernel/check-label.ts'

const contactsPerQuestion = 10_000

export function labelsRouter(ports: FeaturePorts) {
  const { store, clock, facts, signals } = ports
  const { labels } = rpc
  /** Of the changes under way, by their job. */
  const endings = new Map<string, { isWanted: boolean }>()
  const changed = () => signals.emit('library-changed', 'labels')
  const known = async (id: number) => {
    const all = await store.labels()
    return { label: found(all.find((one) => one.id === id)), others: all.filter((one) => one.id !== id) }
  }

  return {
    list: labels.list.handler(() => store.labels()),
    create: labels.create.handler(async ({ input }) => {
      const all = await store.labels()
      assertRoomForLabel(facts, all.length)
      const label = { name: checkedLabelName(facts, input.name, all), color: input.color }
      const id = await store.addLabel(label)
      changed()
      return { ...label, id, contactCount: 0 }
    }),
    update: labels.update.handler(async ({ input }) => {
      const { others } = await known(input.labelId)
      await store.updateLabel(input.labelId, { ...(input.name === undefined ? {} : { name: checkedLabelName(facts, input.name, others) }), ...(input.color === undefined ? {} : { color: input.color }) })
      changed()
    }),
    place: labels.place.handler(async ({ input }) => {
      await store.placeLabels(input.labelIds)
      changed()
    }),
    remove: labels.remove.handler(async ({ input }) => {
      await known(input.labelId)
      const undoId = await store.startUndo('label-deleted', clock.nowMs())
      await store.deleteLabel(input.labelId, undoId)
      changed()
      return { undoId }
    }),
    merge: labels.merge.handler(async ({ input }) => {
      const { others } = await known(input.labelId)
      found(others.find((one) => one.id === input.intoId))
      const undoId = await store.startUndo('labels-merged', clock.nowMs())
      for (let after = 0; ;) {
        const contactIds = await store.labelledContacts(input.labelId, after, contactsPerQuestion)
        await changeLabels(ports, { contactIds, add: [input.intoId], remove: [], undoId, job: null })
        if (contactIds.length < contactsPerQuestion) break
        after = contactIds.at(-1) ?? after
      }
      await store.deleteLabel(input.labelId, undoId)
      changed()
      return { undoId }
    }),
    change: labels.change.handler(async ({ input }) => {
      const undoId = input.contactIds.length === 1 ? null : await store.startUndo('labels-changed', clock.nowMs())
      const ending = { isWanted: false }
      // It ends by `stop` alone: a screen that goes away half-way would leave some of them labelled, and nobody told.
      if (input.job !== null) endings.set(input.job, ending)
      try {
        const contactIds = await changeLabels(ports, { ...input, undoId }, () => ending.isWanted)
        return { undoId, changedCount: contactIds.length }
      } finally {
        if (input.job !== null) endings.delete(input.job)
      }
    }),
    stop: labels.stop.handler(({ input }) => {
      const ending = endings.get(input.job)
      if (ending) ending.isWanted = true
    }),
  }
}
