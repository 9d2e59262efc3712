import { expect, test } from 'vitest'
import { EventHub } from '#core/events/event-hub.ts'
import { longestBacklog, mostBackloggedRows } from '#core/events/event-subscription.ts'
import { conversationId, messageId } from '#shared/domain/ids.ts'
import { ManualClock } from '../../../support/manual-clock.ts'

const command = (commandId: string) => ({ type: 'command' as const, commandId })

test('a screen that does not keep up is told to start over, once, and then hears what is new', async () => {
  const hub = new EventHub(new ManualClock())
  const [slow, quick] = [hub.subscribe(), hub.subscribe()]
  const heard: string[] = []
  void (async () => {
    for await (const event of quick) heard.push(event.type)
  })()
  for (let index = 0; index <= longestBacklog; index += 1) {
    hub.publish(command(`${index}`))
    await Promise.resolve()
  }
  hub.publish(command('after'))
  expect([(await slow.next()).value, (await slow.next()).value]).toEqual([{ type: 'restart' }, command('after')])
  await new Promise((resolve) => setImmediate(resolve))
  expect(heard).toEqual(Array.from({ length: longestBacklog + 2 }, () => 'command'))
  hub.close()
})

test('changes that wait are merged, and more rows than are worth telling become a new start', async () => {
  const clock = new ManualClock()
  const hub = new EventHub(clock)
  const slow = hub.subscribe()
  const change = async (first: number, count: number) => {
    hub.changed({ messages: Array.from({ length: count }, (_unused, index) => ({ conversationId: conversationId(1), messageId: messageId(first + index), change: 'added' as const })) })
    await clock.advance(200)
  }
  await change(1, 10)
  await change(6, 10)
  const merged = (await slow.next()).value
  expect(merged?.type === 'changed' && merged.messages.map((message) => message.messageId)).toEqual(Array.from({ length: 15 }, (_unused, index) => index + 1))
  await change(1, mostBackloggedRows / 2)
  await change(10_000, mostBackloggedRows / 2)
  await change(20_000, 1)
  expect((await slow.next()).value).toEqual({ type: 'restart' })
  hub.close()
  expect(await slow.next()).toEqual({ done: true, value: undefined })
})

test('a connection that closes while it waits leaves nothing behind', async () => {
  const hub = new EventHub(new ManualClock())
  const subscription = hub.subscribe()
  const waiting = subscription.next()
  await subscription.return()
  expect(await waiting).toEqual({ done: true, value: undefined })
  hub.publish(command('nobody'))
  expect(await subscription.next()).toEqual({ done: true, value: undefined })
})
