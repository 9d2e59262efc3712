import type { UndoId } from '#shared/domain/ids.ts'
import { changeCustomers, everybodyOf, labelling, these } from '../kernel/change-customers.ts'
import { assertRoomForLabel, checkedLabelName } from '../kernel/check-label.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'
import { found } from '../kernel/refuse.ts'
import { rpc } from '../kernel/rpc.ts'
import { asLongStep, asStep } from '../kernel/undo-step.ts'

export function labelsRouter(ports: FeaturePorts) {
  const { store, facts, signals } = ports
  const { labels } = rpc
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
      const { label } = await known(input.labelId)
      const step = await asStep(ports, { kind: 'label-deleted', name: label.name }, (undoId) => store.deleteLabel(label.id, undoId))
      changed()
      return step
    }),
    merge: labels.merge.handler(async ({ input }) => {
      const { label, others } = await known(input.labelId)
      const into = found(others.find((one) => one.id === input.intoId))
      const labelled = everybodyOf((after, limit) => store.labelledContacts(label.id, after, limit))
      const work = async (undoId: UndoId) => {
        await changeCustomers(ports, labelled, labelling(ports, { add: [into.id], remove: [] }, undoId))
        const hasChanged = await store.passLabelOn({ from: label.id, into: into.id, undoId })
        if (hasChanged.automation) signals.emit('rules-changed', null)
        if (hasChanged.tables) signals.emit('library-changed', 'segments')
        await store.deleteLabel(label.id, undoId)
      }
      try {
        const { undoId } = await asLongStep(ports, { change: { kind: 'labels-merged', name: label.name, into: into.name }, job: null, work })
        changed()
        return { undoId }
      } finally {
        signals.emit('library-changed', 'changes')
      }
    }),
    change: labels.change.handler(async ({ input }) => {
      const contactIds = await changeCustomers(ports, these(input.contactIds), labelling(ports, input, null))
      if (contactIds.length > 0) changed()
    }),
  }
}
