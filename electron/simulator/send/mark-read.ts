import type { Json } from '../json.ts'
import { policyValue } from '#shared/policy/policy.ts'
import type { World } from '../world.ts'
import { invalid, oneOf, refused, requireText } from './checks.ts'

const typingShownMs = 25_000

/** The same endpoint with `status: "read"`; the typing indicator always comes along with it. */
export function markRead(world: World, request: Json): Json {
  if (!oneOf(request['status'], ['read'])) throw refused('Param status must be one of {READ}.')
  const wamid = requireText(request, 'message_id', 'message_id', 512)
  const message = world.letters.incoming.get(wamid)
  if (!message) throw invalid('message_id: no message with this id was received by this number')
  if (world.clock.nowMs() - message.atMs > policyValue('read-receipt.age')) throw invalid('message_id: the message is older than 30 days')
  const typing = request['typing_indicator']
  if (typing !== undefined) {
    if (typeof typing !== 'object' || typing === null || !('type' in typing) || !oneOf(typing.type, ['text'])) throw refused("Param typing_indicator['type'] must be one of {TEXT}.")
    message.person.typingUntilMs = world.clock.nowMs() + typingShownMs
  }
  world.letters.markRead(message)
  return { success: true }
}
