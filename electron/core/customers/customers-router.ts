import { undoId } from '#shared/domain/ids.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'
import { rpc } from '../kernel/rpc.ts'
import { undoStep } from '../kernel/undo-step.ts'

export function customersRouter(ports: FeaturePorts) {
  return {
    undo: rpc.customers.undo.handler(({ input }) => undoStep(ports, undoId(input.undoId))),
  }
}
