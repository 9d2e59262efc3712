import type { AnyRouter } from '@orpc/server'
import { rpc } from '#core/kernel/rpc.ts'
import { refused } from '#core/kernel/refuse.ts'
import { contract } from '#shared/contract/index.ts'
import { defaultSettings } from '#shared/domain/settings.ts'
import type { EventHub } from '#core/events/event-hub.ts'

/** What is answered while no shop is open (welcome, recovery): events and default settings; all else says why not. */
export function closedRouter(hub: EventHub): Record<string, AnyRouter> {
  const refuse = () => { throw refused('not-connected') }
  const builders = rpc as unknown as Record<string, Record<string, { handler(run: () => never): AnyRouter }>>
  const closed = Object.fromEntries(Object.entries(contract).map(([feature, calls]) => [
    feature, Object.fromEntries(Object.keys(calls).map((name) => [name, builders[feature]![name]!.handler(refuse)])),
  ]))
  return {
    ...closed,
    events: { subscribe: rpc.events.subscribe.handler(() => hub.subscribe()) },
    settings: { ...closed['settings'], get: rpc.settings.get.handler(() => defaultSettings) },
  }
}
