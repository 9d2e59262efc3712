import { failLater, runStatuses } from '../delivery/statuses.ts'
import { GraphError } from '../graph/graph-error.ts'
import { wireText, type Json } from '../json.ts'
import type { Outgoing } from '../state/correspondence.ts'
import type { Person } from '../state/people.ts'
import { showsPhone } from '../webhooks/values.ts'
import type { World } from '../world.ts'
import type { Checked } from './kinds.ts'

const freeEntryMs = 72 * 3_600_000
const answersWithinMs = 24 * 3_600_000

export const isInWindow = (world: World, person: Person): boolean =>
  person.lastInboundAtMs !== null && world.clock.nowMs() < person.lastInboundAtMs + world.behaviour.windowMs

/** Writes the message into the books and sets its course. There is no idempotency: twice is two messages. */
export function accept(world: World, person: Person, type: string, request: Json, checked: Checked): string {
  const { clock, behaviour } = world
  const inWindow = isInWindow(world, person)
  const isClosed = checked.isTemplate !== true && !inWindow
  if (isClosed && behaviour.outsideWindow === 'synchronous') {
    throw new GraphError(131047, { details: 'Message failed to send because more than 24 hours have passed since the customer last replied to this number.' })
  }
  const message: Outgoing = {
    wamid: world.ids.wamid(person.phone ?? person.userId ?? '', 'out'),
    person,
    type,
    atMs: clock.nowMs(),
    reference: typeof request['biz_opaque_callback_data'] === 'string' ? request['biz_opaque_callback_data'] : null,
    category: checked.category ?? 'service',
    isVoice: checked.isVoice === true,
    wasInWindow: inWindow,
    statuses: [],
    pricingType: null,
  }
  world.letters.outgoing.set(message.wamid, message)
  const to = wireText(request['to'] ?? request['recipient'])
  world.ledger.accept({ wamid: message.wamid, to, type, at: message.atMs, request })
  startFreeEntry(person, message.atMs)
  void course(world, message, isClosed, checked)
  for (const listener of world.onAccepted) listener({ wamid: message.wamid, phone: showsPhone(person) ? person.phone : null, userId: person.userId, type, request, isDeliverable: !isClosed && person.isReachable && !person.isBlocked })
  return message.wamid
}

async function course(world: World, message: Outgoing, isClosed: boolean, checked: Checked): Promise<void> {
  const { person } = message
  if (isClosed) failLater(world, message, 131047)
  else if (!person.isReachable || person.isBlocked) failLater(world, message, 131026)
  else if (message.category === 'marketing' && person.hasStoppedMarketing) failLater(world, message, 131050)
  else if (checked.failure instanceof Promise) {
    const failure = await checked.failure
    if (failure) failLater(world, message, failure.code, failure.details)
    else runStatuses(world, message)
  } else if (checked.failure) failLater(world, message, checked.failure.code, checked.failure.details)
  else runStatuses(world, message)
}

function startFreeEntry(person: Person, nowMs: number): void {
  if (person.cameByAdAtMs !== null && nowMs - person.cameByAdAtMs <= answersWithinMs) person.freeEntryUntilMs = nowMs + freeEntryMs
  person.cameByAdAtMs = null
}
