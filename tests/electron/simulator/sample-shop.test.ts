import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { consentMatcher, defaultConsentWords } from '#shared/domain/consent-words.ts'
import { sampleFiles } from '#simulator/scenarios/sample-shop/assets.ts'
import { sampleCustomers } from '#simulator/scenarios/sample-shop/customers.ts'
import { kindOfReply } from '#simulator/scenarios/sample-shop/replies.ts'
import { sampleAccount, startSampleShop, startSampleSimulator, type SampleShop } from '#simulator/scenarios/sample-shop/start-sample-shop.ts'
import { storyOf } from '#simulator/scenarios/sample-shop/story.ts'
import type { Episode } from '#simulator/scenarios/sample-shop/episode.ts'
import { tongueOf, wordsOf } from '#simulator/scenarios/sample-shop/words.ts'
import { isMonoOpus, looksLike } from '#simulator/media/sniff.ts'
import type { Simulator } from '#simulator/start-simulator.ts'
import { ShopReceiver, type Item } from './support/testbed.ts'

const day = 86_400_000
const secrets = { token: 'sample-token', appSecret: 'sample-app-secret', verifyToken: 'sample-verify-token' }
let simulator: Simulator
let receiver: ShopReceiver
let shop: SampleShop
beforeEach(async () => {
  receiver = await ShopReceiver.start()
  simulator = await startSampleSimulator('ko', secrets, { seed: 5 })
  await simulator.setWebhook(receiver.url)
  shop = await startSampleShop({ simulator, language: 'ko', seed: 5 })
})
afterEach(async () => {
  shop.stop()
  await simulator.stop()
  receiver.stop()
})

type Thread = { id: string; messages: Item[] }
const threads = () => receiver.of('history').flatMap((value) => (value['history'] as { threads: Thread[] }[] | undefined) ?? []).flatMap((chunk) => chunk.threads)
const send = (message: Item) =>
  fetch(`${simulator.url}/v25.0/${sampleAccount.phoneNumberId}/messages`, { method: 'POST', headers: { authorization: `Bearer ${secrets.token}` }, body: JSON.stringify({ messaging_product: 'whatsapp', ...message }) })

/** The first line of a matter with every blank and every wording. */
const patternOf = (matter: Episode): RegExp => {
  const line = matter.find((step) => typeof step !== 'number' && typeof step[1] === 'string') as readonly [string, string]
  const wordings = line[1].split(' | ').map((wording) => wording.replace(/[.*+?^$()[\]\\]/g, '\\$&').replace(/\{\w+\}/g, '.+'))
  return new RegExp(`^(?:${wordings.join('|')})$`, 'i')
}

describe.each(['ko', 'en'] as const)('the people (%s)', (language) => {
  const customers = sampleCustomers(language)
  const startedAtMs = Date.UTC(2026, 10, 20, 3)
  const stories = customers.map((customer) => ({ customer, story: storyOf(customer, startedAtMs) }))

  test('are at least forty, of invented numbers, mostly of the language', () => {
    expect(customers.length).toBeGreaterThanOrEqual(40)
    expect(customers.filter((customer) => customer.tongue === language).length).toBeGreaterThan(customers.length / 2)
    expect(new Set(customers.map((customer) => customer.tongue))).toEqual(new Set(['ko', 'en', 'ja', 'ar', 'zh']))
    expect(new Set(customers.map((customer) => customer.phone ?? customer.userId)).size).toBe(customers.length)
    for (const { phone } of customers) if (phone !== null) expect(phone).toMatch(/^(82100000|447700900|8190000000|9715000000|8613000000)/)
    expect(customers.filter((customer) => customer.phone === null)).toMatchObject([{ username: expect.stringMatching(/\w/) }])
    for (const ending of ['closed-window', 'never-wrote', 'blocked', 'undeliverable', 'edited', 'deleted', 'unsupported', 'voice', 'quote', 'reaction']) expect(customers.some((customer) => customer.ending === ending)).toBe(true)
  })

  test('have said 1 to 300 things within 90 days, each once, with every blank filled', () => {
    const counts = stories.map(({ story }) => story.length)
    expect([Math.min(...counts), Math.max(...counts)]).toEqual([1, 300])
    const all = stories.flatMap(({ story }) => story)
    expect(new Set(all.map((message) => message.id)).size).toBe(all.length)
    for (const message of all) {
      expect(startedAtMs - message.atMs).toBeLessThan(91 * day)
      expect(message.atMs).toBeLessThanOrEqual(startedAtMs)
      if (message.content.kind === 'text') expect(message.content.text).not.toMatch(/[{}|]|undefined/)
    }
    expect(startedAtMs - Math.min(...all.map((message) => message.atMs))).toBeGreaterThan(80 * day)
  })

  test('tell one thing after the other, and the particular ones once', () => {
    for (const { customer, story } of stories) {
      expect(story.map((message) => message.atMs)).toEqual(story.map((message) => message.atMs).sort((a, b) => a - b))
      const { everyday, matters, first } = wordsOf(customer.tongue).matters[customer.character]
      const texts = story.map((message) => (message.content.kind === 'text' ? message.content.text : ''))
      const openings = matters.filter((matter) => !everyday.includes(matter)).map((matter) => patternOf(matter))
      for (const opening of openings) expect(texts.filter((text) => opening.test(text)).length, `${customer.name}: ${String(opening)}`).toBeLessThanOrEqual(1)
      if (customer.messageCount > 12) expect([...first, ...everyday, ...matters].some((matter) => patternOf(matter).test(texts[0]!)), texts[0]).toBe(true)
    }
  })

  test('have one child, one door and one allergy all along', () => {
    const { slots } = wordsOf(language)
    for (const { customer, story } of stories.filter((one) => one.customer.tongue === language)) {
      const all = story.map((message) => (message.content.kind === 'text' ? message.content.text : '')).join('\n')
      for (const fact of ['kid', 'people'] as const) expect(slots[fact]!.filter((value) => all.includes(fact === 'people' ? (language === 'ko' ? `${value}명분` : `for ${value} people`) : value)).length, `${customer.name}: ${fact}`).toBeLessThanOrEqual(1)
    }
  })

  test('leave nobody answered with an open question, and end as they should', () => {
    for (const { customer, story } of stories) {
      if (customer.ending === 'answered') expect(story.at(-1)).toMatchObject({ by: 'shop' })
      if (customer.ending === 'never-wrote') expect(story.every((message) => message.by === 'shop')).toBe(true)
      if (customer.ending === 'undeliverable') expect(story.at(-1)).toMatchObject({ by: 'shop' })
    }
    expect(customers.filter((customer) => customer.name === '').length).toBe(0)
  })

  test('tell the same story again for the same start', () => {
    expect(customers.map((customer) => storyOf(customer, startedAtMs))).toEqual(stories.map(({ story }) => story))
  })
})

