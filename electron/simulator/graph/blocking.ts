import { isRecord, wireText, type Json } from '../json.ts'
import { oneOf, refused, requireList } from '../send/checks.ts'
import type { Person } from '../state/people.ts'
import { showsPhone } from '../webhooks/values.ts'
import { type GraphCall, parametersOf } from './call.ts'
import { GraphError } from './graph-error.ts'
import { page } from './paging.ts'

const day = 86_400_000

export const block = (call: GraphCall): Json => change(call, true)
export const unblock = (call: GraphCall): Json => change(call, false)

/** Only people who wrote in the last 24 h can be blocked; the rest are reported one by one (139100). */
function change(call: GraphCall, isBlocked: boolean): Json {
  const parameters = parametersOf(call)
  if (!oneOf(parameters['messaging_product'], ['whatsapp'])) throw refused('The parameter messaging_product is required.')
  const done: Json[] = []
  const failed: Json[] = []
  for (const entry of requireList(parameters, 'block_users', 'block_users').filter(isRecord)) {
    const input = wireText(entry['user'] ?? entry['user_id'])
    const person = find(call, entry)
    const wrote = person?.lastInboundAtMs ?? null
    const isAllowed = person !== undefined && (!isBlocked || (wrote !== null && call.world.clock.nowMs() - wrote <= day))
    if (!isAllowed) {
      failed.push({ input, ...(person?.phone && { wa_id: person.phone }), errors: [{ message: 'Re-engagement message', code: 131047, error_data: { details: 'Only users who wrote in the last 24 hours can be blocked.' } }] })
      continue
    }
    person.isBlocked = isBlocked
    done.push({ input, ...idsOf(person) })
  }
  const result = { ...(done.length > 0 && { [isBlocked ? 'added_users' : 'removed_users']: done }), ...(failed.length > 0 && { failed_users: failed }) }
  if (failed.length > 0) throw new GraphError(139100, { details: 'Failed to block or unblock some users.', beside: { messaging_product: 'whatsapp', block_users: result } })
  return { messaging_product: 'whatsapp', block_users: result }
}

const idsOf = (person: Person): Json => (showsPhone(person) ? { wa_id: person.phone } : { user_id: person.userId })

function find({ world }: GraphCall, entry: Json): Person | undefined {
  if (typeof entry['user_id'] === 'string') return world.people.findUserId(entry['user_id'])
  const user = wireText(entry['user'])
  return world.people.findUserId(user) ?? world.people.findPhone(user)
}

export function listBlocked({ world, query, base }: GraphCall): Json {
  const blocked = world.people.all().filter((person) => person.isBlocked).map((person) => ({ messaging_product: 'whatsapp', ...idsOf(person) }))
  return page(blocked, query, `${base}/${world.account.phoneNumberId}/block_users`)
}
