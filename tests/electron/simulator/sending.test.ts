import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { customer, errorOf, fileOf, monoOpus, startTestbed, upload, wamidOf, type Item, type Testbed } from './support/testbed.ts'

let bed: Testbed
const media: Record<string, string> = {}
let received = ''

beforeAll(async () => {
  bed = await startTestbed({ behaviour: { pairBurst: 10_000, throughputPerSecond: 100_000 } })
  received = bed.simulator.control.receive({ from: customer, type: 'text', text: { body: 'hi' } })[0]!.id
  const files = { image: ['image/jpeg', fileOf('image/jpeg')], video: ['video/mp4', fileOf('video/mp4')], audio: ['audio/mpeg', fileOf('audio/mpeg')], voice: ['audio/ogg', monoOpus()], document: ['application/pdf', fileOf('application/pdf')], sticker: ['image/webp', fileOf('image/webp')] } as const
  for (const [kind, [mimeType, bytes]] of Object.entries(files)) media[kind] = String((await upload(bed, bytes, mimeType)).body['id'])
})
afterAll(() => bed.stop())

const button = (id: string, title: string) => ({ type: 'reply', reply: { id, title } })
const row = (id: string, title = 'Row', description?: string) => ({ id, title, ...(description !== undefined && { description }) })
const interactive = (type: string, action: Item, more: Item = {}): Item => ({ type: 'interactive', interactive: { type, body: { text: 'Pick one' }, action, ...more } })
const list = (sections: Item[], more: Item = {}, choose = 'Open'): Item => interactive('list', { button: choose, sections }, more)
const template = (name: string, code: string, components: Item[] = []): Item => ({ type: 'template', template: { name, language: { code }, components } })
const text = (value: string): Item => ({ type: 'text', text: value })

const accepted: readonly (readonly [string, () => Item])[] = [
  ['text', () => ({ type: 'text', text: { body: 'x'.repeat(4096), preview_url: true } })],
  ['text without a type', () => ({ text: { body: 'hello' } })],
  ['emoji counted as characters', () => ({ type: 'text', text: { body: '😀'.repeat(4096) } })],
  ['quote', () => ({ type: 'text', text: { body: 'yes' }, context: { message_id: received } })],
  ['image', () => ({ type: 'image', image: { id: media['image'], caption: 'x'.repeat(1024) } })],
  ['image by link', () => ({ type: 'image', image: { link: 'https://shop.example/a.jpg' } })],
  ['video', () => ({ type: 'video', video: { id: media['video'] } })],
  ['audio', () => ({ type: 'audio', audio: { id: media['audio'] } })],
  ['voice', () => ({ type: 'audio', audio: { id: media['voice'], voice: true } })],
  ['document', () => ({ type: 'document', document: { id: media['document'], filename: '안내.pdf', caption: 'c' } })],
  ['sticker', () => ({ type: 'sticker', sticker: { id: media['sticker'] } })],
  ['location', () => ({ type: 'location', location: { latitude: '37.5', longitude: 127.1, name: 'Shop' } })],
  ['contacts', () => ({ type: 'contacts', contacts: Array.from({ length: 257 }, () => ({ name: { formatted_name: 'Kim', first_name: 'Kim' }, phones: [{ phone: '+82 10-0000-0001', type: 'CELL' }], birthday: '1990-01-31' })) })],
  ['reaction', () => ({ type: 'reaction', reaction: { message_id: received, emoji: '👍' } })],
  ['reaction removed', () => ({ type: 'reaction', reaction: { message_id: received, emoji: '' } })],
  ['buttons', () => interactive('button', { buttons: [button('a', 'A'), button('b', 'B'), button('c', 'x'.repeat(20))] }, { header: { type: 'image', image: { id: media['image'] } }, footer: { text: 'f'.repeat(60) } })],
  ['list', () => list([{ title: 'One', rows: [row('1'), row('2', 'x'.repeat(24), 'd'.repeat(72))] }, { title: 'Two', rows: Array.from({ length: 8 }, (_, index) => row(`r${index}`)) }])],
  ['cta_url', () => interactive('cta_url', { name: 'cta_url', parameters: { display_text: 'Open', url: 'https://shop.example/1' } })],
  ['location request', () => interactive('location_request_message', { name: 'send_location' })],
  ['flow', () => interactive('flow', { name: 'flow', parameters: { flow_message_version: '3', flow_id: '1', flow_cta: 'Go' } })],
  ['template without parameters', () => template('hello_world', 'en_US')],
  ['template, positional', () => template('order_ready', 'ko', [{ type: 'body', parameters: [text('지은'), text('케이크')] }])],
  ['template, named with buttons', () => template('order_ready', 'en_US', [{ type: 'header', parameters: [text('77')] }, { type: 'body', parameters: [{ ...text('Ana'), parameter_name: 'first' }] }, { type: 'button', sub_type: 'url', index: '0', parameters: [text('77')] }])],
  ['template with picture and coupon', () => template('weekend_sale', 'ko', [{ type: 'header', parameters: [{ type: 'image', image: { id: media['image'] } }] }, { type: 'body', parameters: [text('민지'), text('10%')] }, { type: 'button', sub_type: 'copy_code', index: 1, parameters: [{ type: 'coupon_code', coupon_code: 'SALE10' }] }])],
]

