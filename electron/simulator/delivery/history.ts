import { wireText, type Json } from '../json.ts'
import { contactOf, metadata, seconds, showsPhone, showsUserId } from '../webhooks/values.ts'
import type { World } from '../world.ts'
import type { Outgoing } from '../state/correspondence.ts'
import type { Person } from '../state/people.ts'
import { runStatuses } from './statuses.ts'

const day = 86_400_000
const mostPerPost = 400

const threadContext = (person: Person): Json => ({
  ...(showsPhone(person) && { wa_id: person.phone }),
  ...(showsUserId(person) && { user_id: person.userId }),
  ...(person.username !== null && { username: person.username }),
})

const phaseOf = (ageMs: number): number => (ageMs <= day ? 0 : ageMs <= 90 * day ? 1 : 2)

/**
 * Hands over the old messages: phase by phase, in chunks, the chunks of a phase in mixed order as in the field;
 * media of recent placeholders follow. Old messages open no window.
 */
export function tellHistory(world: World): void {
  const nowMs = world.clock.nowMs()
  const chunks: { phase: number; threads: Json[] }[] = []
  for (const phase of [0, 1, 2]) {
    let threads: Json[] = []
    let count = 0
    const close = () => {
      if (threads.length > 0) chunks.push({ phase, threads })
      threads = []
      count = 0
    }
    for (const thread of world.history.threads) {
      const messages = thread.messages.filter((message) => phaseOf(nowMs - Number(message['timestamp']) * 1000) === phase)
      if (messages.length === 0) continue
      if (count > 0 && count + messages.length > mostPerPost) close()
      threads.push({ id: thread.person.phone ?? thread.person.userId, context: threadContext(thread.person), messages })
      count += messages.length
    }
    close()
  }
  const posts = chunks.map(({ phase, threads }, index) => {
    const order = chunks.slice(0, index).filter((chunk) => chunk.phase === phase).length + 1
    return { phase, value: { metadata: { phase, chunk_order: order, progress: Math.round(((index + 1) / chunks.length) * 100) }, threads } }
  })
  for (const phase of [0, 1, 2]) {
    for (const { value } of world.random.shuffle(posts.filter((post) => post.phase === phase))) emit(world, { history: [value] })
  }
  for (const { message, isOutgoing } of world.history.media) emit(world, { [isOutgoing ? 'message_echoes' : 'messages']: [message] })
}

function emit(world: World, part: Json): void {
  world.webhooks.emit({ field: 'history', value: { messaging_product: 'whatsapp', metadata: metadata(world), ...part }, level: 'phone' })
}

/** Names from the phone's address book, `smb_app_state_sync`. */
export function tellAddressBook(world: World): void {
  const entries = world.history.addressBook.map(({ person, fullName, atMs }) => ({
    type: 'contact',
    contact: {
      full_name: fullName,
      first_name: fullName.split(' ')[0],
      ...(showsPhone(person) && { phone_number: person.phone }),
      ...(showsUserId(person) && { user_id: person.userId }),
      ...(person.username !== null && { username: person.username }),
    },
    action: 'add',
    metadata: { timestamp: seconds(atMs) },
  }))
  if (entries.length === 0) return
  world.webhooks.emit({ field: 'smb_app_state_sync', value: { messaging_product: 'whatsapp', metadata: metadata(world), state_sync: entries }, level: 'phone' })
}

/** What the owner types on the phone reaches the API as an echo. */
export function tellEcho(world: World, person: Person, message: Json): string {
  const wamid = typeof message['id'] === 'string' ? message['id'] : world.ids.wamid(person.phone ?? person.userId ?? '', 'out')
  const echo: Json & { id: string } = {
    from: world.account.phone,
    ...(showsPhone(person) && { to: person.phone }),
    ...(showsUserId(person) && { to_user_id: person.userId }),
    timestamp: seconds(world.clock.nowMs()),
    ...message,
    id: wamid,
  }
  const { profile: _profile, ...contact } = contactOf(person)
  remember(world, person, echo)
  world.webhooks.emit({ field: 'smb_message_echoes', value: { messaging_product: 'whatsapp', metadata: metadata(world), contacts: [contact], message_echoes: [echo] }, level: 'phone' })
  return wamid
}

const changesAnother = new Set<unknown>(['edit', 'revoke', 'reaction'])

/** What was typed on the phone is a message like any other: it costs nothing, needs no window, and everything up to it has been read. */
function remember(world: World, person: Person, echo: Json & { id: string }): void {
  const atMs = Number(echo['timestamp']) * 1000
  const latest = world.letters.incomingOf(person).findLast((message) => message.atMs <= atMs)
  if (latest) world.letters.markRead(latest)
  if (changesAnother.has(echo['type'])) return
  const message: Outgoing = { wamid: echo.id, person, type: wireText(echo['type']), atMs, reference: null, category: null, isVoice: false, wasInWindow: true, statuses: [], pricingType: null }
  world.letters.outgoing.set(echo.id, message)
  if (world.behaviour.tellsEchoStatuses) runStatuses(world, message)
}
