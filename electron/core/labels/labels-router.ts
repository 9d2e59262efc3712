import { changeCustomers, labelling, these } from '../kernel/change-customers.ts'
import { assertRoomForLabel, checkedLabelName } from '../kernel/check-label.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'
import { found } from '../kernel/refuse.ts'
import { rpc } from '../kernel/rpc.ts'
import { startStep } from '../kernel/undo-step.ts'

const contactsPerQuestion = 10_000

export function labelsRouter(ports: FeaturePorts) {
  const { store, facts, signals, steps } = ports
  const { labels } = rpc
  const changed = () => signals.emit('library-changed', 'labels')
  const known = async (id: number) => {
    const all = await store.labels()
    return { label: found(all.find((one) => one.id === id)), others: all.filter((one) => one.id !== id) }
  }

  async function* labelled(id: number) {
    for (let after = 0; ;) {
      const contactIds = await store.labelledContacts(id, after, contactsPerQuestion)
      yield contactIds
      if (contactIds.length < contactsPerQuestion) return
      after = contactIds.at(-1) ?? after
    }
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
      const { label } = await known(input.labelId)
      const undoId = await startStep(ports, { kind: 'label-deleted', name: label.name })
      await store.deleteLabel(input.labelId, undoId)
      changed()
      return { undoId }
    }),
    merge: labels.merge.handler(async ({ input }) => {
      const { label, others } = await known(input.labelId)
      const into = found(others.find((one) => one.id === input.intoId))
      const undoId = await startStep(ports, { kind: 'labels-merged', name: label.name, into: into.name }, { job: null })
      await steps.during(undoId, async () => {
        try {
          await changeCustomers(ports, labelled(label.id), labelling(ports, { add: [into.id], remove: [] }, undoId))
          const passed = { from: label.id, into: into.id, undoId }
          if (await store.passLabelOn(passed)) signals.emit('rules-changed', null)
          if (await store.passLabelOnInTables(passed)) signals.emit('library-changed', 'segments')
          await store.deleteLabel(label.id, undoId)
        } finally {
          await store.endUndo(undoId)
        }
      })
      changed()
      return { undoId }
    }),
    change: labels.change.handler(async ({ input }) => {
      const contactIds = await changeCustomers(ports, these(input.contactIds), labelling(ports, input, null))
      if (contactIds.length > 0) changed()
    }),
  }
}
