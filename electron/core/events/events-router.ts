import { rpc } from '../kernel/rpc.ts'
import type { EventHub } from './event-hub.ts'

export function eventsRouter(hub: EventHub) {
  return {
    subscribe: rpc.events.subscribe.handler(() => hub.subscribe()),
  }
}