describe('every kind of message is accepted', () => {
  test.each(accepted)('%s', async (_name, message) => {
    const answer = await bed.send({ ...message(), biz_opaque_callback_data: 'r'.repeat(512) })
    expect(answer.body).toMatchObject({ messaging_product: 'whatsapp', contacts: [{ input: `+${customer}`, wa_id: customer }], messages: [{ id: expect.stringMatching(/^wamid\./) }] })
    expect(answer.status).toBe(200)
  })
})

const long = (length: number) => 'x'.repeat(length + 1)
const inherit = (message: Item, type: string) => message[type] as Item
const refused: readonly (readonly [name: string, code: number, message: () => Item])[] = [
  ['no messaging_product', 100, () => ({ messaging_product: undefined, type: 'text', text: { body: 'x' } })],
  ['no recipient', 100, () => ({ to: undefined, type: 'text', text: { body: 'x' } })],
  ['no phone number', 131009, () => ({ to: 'abc', type: 'text', text: { body: 'x' } })],
  ['no user id', 131009, () => ({ to: undefined, recipient: 'someone', type: 'text', text: { body: 'x' } })],
  ['to the shop itself', 131021, () => ({ to: '+8225550142', type: 'text', text: { body: 'x' } })],
  ['unknown type', 100, () => ({ type: 'poll', poll: {} })],
  ['callback data too long', 100, () => ({ type: 'text', text: { body: 'x' }, biz_opaque_callback_data: long(512) })],
  ['text missing', 131008, () => ({ type: 'text' })],
  ['text body missing', 131008, () => ({ type: 'text', text: {} })],
  ['text body empty', 131008, () => ({ type: 'text', text: { body: '' } })],
  ['text body too long', 100, () => ({ type: 'text', text: { body: long(4096) } })],
  ['text body not text', 100, () => ({ type: 'text', text: { body: 5 } })],
  ['caption too long', 100, () => ({ type: 'image', image: { id: media['image'], caption: long(1024) } })],
  ['unknown media id', 100, () => ({ type: 'image', image: { id: '404' } })],
  ['neither id nor link', 131008, () => ({ type: 'image', image: {} })],
  ['both id and link', 131009, () => ({ type: 'image', image: { id: media['image'], link: 'https://a.example/b.jpg' } })],
  ['link is none', 100, () => ({ type: 'image', image: { link: 'file:///etc/passwd' } })],
  ['caption on audio', 100, () => ({ type: 'audio', audio: { id: media['audio'], caption: 'x' } })],
  ['latitude missing', 131008, () => ({ type: 'location', location: { longitude: 1 } })],
  ['latitude out of range', 131009, () => ({ type: 'location', location: { latitude: 91, longitude: 1 } })],
  ['too many contacts', 131009, () => ({ type: 'contacts', contacts: Array.from({ length: 258 }, () => ({ name: { formatted_name: 'a', first_name: 'a' } })) })],
  ['contact without a second name part', 131009, () => ({ type: 'contacts', contacts: [{ name: { formatted_name: 'a' } }] })],
  ['contact without formatted name', 131008, () => ({ type: 'contacts', contacts: [{ name: { first_name: 'a' } }] })],
  ['birthday in another form', 131009, () => ({ type: 'contacts', contacts: [{ name: { formatted_name: 'a', first_name: 'a' }, birthday: '1.1.90' }] })],
  ['reaction without target', 131008, () => ({ type: 'reaction', reaction: { emoji: '👍' } })],
  ['reaction with a word', 131009, () => ({ type: 'reaction', reaction: { message_id: received, emoji: 'ok' } })],
  ['no buttons', 131009, () => interactive('button', { buttons: [] })],
  ['four buttons', 131009, () => interactive('button', { buttons: ['a', 'b', 'c', 'd'].map((id) => button(id, id)) })],
  ['button title too long', 131009, () => interactive('button', { buttons: [button('a', long(20))] })],
  ['button id too long', 131009, () => interactive('button', { buttons: [button(long(256), 'a')] })],
  ['same button id twice', 131009, () => interactive('button', { buttons: [button('a', 'A'), button('a', 'B')] })],
  ['body too long', 131009, () => interactive('button', { buttons: [button('a', 'A')] }, { body: { text: long(1024) } })],
  ['body missing', 131008, () => interactive('button', { buttons: [button('a', 'A')] }, { body: undefined })],
  ['footer too long', 131009, () => interactive('button', { buttons: [button('a', 'A')] }, { footer: { text: long(60) } })],
  ['header text too long', 131009, () => interactive('button', { buttons: [button('a', 'A')] }, { header: { type: 'text', text: long(60) } })],
  ['picture header on a list', 131009, () => list([{ rows: [row('1')] }], { header: { type: 'image', image: { id: media['image'] } } })],
  ['eleven rows', 131009, () => list([{ title: 'a', rows: Array.from({ length: 11 }, (_, index) => row(String(index))) }])],
  ['eleven sections', 131009, () => list(Array.from({ length: 11 }, (_, index) => ({ title: `s${index}`, rows: [row(String(index))] })))],
  ['two sections, one without a title', 131009, () => list([{ title: 'a', rows: [row('1')] }, { rows: [row('2')] }])],
  ['row title too long', 131009, () => list([{ rows: [row('1', long(24))] }])],
  ['row description too long', 131009, () => list([{ rows: [row('1', 'a', long(72))] }])],
  ['row id too long', 131009, () => list([{ rows: [row(long(200))] }])],
  ['section title too long', 131009, () => list([{ title: long(24), rows: [row('1')] }])],
  ['list button too long', 131009, () => list([{ rows: [row('1')] }], {}, long(20))],
  ['list body too long', 131009, () => list([{ rows: [row('1')] }], { body: { text: long(4096) } })],
  ['cta text too long', 131009, () => interactive('cta_url', { name: 'cta_url', parameters: { display_text: long(20), url: 'https://a.example' } })],
  ['cta url is none', 131009, () => interactive('cta_url', { name: 'cta_url', parameters: { display_text: 'a', url: 'nope' } })],
  ['unknown interactive type', 131009, () => interactive('wheel', {})],
  ['unknown template', 132001, () => template('nothing', 'ko')],
  ['template in another language', 132001, () => template('hello_world', 'ko')],
  ['template not approved yet', 132001, () => template('new_menu', 'ko')],
  ['template with too few parameters', 132000, () => template('order_ready', 'ko', [{ type: 'body', parameters: [text('a')] }])],
  ['template with too many parameters', 132000, () => template('reservation_reminder', 'ko', [{ type: 'body', parameters: [text('a'), text('b')] }])],
  ['template with the wrong name', 132012, () => template('order_ready', 'en_US', [{ type: 'header', parameters: [text('1')] }, { type: 'body', parameters: [{ ...text('a'), parameter_name: 'last' }] }])],
  ['template with text for a picture', 132012, () => template('weekend_sale', 'ko', [{ type: 'header', parameters: [text('a')] }, { type: 'body', parameters: [text('a'), text('b')] }])],
  ['template button without its parameter', 131008, () => template('sign_in_code', 'en_US', [{ type: 'body', parameters: [text('123')] }])],
  ['template hydrated too long', 132005, () => template('reservation_reminder', 'ko', [{ type: 'body', parameters: [text(long(1024))] }])],
  ['template value with a new line', 132018, () => template('reservation_reminder', 'ko', [{ type: 'body', parameters: [text('a\nb')] }])],
  ['misspelled property of a text', 100, () => ({ type: 'text', text: { body: 'x', preview: true } })],
  ['misspelled property of a picture', 100, () => ({ type: 'image', image: { id: media['image'], title: 'x' } })],
  ['misspelled property of a quote', 100, () => ({ type: 'text', text: { body: 'x' }, context: { id: received, message_id: received } })],
  ['misspelled property of a button', 100, () => interactive('button', { buttons: [{ type: 'reply', reply: { id: 'a', text: 'A', title: 'A' } }] })],
  ['misspelled property of a template', 100, () => ({ type: 'template', template: { name: 'hello_world', language: { code: 'en_US' }, component: [] } })],
  ['reaction without an emoji', 131008, () => ({ type: 'reaction', reaction: { message_id: received } })],
  ['template header where there is none', 132000, () => template('reservation_reminder', 'ko', [{ type: 'header', parameters: [text('a')] }, { type: 'body', parameters: [text('a')] }])],
  ['template button that does not exist', 132018, () => template('hello_world', 'en_US', [{ type: 'button', sub_type: 'quick_reply', index: '0', parameters: [{ type: 'payload', payload: 'x' }] }])],
  ['paused template', 132015, () => template('old_news', 'en_US')],
  ['disabled template', 132016, () => template('daily_deal', 'en_US')],
  ['authentication template to a user id', 131062, () => ({ to: undefined, recipient: 'KR.ABC123', ...template('sign_in_code', 'en_US', []) })],
]

