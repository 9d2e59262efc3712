import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { InboundContent, InboundEvent, PersonReference } from '#core/inbound/inbound-event.ts'
import { clientReference, journalId, wamid } from '#shared/domain/ids.ts'
import { reusableStore } from '../../../support/emptied-store.ts'
import { context, person, received, status, text } from '../../../support/inbound-events.ts'

const t0 = Date.UTC(2026, 10, 20, 1)
const seeds = 1000

/** The same few people, named by different parts of what is known of them, two of them one person in two spellings. */
const people: Partial<PersonReference>[] = [
  { phone: '5511987654321', profileName: 'Bia' }, { phone: '551187654321', userId: 'BR.1' }, { userId: 'BR.1', profileName: 'Beatriz' },
  { phone: '821012345678', profileName: '민지' }, { userId: 'KR.2', username: 'minji' }, { phone: '821012345678', userId: 'KR.2' }, { phone: '41790001122' },
]
const image = (wireId: string): InboundContent => ({ type: 'image', caption: null, media: { wireId, mimeType: 'image/png', sha256Hex: null, fileName: null, isVoice: false, isAnimated: false } })

const who = fc.constantFrom(...people)
const messageNumber = fc.integer({ min: 0, max: 11 })
const when = fc.integer({ min: 0, max: 30 }).map((seconds) => t0 + seconds * 1000)

/** A message is what it is whoever repeats it: content, sender and time follow from its number. No two lines of a thread share a millisecond: between such the order of arrival decides. */
function messageEvent(number: number, isHistory: boolean): InboundEvent {
  const from = people[(number * 5) % people.length] ?? {}
  const isInbound = number % 3 !== 0
  const content = number === 4 && isHistory ? ({ type: 'media_placeholder' } as const) : number === 4 ? image('7004') : number === 7 ? text('STOP') : number === 8 ? text('수신 동의') : text(`message ${number}`)
  return received(`${number}`, from, t0 + number * 7000, {
    content, direction: isInbound ? 'inbound' : 'outbound', origin: isHistory ? 'history' : isInbound ? 'customer' : 'phone-app', historyStatus: isHistory && !isInbound ? 'delivered' : null,
    quotedWamid: number > 6 ? wamid(`wamid.${number - 5}`) : null,
  })
}

const event = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(messageNumber, fc.boolean()).map(([number, isHistory]) => messageEvent(number, isHistory)) },
  { weight: 4, arbitrary: fc.tuple(messageNumber, fc.constantFrom('sent', 'delivered', 'read', 'failed'), when, fc.constantFrom(131047, 131050)).map(([number, reported, atMs, code]) =>
    status(`${number}`, reported as 'sent', atMs, reported === 'failed' ? { error: { code, title: `e${code}`, details: null } } : { pricing: { category: `c${code}`, model: 'PMP', type: null, isBillable: true } })) },
  fc.tuple(fc.integer({ min: 0, max: 1 }), fc.constantFrom('sent', 'delivered', 'failed'), when).map(([own, reported, atMs]) => status(`own${own}`, reported as 'sent', atMs, { clientReference: `own-${own}` })),
  fc.tuple(fc.integer({ min: 0, max: 1 }), when).map(([own, atMs]) => status(`own${own}`, 'read', atMs)),
  fc.tuple(messageNumber, when).map(([number, atMs]) => ({ kind: 'message-edited', wamid: wamid(`wamid.${number}`), from: person({}), content: text(`edit at ${atMs - t0}`), atMs })),
  fc.tuple(messageNumber, when).map(([number, atMs]) => ({ kind: 'message-revoked', wamid: wamid(`wamid.${number}`), from: person({}), atMs })),
  fc.tuple(messageNumber, when, fc.constantFrom('👍', '❤️', null), fc.constantFrom('customer', 'shop')).map(([number, atMs, emoji, by]) =>
    ({ kind: 'reaction', target: wamid(`wamid.${number}`), by: by as 'customer', person: person({}), emoji, atMs, wamid: wamid(`wamid.r${atMs}${emoji}${by}`) })),
  fc.tuple(who, who, when).map(([from, to, second]) => ({ from, to, atMs: second + 100 + people.indexOf(from) * 10 + people.indexOf(to) })).map(({ from, to, atMs }) => ({ kind: 'identity-changed', from: person({ phone: from.phone ?? '4917000' }), to: person({ phone: to.phone ?? '4917111' }), body: 'changed', wamid: wamid(`wamid.sys${atMs}${from.phone}${to.phone}`), atMs })),
  fc.tuple(who, when, fc.boolean()).map(([of, atMs, isRemoved]) => ({ kind: 'address-book', person: person(of), name: `book ${atMs - t0}`, isRemoved, atMs })),
  fc.tuple(who, when, fc.boolean()).map(([of, atMs, isStopped]) => ({ kind: 'marketing-preference', person: person(of), isStopped, atMs })),
) as fc.Arbitrary<InboundEvent>

type Plan = { events: InboundEvent[]; order: number[]; repeats: number[]; cuts: number[] }
const plan: fc.Arbitrary<Plan> = fc.array(event, { minLength: 4, maxLength: 30 }).chain((events) => fc.record({
  events: fc.constant(events),
  order: fc.shuffledSubarray(events.map((_, index) => index), { minLength: events.length }),
  repeats: fc.array(fc.nat({ max: events.length - 1 }), { maxLength: 8 }),
  cuts: fc.array(fc.nat({ max: events.length + 8 }), { maxLength: 6 }),
}))