test('the files are what they say and small', () => {
  let total = 0
  for (const file of Object.values(sampleFiles)) {
    const bytes = Buffer.from(file.base64, 'base64')
    total += bytes.length
    expect(looksLike(bytes, file.mimeType)).toBe(true)
    if (file.kind === 'audio') expect(isMonoOpus(bytes) && bytes.length > 10_000 && bytes.length < 40_000).toBe(true)
  }
  expect(total).toBeLessThan(1_500_000)
})

test('the past is told through the wire: both directions, old and young, files and endings', () => {
  expect(receiver.posts.every((post) => post.changes.length > 0)).toBe(true)
  const old = threads().flatMap((thread) => thread.messages)
  expect(old.length).toBeGreaterThan(800)
  expect(old.some((message) => message['to'] !== undefined)).toBe(true)
  expect(old.filter((message) => (message['history_context'] as Item)['status'] === 'ERROR').length).toBe(1)
  const types = new Set(receiver.of('messages').flatMap((value) => value.messages ?? []).map((message) => message['type']))
  for (const type of ['text', 'image', 'audio', 'sticker', 'location', 'contacts', 'reaction', 'edit', 'revoke', 'unsupported']) expect(types).toContain(type)
  expect(receiver.of('smb_message_echoes').length).toBeGreaterThan(10)
  expect(receiver.of('smb_app_state_sync').length).toBe(1)
  expect(receiver.of('history').filter((value) => value.messages ?? value['message_echoes']).length).toBeGreaterThan(0)
})

test('some said a word of the opt-out list long ago and were answered, one of them twice', () => {
  const matches = consentMatcher(defaultConsentWords)
  const kinds = threads().map(({ messages }) => messages.flatMap((message) => (message['to'] === undefined && message['type'] === 'text' ? (matches((message['text'] as { body: string }).body)?.kind ?? []) : []))).filter((one) => one.length > 0).map((one) => one.join(' then '))
  expect(kinds.toSorted((one, other) => one.localeCompare(other))).toEqual(['opt-in', 'opt-in', 'opt-out', 'opt-out', 'opt-out then opt-in'])
})

test('every file spoken of can be fetched', async () => {
  const media = receiver.values.flatMap((value) => [...(value.messages ?? []), ...((value['message_echoes'] as Item[] | undefined) ?? [])]).map((message) => message[String(message['type'])]).filter((content): content is { id: string; mime_type: string } => typeof content === 'object' && content !== null && 'mime_type' in content)
  expect(media.length).toBeGreaterThan(5)
  for (const { id } of media) expect((await fetch(`${simulator.url}/v25.0/${id}`, { headers: { authorization: `Bearer ${secrets.token}` } })).status).toBe(200)
})