describe('every limit is enforced', () => {
  test.each(refused)('%s -> %i', async (_name, code, message) => {
    const before = bed.simulator.books().accepted.length
    const answer = await bed.send(message())
    const error = errorOf(answer)
    expect(error).toMatchObject({ code, type: 'OAuthException', fbtrace_id: expect.stringMatching(/^A[\w-]{20,}$/), error_data: { messaging_product: 'whatsapp', details: expect.stringMatching(/\S/) } })
    expect(error.message).toMatch(new RegExp(`^\\(#${code}\\) `))
    expect(answer.status).toBe(code === 132001 ? 404 : 400)
    expect(bed.simulator.books().accepted.length).toBe(before)
  })
})

test('a body that is not JSON is refused', async () => {
  const answer = await bed.graph('POST', '110220330440550/messages', '{"messaging_product":')
  expect([answer.status, errorOf(answer).code]).toEqual([400, 100])
})

test('recipients may be spelled freely and come back as WhatsApp spells them', async () => {
  const waIdOf = async (to: string) => inherit({ first: ((await bed.send({ to, type: 'text', text: { body: 'x' } })).body['contacts'] as Item[])[0] }, 'first')['wa_id']
  expect(await waIdOf('+82 (10) 0000-0001')).toBe(customer)
  expect(await waIdOf('010-0000-0001')).toBe(customer)
  expect(await waIdOf('+5215512345678')).toBe('525512345678')
  expect(await waIdOf('+5541912345678')).toBe('554112345678')
})

