import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createWebhookDecoder } from '#adapters/cloud-api/webhook-decoder.ts'
import type { InboundEvent } from '#core/inbound/inbound-event.ts'
import { inboundText, metaBytes, phoneNumberId, webhookBytes } from '../../../support/webhook-bodies.ts'

const decoder = createWebhookDecoder({ phoneNumberId })
const receivedAtMs = 1_789_000_500_000

function events(value: Record<string, unknown>, field?: string): InboundEvent[] {
  const result = decoder.decode(webhookBytes(value, field), receivedAtMs)
  if (!result.ok) throw new Error(result.problem)
  return result.events
}
const one = (value: Record<string, unknown>, field?: string) => {
  const all = events(value, field)
  expect(all).toHaveLength(1)
  return all[0]!
}
const message = (type: string, content: unknown, extra: Record<string, unknown> = {}) =>
  one({ messages: [{ ...inboundText(''), text: undefined, type, [type]: content, ...extra }] })

/** None of them is a time anybody wrote at, and some would not even fit the database or a date. */
const unreal = ['99999999999999999999', '8640000000001', '-8640000000001', '1789000000000', '-5', '0', '253402300800', '9'.repeat(400), 'yesterday', null, {}]

describe('times that cannot be', () => {
  it.each(unreal)('counts %j as absent wherever a time is told', (timestamp) => {
    const person = { wa_id: '41790001122' }
    const times = [
      one({ messages: [inboundText('hi', { timestamp })] }),
      one({ statuses: [{ id: 'wamid.O', status: 'read', timestamp, recipient_id: '41790001122' }] }),
      one({ state_sync: [{ type: 'contact', contact: { phone_number: '41790001122' }, action: 'add', metadata: { timestamp } }] }, 'smb_app_state_sync'),
      one({ user_preferences: [{ ...person, category: 'marketing_messages', value: 'stop', timestamp }] }, 'user_preferences'),
    ].map((event) => ('timestampMs' in event ? event.timestampMs : 'atMs' in event ? event.atMs : null))
    expect(times).toEqual([receivedAtMs, receivedAtMs, receivedAtMs, receivedAtMs])
  })

  it('keeps whole milliseconds of a fraction', () => {
    expect(one({ messages: [inboundText('hi', { timestamp: '1789000000.12345' })] })).toMatchObject({ timestampMs: 1_789_000_000_000 })
    expect(one({ state_sync: [{ type: 'contact', contact: { phone_number: '41790001122' }, action: 'add', metadata: { timestamp: 1788000000.5 } }] }, 'smb_app_state_sync')).toMatchObject({ atMs: 1_788_000_000_000 })
  })

  it('tells messages without an id apart, however large they are', () => {
    const large = (letter: string) => one({ messages: [inboundText(letter.repeat(70_000), { id: undefined })] })
    expect(large('a')).not.toMatchObject({ wamid: (large('b') as { wamid: string }).wamid })
    expect(large('a')).toEqual(large('a'))
  })
})