test('one customer is blocked and not heard, one cannot be reached', async () => {
  const blocked = (await (await fetch(`${simulator.url}/v25.0/${sampleAccount.phoneNumberId}/block_users`, { headers: { authorization: `Bearer ${secrets.token}` } })).json()) as { data: { wa_id: string }[] }
  expect(blocked.data.length).toBe(1)
  expect(simulator.control.receive({ from: blocked.data[0]!.wa_id, type: 'text', text: { body: 'x' } })[0]!.isDelivered).toBe(false)
  expect(simulator.control.state().people.filter((person) => person['isReachable'] === false).length).toBe(1)
})

test('told again, the past has the same ids and times', async () => {
  const ids = (values: { messages?: Item[] }[]) => values.flatMap((value) => value.messages ?? []).filter((message) => String(message['id']).startsWith('wamid.YmFtdG9s')).map((message) => `${String(message['id'])} ${String(message['timestamp'])}`).sort()
  const startedAtMs = simulator.clock.nowMs() - 3 * day
  const tell = async () => {
    const receiver = await ShopReceiver.start()
    const again = await startSampleSimulator('ko', secrets)
    await again.setWebhook(receiver.url)
    const second = await startSampleShop({ simulator: again, language: 'ko', startedAtMs, isAlive: false, lastInbound: [{ phone: '821000000101', userId: null, atMs: again.clock.nowMs() }] })
    const told = ids(receiver.of('messages'))
    const person = again.control.state().people.find((one) => one['phone'] === '821000000101')
    second.stop()
    await again.stop()
    receiver.stop()
    return { told, person }
  }
  const [first, second] = [await tell(), await tell()]
  expect(first.told.length).toBeGreaterThan(20)
  expect(second.told).toEqual(first.told)
  expect(second.person!['lastInboundAtMs']).toBeGreaterThan(startedAtMs + 2 * day)
})

test('people answer in the language they are written to, and write by themselves', async () => {
  receiver.posts.length = 0
  const answer = await send({ to: '+821000000101', type: 'text', text: { body: 'Sorry, we are sold out today' } })
  expect(answer.status).toBe(200)
  await simulator.control.clock({ forwardMs: 12_000 })
  const answers = receiver.messages.filter((message) => message['from'] === '821000000101' && message['type'] === 'text').map((message) => String((message['text'] as Item)['body']))
  expect(answers.length).toBeGreaterThanOrEqual(1)
  expect(tongueOf(answers[0]!)).toBe('en')
  await simulator.control.clock({ forwardMs: 400_000 })
  const writers = receiver.messages.filter((message) => message['from'] !== '821000000101' && message['type'] === 'text')
  expect(writers.length).toBeGreaterThanOrEqual(3)
  shop.stop()
  const before = receiver.messages.length
  await simulator.control.clock({ forwardMs: 400_000 })
  expect(receiver.messages.length).toBe(before)
})

test('neighbours of many years answer as friends, and an okay needs no answer', async () => {
  const friend = sampleCustomers('ko').find((customer) => customer.character === 'friend' && customer.tongue === 'ko')!
  const told = async (body: string) => {
    receiver.posts.length = 0
    await send({ to: `+${friend.phone!}`, type: 'text', text: { body } })
    await simulator.control.clock({ forwardMs: 15_000 })
    return receiver.messages.filter((message) => message['from'] === friend.phone && message['type'] === 'text').map((message) => String((message['text'] as Item)['body']))
  }
  simulator.control.receive({ from: friend.phone!, type: 'text', text: { body: '나야' } })
  await simulator.control.idle()
  const [answer] = await told('38,000원이에요')
  expect(wordsOf('ko').friend!.replies.price).toContain(answer)
  expect(await told('넵!')).toEqual([])
})

test('a tapped button comes back as the first choice', async () => {
  await send({ to: '+821000000101', type: 'interactive', interactive: { type: 'button', body: { text: '어떤 걸로 할까요?' }, action: { buttons: [{ type: 'reply', reply: { id: 'a', title: '딸기' } }] } } })
  await simulator.control.clock({ forwardMs: 12_000 })
  expect(receiver.messages.find((message) => message['type'] === 'interactive')).toMatchObject({ interactive: { type: 'button_reply', button_reply: { id: 'a', title: '딸기' } }, context: { id: expect.stringMatching(/^wamid\./) } })
})

test.each([
  ['text', '몇 시에 오실까요?', 'time-question'], ['text', '38,000원이에요', 'price'], ['text', '정말 죄송해요', 'sorry'], ['text', 'Your cake is ready!', 'ready'], ['text', '감사합니다', 'thanks'],
  ['text', '예산은 얼마 정도 생각하세요?', 'budget'], ['text', '원하시는 날짜가 있으실까요?', 'question'], ['text', '병원 옆이에요', 'other'], ['text', '3만 원이에요', 'price'], ['image', '38,000원이에요', 'price'], ['image', '오늘 만든 거예요', 'picture'], ['text', 'It is 42,000 won.', 'price'],
  ['text', 'Would you like a bag?', 'question'], ['image', '', 'picture'], ['document', '', 'paper'], ['text', '네', 'other'],
])('a %s %j calls for %s', (type, text, kind) => expect(kindOfReply(type, text)).toBe(kind))