test('a person known only by user id is written to by user id', async () => {
  bed.simulator.control.receive({ from_user_id: 'KR.HIDDEN1', type: 'text', text: { body: 'hi' } })
  const answer = await bed.send({ to: undefined, recipient: 'KR.HIDDEN1', type: 'text', text: { body: 'hello' } })
  expect(answer.body['contacts']).toEqual([{ input: 'KR.HIDDEN1', user_id: 'KR.HIDDEN1' }])
})

test('the same request twice is two messages, and the books show both', async () => {
  const message = { type: 'text', text: { body: 'once?' }, biz_opaque_callback_data: 'same' }
  const wamids = [wamidOf(await bed.send(message)), wamidOf(await bed.send(message))]
  expect(new Set(wamids).size).toBe(2)
  const booked = bed.simulator.books().accepted.filter((entry) => entry.request['biz_opaque_callback_data'] === 'same')
  expect(booked.map((entry) => entry.wamid)).toEqual(wamids)
  expect(booked[0]).toMatchObject({ to: `+${customer}`, type: 'text', at: bed.clock.nowMs(), request: message })
})

test('a read mark covers earlier messages and shows typing', async () => {
  const who = '821000000009'
  const ids = bed.simulator.control.receive([1, 2, 3].map((number) => ({ from: who, type: 'text' as const, text: { body: String(number) } }))).map((one) => one.id)
  const answer = await bed.graph('POST', '110220330440550/messages', { messaging_product: 'whatsapp', status: 'read', message_id: ids[1], typing_indicator: { type: 'text' } })
  expect(answer.body).toEqual({ success: true })
  const person = () => bed.simulator.control.state().people.find((one) => one['phone'] === who)
  expect(person()).toMatchObject({ unreadByShop: 1, seesTyping: true })
  await bed.pass(25_001)
  expect(person()).toMatchObject({ seesTyping: false })
  expect(errorOf(await bed.graph('POST', '110220330440550/messages', { messaging_product: 'whatsapp', status: 'read', message_id: 'wamid.NONE' })).code).toBe(131009)
})