describe('messages from customers', () => {
  it('reads Korean text that Meta escaped, with its person', () => {
    expect(one({ contacts: [{ profile: { name: '김민지', username: 'minji' }, wa_id: '41790001122', user_id: 'CH.7f3K' }], messages: [inboundText('안녕하세요 🙂')] })).toEqual({
      kind: 'message-received', wamid: 'wamid.IN1', direction: 'inbound', origin: 'customer', content: { type: 'text', body: '안녕하세요 🙂' },
      person: { phone: '41790001122', userId: 'CH.7f3K', parentUserId: null, username: 'minji', profileName: '김민지' },
      timestampMs: 1_789_000_000_000, quotedWamid: null, isForwarded: false, historyStatus: null, error: null,
    })
  })

  it('knows a person without a phone by the business-scoped id', () => {
    const event = one({ contacts: [{ profile: { name: 'Ana' }, user_id: 'CH.7f3K' }], messages: [inboundText('hi', { from: undefined })] })
    expect(event).toMatchObject({ person: { phone: null, userId: 'CH.7f3K', profileName: 'Ana' } })
  })

  it.each([
    ['image', { id: '7001', mime_type: 'image/jpeg', sha256: '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=', caption: 'look' }, { type: 'image', caption: 'look', media: { wireId: '7001', mimeType: 'image/jpeg', sha256Hex: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' } }],
    ['audio', { id: '7003', mime_type: 'audio/ogg; codecs=opus', sha256: 'x', voice: true }, { type: 'audio', media: { mimeType: 'audio/ogg', isVoice: true, sha256Hex: null } }],
    ['document', { id: 7004, mime_type: 'application/pdf', filename: '../../etc/passwd' }, { type: 'document', media: { wireId: '7004', fileName: '../../etc/passwd' } }],
    ['sticker', { id: '7005', mime_type: 'image/webp', animated: true }, { type: 'sticker', media: { isAnimated: true } }],
    ['location', { latitude: '47.37', longitude: 8.54, name: 'HB' }, { type: 'location', latitude: 47.37, longitude: 8.54, name: 'HB', address: null, url: null }],
    ['contacts', [{ name: { formatted_name: 'Bo L' }, phones: [{ phone: '+41 79', wa_id: '4179', type: 'CELL' }] }], { type: 'contacts', contacts: [{ formattedName: 'Bo L', phones: [{ phone: '+41 79', type: 'CELL', waId: '4179' }] }] }],
    ['button', { payload: 'YES', text: 'Yes' }, { type: 'button', text: 'Yes', payload: 'YES' }],
    ['interactive', { type: 'list_reply', list_reply: { id: 'm9', title: '09:00', description: '30 min' } }, { type: 'interactive-reply', id: 'm9', title: '09:00', description: '30 min' }],
    ['interactive', { type: 'nfm_reply', nfm_reply: { name: 'flow', body: 'Sent', response_json: '{"age":"4"}' } }, { type: 'flow-reply', response: { age: '4' } }],
    ['order', { text: 'pls', product_items: [{ product_retailer_id: 'sku1', quantity: 2, item_price: 9.5, currency: 'CHF' }] }, { type: 'order', text: 'pls', items: [{ productRetailerId: 'sku1', quantity: 2, itemPrice: 9.5, currency: 'CHF' }] }],
    ['unsupported', { type: 'poll_creation' }, { type: 'unsupported', reason: 'poll_creation', errorCode: null }],
    ['hologram', { depth: 3 }, { type: 'unknown', wireType: 'hologram' }],
    ['text', { body: 42 }, { type: 'unknown', wireType: 'text' }],
  ])('reads %s', (type, content, expected) => {
    expect(message(type, content)).toMatchObject({ kind: 'message-received', content: expected })
  })

  it('reads quotes, forwards, edits, revokes and reactions', () => {
    expect(message('text', { body: 'a' }, { context: { id: 'wamid.Q', forwarded: true } })).toMatchObject({ quotedWamid: 'wamid.Q', isForwarded: true })
    expect(message('edit', { original_message_id: 'wamid.IN0', message: { type: 'text', text: { body: 'fixed' } } })).toMatchObject({ kind: 'message-edited', wamid: 'wamid.IN0', content: { type: 'text', body: 'fixed' } })
    expect(message('revoke', { original_message_id: 'wamid.IN0' })).toMatchObject({ kind: 'message-revoked', wamid: 'wamid.IN0' })
    expect(message('reaction', { message_id: 'wamid.OUT9', emoji: '👍' })).toMatchObject({ kind: 'reaction', target: 'wamid.OUT9', emoji: '👍', by: 'customer' })
    expect(message('reaction', { message_id: 'wamid.OUT9' })).toMatchObject({ emoji: null })
  })

  it('links the old and the new identity of a person', () => {
    expect(message('system', { type: 'user_changed_number', body: 'changed', wa_id: '41790003344', user_id: 'CH.new', previous_user_id: 'CH.7f3K' }))
      .toMatchObject({ kind: 'identity-changed', from: { phone: '41790001122', userId: 'CH.7f3K' }, to: { phone: '41790003344', userId: 'CH.new' } })
  })

  it('falls back to the arrival when the timestamp cannot be read, and to a digest when the id is missing', () => {
    const event = one({ messages: [inboundText('x', { timestamp: 'soon', id: undefined })] })
    expect(event).toMatchObject({ timestampMs: receivedAtMs, wamid: expect.stringMatching(/^unidentified\.[0-9a-f]{64}$/) as string })
  })

  it('reads every update of a batch', () => {
    const entry = (id: string) => ({ id: '1', changes: [{ field: 'messages', value: { messages: [inboundText('a', { id }), inboundText('b', { id: `${id}b` })], statuses: [{ id: 'wamid.O', status: 'read', timestamp: '1789000001', recipient_id: '1' }] } }] })
    const result = decoder.decode(metaBytes({ object: 'whatsapp_business_account', entry: [entry('x'), entry('y')] }), receivedAtMs)
    expect(result.ok && result.events).toHaveLength(6)
  })

  it('counts messages of another number of the app for that number, and keeps what else came for it as unknown', () => {
    const metadata = { phone_number_id: '999' }
    const threads = [{ id: '41790001122', messages: [inboundText('a'), inboundText('b')] }, { id: '41790001123', messages: [inboundText('c')] }]
    expect(one({ metadata, messages: [inboundText('x'), inboundText('y')] })).toEqual({ kind: 'other-number', phoneNumberId: '999', messageCount: 2 })
    expect(one({ metadata, message_echoes: [inboundText('x')] }, 'smb_message_echoes')).toMatchObject({ kind: 'other-number', messageCount: 1 })
    expect(one({ metadata, history: [{ threads }] }, 'history')).toMatchObject({ kind: 'other-number', messageCount: 3 })
    expect(one({ metadata, statuses: [{ id: 'wamid.O', status: 'read' }] })).toMatchObject({ kind: 'unknown-field', field: 'messages:other-number' })
    const contact = { full_name: 'Ana', phone_number: '41790001122' }
    expect(one({ metadata, state_sync: [{ type: 'contact', action: 'add', contact }] }, 'smb_app_state_sync')).toMatchObject({ kind: 'unknown-field', field: 'smb_app_state_sync:other-number' })
    const stop = { wa_id: '41790001122', category: 'marketing_messages', value: 'stop' }
    expect(one({ metadata, user_preferences: [stop] }, 'user_preferences')).toMatchObject({ kind: 'unknown-field', field: 'user_preferences:other-number' })
  })

  it('keeps a message without any sender as unknown', () => {
    expect(one({ messages: [inboundText('x', { from: undefined, from_user_id: undefined })] })).toMatchObject({ kind: 'unknown-field', field: 'messages.text' })
  })
})

describe('other fields', () => {
  it('reads statuses with reason, price and our own reference', () => {
    expect(one({ statuses: [{ id: 'wamid.F', status: 'failed', timestamp: '1789000009', recipient_id: '41790001122', biz_opaque_callback_data: 'row-42', errors: [{ code: 131047, title: 'Re-engagement message', error_data: { details: 'More than 24 hours' } }] }] }))
      .toMatchObject({ kind: 'status', status: 'failed', clientReference: 'row-42', error: { code: 131047, title: 'Re-engagement message', details: 'More than 24 hours' } })
    expect(one({ statuses: [{ id: 'wamid.D', status: 'delivered', timestamp: '1789000020', recipient_id: '1', pricing: { billable: true, pricing_model: 'PMP', category: 'utility', type: 'free_customer_service' } }] }))
      .toMatchObject({ pricing: { category: 'utility', isBillable: false } })
  })

  it('reads echoes as written on the phone', () => {
    expect(one({ message_echoes: [{ from: '41440001122', to: '41790001122', id: 'wamid.E1', timestamp: '1789000100', type: 'text', text: { body: 'from phone' } }] }, 'smb_message_echoes'))
      .toMatchObject({ kind: 'message-received', origin: 'phone-app', direction: 'outbound', person: { phone: '41790001122' } })
  })

  it('reads history in both directions, its progress and a refusal', () => {
    const threads = [{ id: '41790001122', context: { wa_id: '41790001122', user_id: 'CH.7f3K', username: 'ana.k' }, messages: [
      { from: '41440001122', to: '41790001122', id: 'wamid.H1', timestamp: '1788000000', type: 'text', text: { body: 'Hi' }, history_context: { status: 'READ' } },
      { from: '41790001122', id: 'wamid.H3', timestamp: '1788000060', type: 'media_placeholder', history_context: { status: 'READ' } }] }]
    expect(events({ history: [{ metadata: { phase: 0, chunk_order: 1, progress: 55 }, threads }] }, 'history')).toMatchObject([
      { direction: 'outbound', origin: 'history', historyStatus: 'read', person: { phone: '41790001122', userId: 'CH.7f3K', username: 'ana.k' } },
      { direction: 'inbound', origin: 'history', historyStatus: null, content: { type: 'media_placeholder' } },
      { kind: 'history-progress', phase: 0, progress: 55 },
    ])
    expect(one({ history: [{ errors: [{ code: 2593109 }] }] }, 'history')).toMatchObject({ kind: 'history-progress', declinedCode: 2593109 })
  })

  it('makes no phone number of an id that stands where one usually does', () => {
    const messages = [{ from: 'GB.AB7F3K20', id: 'wamid.H5', timestamp: '1788000000', type: 'text', text: { body: 'Hi' } }]
    const person = { phone: null, userId: 'GB.AB7F3K20' }
    expect(one({ history: [{ threads: [{ id: 'GB.AB7F3K20', messages }] }] }, 'history')).toMatchObject({ person })
    expect(one({ messages: [inboundText('hi', { from: 'GB.AB7F3K20', from_user_id: undefined })] })).toMatchObject({ person })
    expect(one({ statuses: [{ id: 'wamid.O', status: 'read', timestamp: '1788000000', recipient_id: 'GB.AB7F3K20' }] })).toMatchObject({ person })
  })

  it('reads the address book, preferences and notices, and keeps unknown fields', () => {
    expect(one({ state_sync: [{ type: 'contact', action: 'add', contact: { full_name: '이서준', phone_number: '+82 10-0000-0001' }, metadata: { timestamp: '1788000000' } }] }, 'smb_app_state_sync'))
      .toMatchObject({ kind: 'address-book', name: '이서준', person: { phone: '821000000001' } })
    expect(one({ user_preferences: [{ wa_id: '4179', category: 'marketing_messages', value: 'stop', timestamp: 1789000000 }] }, 'user_preferences')).toMatchObject({ kind: 'marketing-preference', isStopped: true })
    expect(one({ event: 'PARTNER_REMOVED', disconnection_info: { reason: 'PRIMARY_INACTIVITY' } }, 'account_update')).toMatchObject({ kind: 'account-notice', severity: 'blocking', event: 'PARTNER_REMOVED' })
    expect(one({ sparkles: 1 }, 'brand_new_field')).toMatchObject({ kind: 'unknown-field', field: 'brand_new_field' })
  })

  it('treats standby traffic like messages', () => {
    expect(one({ messages: [inboundText('standby')] }, 'standby')).toMatchObject({ kind: 'message-received' })
  })
})

describe('hostile bodies', () => {
  it('says unreadable for what is no webhook', () => {
    for (const body of ['', '{', 'null', '[]', '{"object":"page","entry":[]}', '{"object":"whatsapp_business_account"}']) {
      expect(decoder.decode(new TextEncoder().encode(body), 0).ok).toBe(false)
    }
    expect(decoder.decode(new Uint8Array([0xff, 0xfe, 0x7b]), 0).ok).toBe(false)
  })

  it('survives any JSON in any place', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom('messages', 'history', 'smb_message_echoes', 'smb_app_state_sync', 'user_preferences', 'account_update', 'x'), (value, field) => {
      const change = metaBytes({ object: 'whatsapp_business_account', entry: [{ changes: [{ field, value }] }, value] })
      expect(decoder.decode(change, 0).ok).toBe(true)
    }), { numRuns: 500 })
  })

  it('survives wrong types in known fields', () => {
    const shapes = fc.record({ from: fc.jsonValue(), id: fc.jsonValue(), timestamp: fc.jsonValue(), type: fc.jsonValue(), text: fc.jsonValue(), image: fc.jsonValue(), context: fc.jsonValue(), errors: fc.jsonValue() }, { requiredKeys: [] })
    fc.assert(fc.property(shapes, (shape) => {
      const result = decoder.decode(webhookBytes({ messages: [shape], statuses: [shape] }), 0)
      expect(result.ok && result.events.length).toBe(2)
    }), { numRuns: 500 })
  })

  it('bounds what it keeps of deeply nested content', () => {
    const depth = 20_000
    const body = new TextEncoder().encode(`{"object":"whatsapp_business_account","entry":[{"changes":[{"field":"new","value":${'['.repeat(depth)}${']'.repeat(depth)}}]}]}`)
    expect(decoder.decode(body, 0)).toMatchObject({ ok: true, events: [{ kind: 'unknown-field', raw: { truncated: true } }] })
  })
})
