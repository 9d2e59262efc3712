import type { Json } from '../../json.ts'
import type { Simulator } from '../../start-simulator.ts'
import { consentStoryOf } from './consent-story.ts'
import type { SampleCustomer } from './customers.ts'
import { endingOf } from './endings.ts'
import { storyOf, type StoryMessage } from './story.ts'
import { recipientOf, senderOf, type Speaker } from './wire.ts'

const minute = 60_000
const day = 24 * 60 * minute
/** Older messages come from the phone's history, younger ones as they came in. */
const liveSinceMs = 2 * day
const mediaSinceMs = 14 * day

export const seconds = (ms: number): string => String(Math.floor(ms / 1000))

/**
 * Tells the shop everything that happened before: old conversations by history webhooks, the last two days as
 * messages and phone echoes with their own times. Every id is fixed, so a second telling is a repetition.
 */
export async function tellPast(simulator: Simulator, speaker: Speaker, customers: readonly SampleCustomer[], startedAtMs: number): Promise<void> {
  const { control, shopPhone } = simulator
  const stories = customers.map((customer) => {
    const story = storyOf(customer, startedAtMs)
    return { customer, story: [...story, ...consentStoryOf(customer, story.at(-1)?.atMs ?? startedAtMs)] }
  })
  const isOld = (message: StoryMessage, customer: SampleCustomer) => startedAtMs - message.atMs > liveSinceMs || customer.ending === 'never-wrote'
  const threads = stories.map(({ customer, story }) => {
    const old = story.filter((message) => isOld(message, customer))
    return { ...recipientOf(customer), ...(customer.savedAs !== null && { name: customer.savedAs }), messages: old.map((message, index) => historyMessage(customer, message, speaker, shopPhone, index === old.length - 1)) }
  })
  const media = stories.flatMap(({ customer, story }) =>
    story
      .filter((message) => isOld(message, customer) && message.content.kind === 'file' && startedAtMs - message.atMs < mediaSinceMs)
      .map((message) => ({ ...recipientOf(customer), isOutgoing: message.by === 'shop', message: { ...address(customer, message, shopPhone), id: message.id, timestamp: seconds(message.atMs), ...speaker.content(message.content) } })),
  )
  control.history({ threads: threads.filter((thread) => thread.messages.length > 0), media, isToldNow: true })
  await control.idle()
  const young = stories.flatMap(({ customer, story }) => story.filter((message) => !isOld(message, customer)).map((message) => ({ customer, message })))
  for (const { customer, message } of young.sort((a, b) => a.message.atMs - b.message.atMs)) tellYoung(simulator, speaker, customer, message)
  await control.idle()
  for (const { customer, story } of stories) for (const step of endingOf(customer, story, startedAtMs, speaker)) control.receive(step)
  await control.idle()
}

function tellYoung({ control }: Simulator, speaker: Speaker, customer: SampleCustomer, message: StoryMessage): void {
  const said = { ...speaker.content(message.content), id: message.id, timestamp: seconds(message.atMs), ...(message.quotes !== null && { context: { id: message.quotes } }) }
  if (message.by === 'shop') control.echoes({ ...recipientOf(customer), ...said })
  else control.receive({ ...senderOf(customer), ...said })
}

function address(customer: SampleCustomer, message: StoryMessage, shopPhone: string): Json {
  if (message.by === 'customer') return senderOf(customer)
  return { from: shopPhone, ...recipientOf(customer) }
}

/** `media_placeholder` stands for a file until its follow-up; the last message to an unreachable number failed. */
function historyMessage(customer: SampleCustomer, message: StoryMessage, speaker: Speaker, shopPhone: string, isLast: boolean): Json & { id: string; timestamp: string; type: string } {
  const hasFailed = isLast && customer.ending === 'undeliverable'
  const content = message.content.kind === 'file' ? { type: 'media_placeholder' } : speaker.content(message.content)
  const by = hasFailed ? address(customer, { ...message, by: 'shop' }, shopPhone) : address(customer, message, shopPhone)
  return { ...by, id: message.id, timestamp: seconds(message.atMs), ...content, history_context: { status: hasFailed ? 'ERROR' : message.by === 'shop' || customer.ending !== 'waiting' ? 'READ' : 'DELIVERED' } }
}
