import { assertFewConditions, checkedSavedName, segmentMoment } from '../kernel/customer-selection.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'
import { found, refused } from '../kernel/refuse.ts'
import { rpc } from '../kernel/rpc.ts'
import { asStep } from '../kernel/undo-step.ts'

export function segmentsRouter(ports: FeaturePorts) {
  const { store, facts, signals } = ports
  const { segments } = rpc
  const changed = () => signals.emit('library-changed', 'segments')

  return {
    list: segments.list.handler(() => store.segments()),
    save: segments.save.handler(async ({ input }) => {
      const all = await store.segments()
      const limit = facts.policy('segments.count')
      if (input.id === null && all.length >= limit) throw refused('too-many-items', 'segments.count', { limit })
      assertFewConditions(ports, input.tree)
      const name = checkedSavedName(ports, input.name, all.filter(({ id }) => id !== input.id))
      const saved = found(await store.saveSegment({ ...input, name }))
      changed()
      return saved
    }),
    remove: segments.remove.handler(async ({ input }) => {
      const { name } = found((await store.segments()).find(({ id }) => id === input.id))
      const step = await asStep(ports, { kind: 'segment-deleted', name }, (undoId) => store.deleteSegment(input.id, undoId))
      changed()
      return step
    }),
    explain: segments.explain.handler(async ({ input }) => {
      assertFewConditions(ports, input.tree)
      return found(await store.explainSegment({ ...input, moment: segmentMoment(ports) }))
    }),
  }
}
