import { localErrorCode } from '#shared/domain/delivery-error.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'
import { rpc } from '../kernel/rpc.ts'
import { endedChanges } from '../kernel/signals.ts'
import type { Sending } from './create-sending.ts'

const discarded = { code: localErrorCode.discarded, title: 'Taken out of the queue', details: null }

export function sendingRouter({ store, signals }: FeaturePorts, sending: Sending) {
  return {
    state: rpc.sending.state.handler(() => sending.readState()),
    pause: rpc.sending.pause.handler(() => sending.pause.pause('owner')),
    resume: rpc.sending.resume.handler(() => sending.pause.resume()),
    discardQueued: rpc.sending.discardQueued.handler(async () => {
      const messages = await store.discardQueued(discarded)
      signals.emit('changed', { messages: endedChanges(messages) })
      return { discardedCount: messages.length }
    }),
  }
}
