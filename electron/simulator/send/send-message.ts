import { GraphError } from '../graph/graph-error.ts'
import { isRecord, wireText, type Json } from '../json.ts'
import { callingCodeOf, type Person } from '../state/people.ts'
import type { World } from '../world.ts'
import { accept, isInWindow } from './accept.ts'
import { invalid, oneOf, onlyKeys, optionalText, refused } from './checks.ts'
import { checkInteractive } from './interactive.ts'
import type { ContentCheck } from './kinds.ts'
import { checkAudio, checkDocument, checkImage, checkSticker, checkVideo } from './media.ts'
import { checkContacts, checkLocation, checkReaction, checkText } from './plain.ts'
import { checkTemplate } from './template.ts'

const checks: Readonly<Record<string, ContentCheck>> = {
  audio: checkAudio,
  contacts: checkContacts,
  document: checkDocument,
  image: checkImage,
  interactive: checkInteractive,
  location: checkLocation,
  reaction: checkReaction,
  sticker: checkSticker,
  template: checkTemplate,
  text: checkText,
  video: checkVideo,
}

/** `POST /{phone-number-id}/messages` with a message in it. */
export function sendMessage(world: World, request: Json): Json {
  const { person, input, isByUserId } = recipientOf(world, request)
  const type = oneOf(request['type'] ?? 'text', Object.keys(checks))
  if (!type) throw refused(`Param type must be one of {${Object.keys(checks).map((name) => name.toUpperCase()).join(', ')}} - got "${wireText(request['type'])}".`)
  optionalText(request, 'biz_opaque_callback_data', 'biz_opaque_callback_data', 512)
  checkContext(request, type)
  const checked = checks[type]!(request, { world, person, isByUserId })
  checkIdentity(request, person)
  checkAccount(world, person)
  if (!world.rates.takeThroughput(true)) throw new GraphError(130429, { details: 'Message failed to send because there were too many messages sent from this phone number in a short period of time.' })
  if (!world.rates.takePair(person)) throw new GraphError(131056, { details: 'Message failed to send because there were too many messages sent from this phone number to the same phone number in a short period of time.' })
  const wamid = accept(world, person, type, request, checked)
  return {
    messaging_product: 'whatsapp',
    contacts: [isByUserId ? { input, user_id: person.userId } : { input, wa_id: person.phone }],
    messages: [{ id: wamid, ...(checked.status !== undefined && { message_status: checked.status }) }],
  }
}

function recipientOf(world: World, request: Json): { person: Person; input: string; isByUserId: boolean } {
  if (!oneOf(request['recipient_type'] ?? 'individual', ['individual'])) throw refused('Param recipient_type must be one of {INDIVIDUAL}. Groups are not available for this number.')
  const { to, recipient } = request
  if (to === undefined || to === null || to === '') return byUserId(world, recipient)
  if (typeof to !== 'string' && typeof to !== 'number') throw refused('Param to must be a string.')
  const input = String(to)
  const phone = normalised(input, world.account.phone)
  if (phone === world.account.phone) throw new GraphError(131021, { details: 'Message failed to send because the sender and recipient phone number is the same.' })
  const { allowedRecipients } = world.behaviour
  if (allowedRecipients && !allowedRecipients.includes(phone)) throw new GraphError(131030, { subcode: 2655007, details: 'Recipient phone number not in allowed list: Add recipient phone number to recipient list and try again.' })
  return { person: world.people.byPhone(phone), input, isByUserId: false }
}

function byUserId(world: World, recipient: unknown): { person: Person; input: string; isByUserId: boolean } {
  if (recipient === undefined || recipient === null || recipient === '') throw refused('The parameter to is required.')
  if (typeof recipient !== 'string' || !/^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/.test(recipient)) throw invalid('recipient: is not a business-scoped user id')
  return { person: world.people.byUserId(recipient), input: recipient, isByUserId: true }
}

/** Plus sign, spaces, dashes and brackets are welcome; a leading 0 without plus gets the shop's own calling code. */
function normalised(input: string, shopPhone: string): string {
  const bare = input.replace(/[\s()\-.]/g, '')
  if (!/^\+?\d{5,20}$/.test(bare)) throw invalid('to: is not a valid phone number')
  if (bare.startsWith('+')) return bare.slice(1)
  return bare.startsWith('0') ? `${callingCodeOf(shopPhone)}${bare.replace(/^0+/, '')}` : bare
}

function checkContext(request: Json, type: string): void {
  const context = request['context']
  if (context === undefined || context === null) return
  if (!isRecord(context)) throw refused('Param context must be a JSON object.')
  onlyKeys(context, 'context', ['message_id'])
  if (typeof context['message_id'] !== 'string') throw refused("Param context['message_id'] must be a string.")
  if (type === 'reaction') throw refused('A reaction cannot be sent as a reply.')
}

function checkIdentity(request: Json, person: Person): void {
  const hash = request['recipient_identity_key_hash']
  if (typeof hash === 'string' && person.identityHash !== null && hash !== person.identityHash) throw new GraphError(137000, { details: 'The identity key hash of the recipient does not match.' })
}

function checkAccount(world: World, person: Person): void {
  const { account } = world.behaviour
  if (account === 'restricted' && !isInWindow(world, person)) throw new GraphError(368, { details: 'The business is restricted from starting conversations.' })
  if (account === 'locked') throw new GraphError(131031, { details: 'Business Account has been locked.' })
  if (account === 'unpaid') throw new GraphError(131042, { details: 'Message failed to send because there were one or more errors related to your payment method.' })
  if (account === 'maintenance') throw new GraphError(131057, { details: 'The account is in maintenance mode.' })
  if (account === 'unregistered' || !world.settings.isRegistered) throw new GraphError(133010, { details: 'Account does not exist in Cloud API, please use /register API to create an account first.' })
}
