import { isRecord, wireText, type Json } from '../json.ts'
import { policyValue } from '#shared/policy/policy.ts'
import { invalid, missing, onlyKeys, optionalText, refused, requireList, requireRecord, requireText } from './checks.ts'
import type { ContentCheck } from './kinds.ts'

export const checkText: ContentCheck = (request) => {
  const text = requireRecord(request, 'text', 'text')
  onlyKeys(text, 'text', ['body', 'preview_url'])
  requireText(text, 'body', 'text.body', policyValue('text.body'))
  const preview = text['preview_url']
  if (preview !== undefined && typeof preview !== 'boolean' && preview !== 'true' && preview !== 'false') throw refused("Param text['preview_url'] must be a boolean.")
  return {}
}

export const checkLocation: ContentCheck = (request) => {
  const location = requireRecord(request, 'location', 'location')
  onlyKeys(location, 'location', ['latitude', 'longitude', 'name', 'address'])
  checkDegrees(location, 'latitude', 90)
  checkDegrees(location, 'longitude', 180)
  optionalText(location, 'name', 'location.name', 1000)
  optionalText(location, 'address', 'location.address', 1000)
  return {}
}

function checkDegrees(location: Json, name: string, most: number): void {
  const value = location[name]
  if (value === undefined || value === null || value === '') throw missing(`location.${name}`)
  const degrees = Number(value)
  if (typeof value === 'boolean' || !Number.isFinite(degrees) || Math.abs(degrees) > most) throw invalid(`location.${name}: must be a number between -${most} and ${most}`)
}

const nameParts = ['first_name', 'last_name', 'middle_name', 'prefix', 'suffix']

export const checkContacts: ContentCheck = (request) => {
  const contacts = requireList(request, 'contacts', 'contacts')
  const most = policyValue('contacts.count')
  if (contacts.length === 0) throw missing('contacts')
  if (contacts.length > most) throw invalid(`contacts: at most ${most} contacts are allowed`)
  for (const [index, contact] of contacts.entries()) {
    if (!isRecord(contact)) throw refused(`Param contacts[${index}] must be a JSON object.`)
    onlyKeys(contact, `contacts[${index}]`, ['name', 'phones', 'emails', 'addresses', 'org', 'urls', 'birthday'])
    const name = requireRecord(contact, 'name', `contacts[${index}].name`)
    onlyKeys(name, `contacts[${index}].name`, ['formatted_name', ...nameParts])
    requireText(name, 'formatted_name', `contacts[${index}].name.formatted_name`, 1024)
    if (!nameParts.some((part) => typeof name[part] === 'string' && name[part] !== '')) {
      throw invalid(`contacts[${index}].name: at least one of ${nameParts.join(', ')} is required besides formatted_name`)
    }
    if (contact['birthday'] !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(wireText(contact['birthday']))) throw invalid(`contacts[${index}].birthday: must be YYYY-MM-DD`)
  }
  return {}
}

/** A target that cannot take a reaction fails by webhook, not in the answer (Meta's documentation, messages). */
export const checkReaction: ContentCheck = (request, { world }) => {
  const reaction = requireRecord(request, 'reaction', 'reaction')
  onlyKeys(reaction, 'reaction', ['message_id', 'emoji'])
  const wamid = requireText(reaction, 'message_id', 'reaction.message_id', 512)
  const { emoji } = reaction
  if (emoji === undefined || emoji === null) throw missing('reaction.emoji')
  if (typeof emoji !== 'string') throw refused("Param reaction['emoji'] must be a string.")
  if (emoji !== '' && !/\p{Emoji}/u.test(emoji)) throw invalid('reaction.emoji: is not an emoji')
  const target = world.letters.incoming.get(wamid)
  const isFit = target && target.type !== 'reaction' && !target.isRevoked && world.clock.nowMs() - target.atMs <= policyValue('reaction.age')
  return isFit ? {} : { failure: { code: 131009, details: 'The message to react to is unknown, too old, deleted or itself a reaction.' } }
}
