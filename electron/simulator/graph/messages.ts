import { markRead } from '../send/mark-read.ts'
import { sendMessage } from '../send/send-message.ts'
import { oneOf, refused } from '../send/checks.ts'
import { wireText, type Json } from '../json.ts'
import { type GraphCall, parametersOf } from './call.ts'

export function postMessages(call: GraphCall): Json {
  const request = parametersOf(call)
  if (request['messaging_product'] === undefined) throw refused('The parameter messaging_product is required.')
  if (!oneOf(request['messaging_product'], ['whatsapp'])) throw refused(`Param messaging_product must be one of {WHATSAPP} - got "${wireText(request['messaging_product'])}".`)
  return request['status'] === undefined ? sendMessage(call.world, request) : markRead(call.world, request)
}