const { store, empty } = reusableStore(() => t0)

/** Two messages of our own lie in the outbox when the webhooks come: one request got no answer, one is still under way. */
async function startOver(): Promise<void> {
  empty()
  const conversationId = await store.openByPhone('41790001122', t0)
  for (const own of [0, 1]) {
    const message = await store.enqueue({ conversationId, clientReference: clientReference(`own-${own}`), origin: 'person', content: { type: 'text', body: `own ${own}`, previewUrl: false }, quotedMessageId: null, nowMs: t0 + own + 500 })
    await store.claim([{ messageId: message.id, atMs: t0, isBusinessInitiated: false }])
    if (own === 0) await store.recordOutcomes([{ kind: 'unknown', messageId: message.id, atMs: t0 }])
  }
}

async function stateAfter(deliveries: InboundEvent[][]): Promise<unknown> {
  await startOver()
  for (const [index, events] of deliveries.entries()) await store.project([{ journalId: journalId(index + 1), receivedAtMs: t0, outcome: { ok: true, events } }], context(t0))
  await store.maintain()
  const { driver } = store
  const contactName = `(SELECT group_concat(k, '|') FROM (SELECT kind || ':' || key || ':' || value AS k FROM identities WHERE contact_id = p.id ORDER BY kind, key))`
  const state = {
    contacts: driver.all(`SELECT ${contactName} AS who, p.name, p.phone, p.user_id, p.address_name, p.profile_name, p.first_seen_at_ms, s.state, s.since_ms FROM contacts p LEFT JOIN consent_state s ON s.contact_id = p.id ORDER BY who`),
    facts: driver.all(`SELECT ${contactName} AS who, f.first_seen_at_ms, f.last_inbound_at_ms, f.last_outbound_at_ms, f.inbound_count, f.outbound_count FROM contact_facts f JOIN contacts p ON p.id = f.contact_id ORDER BY who`),
    identities: driver.all('SELECT kind, key, value, claimed_at_ms FROM identities ORDER BY kind, key'),
    conversations: driver.all(
      `SELECT ${contactName} AS who, m.wamid AS last_wamid, c.last_activity_at_ms, c.last_text, c.last_status, c.last_is_deleted, c.last_origin, c.unread_count, c.is_unanswered, c.failed_count, c.last_inbound_at_ms, c.window_ends_at_ms, c.created_at_ms, c.is_archived
       FROM conversations c JOIN contacts p ON p.id = c.contact_id LEFT JOIN messages m ON m.id = c.last_message_id ORDER BY who`),
    counters: driver.all('SELECT filter, value FROM conversation_counters ORDER BY filter'),
    messages: driver.all(
      `SELECT ${contactName} AS who, m.wamid, m.client_reference, m.direction, m.origin, m.type, m.text, m.content, f.wire_id, m.status, m.error, m.timestamp_ms, m.sent_at_ms, m.delivered_at_ms, m.read_at_ms, m.failed_at_ms, m.pricing,
         m.quoted_wamid, m.edited_at_ms, m.deleted_at_ms, m.is_unread
       FROM messages m JOIN conversations c ON c.id = m.conversation_id JOIN contacts p ON p.id = c.contact_id LEFT JOIN media f ON f.id = m.media_id ORDER BY m.wamid, m.client_reference`),
    versions: driver.all('SELECT m.wamid, v.at_ms, v.content FROM message_versions v JOIN messages m ON m.id = v.message_id ORDER BY m.wamid, v.at_ms, v.content'),
    reactions: driver.all('SELECT m.wamid, r.sender, r.emoji, r.at_ms FROM reactions r JOIN messages m ON m.id = r.message_id ORDER BY m.wamid, r.sender'),
    consent: driver.all(`SELECT ${contactName} AS who, e.at_ms, e.kind, e.path, e.reference, e.confirmation FROM consent_events e JOIN contacts p ON p.id = e.contact_id ORDER BY e.reference`),
    awaiting: driver.all('SELECT wamid, event FROM awaiting ORDER BY wamid, event'),
    outbox: driver.all('SELECT m.client_reference, o.state, o.due_at_ms, o.is_head FROM outbox o JOIN messages m ON m.id = o.message_id ORDER BY 1'),
    found: (await store.searchMessages({ query: 'message', after: null, limit: 50 })).items.map(({ snippet, timestampMs }) => [snippet, timestampMs]),
  }
  return state
}

function reordered({ events, order, repeats, cuts }: Plan): InboundEvent[][] {
  const sequence = [...order, ...repeats].flatMap((index) => events[index] ?? [])
  const places = [...new Set([0, ...cuts.filter((cut) => cut < sequence.length), sequence.length])].sort((a, b) => a - b)
  return places.slice(0, -1).map((from, index) => sequence.slice(from, places[index + 1]))
}

test(`${seeds} shops: any order, split or repetition of the same events leaves the same state (R2)`, async () => {
  await fc.assert(
    fc.asyncProperty(plan, async (drawn) => {
      expect(await stateAfter(reordered(drawn))).toEqual(await stateAfter([drawn.events]))
    }),
    { numRuns: seeds, seed: 20261120, endOnFailure: true },
  )
}, 120_000)
