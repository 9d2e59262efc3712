import { z } from 'zod'
import type { Json } from '../json.ts'
import type { Person } from '../state/people.ts'
import type { World } from '../world.ts'
import { ControlError } from './control-error.ts'

export const personSchema = z.strictObject({
  phone: z.string().optional(),
  user_id: z.string().optional(),
  parent_user_id: z.string().nullable().optional(),
  username: z.string().nullable().optional(),
  name: z.string().optional(),
  persona: z.enum(['phone-only', 'phone-and-user-id', 'user-id-only']).optional(),
  isReachable: z.boolean().optional(),
  readsMessages: z.boolean().optional(),
  isBlocked: z.boolean().optional(),
  hasStoppedMarketing: z.boolean().optional(),
  identityHash: z.string().nullable().optional(),
  lastInboundAtMs: z.number().nullable().optional(),
})
export type PersonInput = z.input<typeof personSchema>

export function describePerson(world: World, input: z.output<typeof personSchema>): Json {
  const { phone, user_id: userId, parent_user_id: parentUserId, ...rest } = input
  if (phone === undefined && userId === undefined) throw new ControlError('phone', 'phone or user_id is needed')
  const person = phone === undefined ? world.people.byUserId(userId!) : world.people.byPhone(phone.replace(/\D/g, ''))
  const given = Object.fromEntries(Object.entries({ ...rest, parentUserId, userId }).filter(([, value]) => value !== undefined))
  world.people.describe(person, given)
  return personState(world, person)
}

export function personState(world: World, person: Person): Json {
  const nowMs = world.clock.nowMs()
  return {
    phone: person.phone,
    user_id: person.userId,
    parent_user_id: person.parentUserId,
    username: person.username,
    name: person.name,
    persona: person.persona,
    isReachable: person.isReachable,
    readsMessages: person.readsMessages,
    isBlocked: person.isBlocked,
    hasStoppedMarketing: person.hasStoppedMarketing,
    lastInboundAtMs: person.lastInboundAtMs,
    windowEndsAtMs: person.lastInboundAtMs === null ? null : person.lastInboundAtMs + world.behaviour.windowMs,
    seesTyping: person.typingUntilMs > nowMs,
    unreadByShop: world.letters.incomingOf(person).filter((message) => !message.isRead).length,
  }
}
