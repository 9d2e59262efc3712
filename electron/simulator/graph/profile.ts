import type { Json } from '../json.ts'
import { invalid, oneOf, optionalText, refused } from '../send/checks.ts'
import { type GraphCall, parametersOf } from './call.ts'

const limits = { about: 139, address: 256, description: 512, email: 128 } as const
const readable = [...Object.keys(limits), 'profile_picture_url', 'websites', 'vertical', 'messaging_product']
const verticals = ['OTHER', 'AUTO', 'BEAUTY', 'APPAREL', 'EDU', 'ENTERTAIN', 'EVENT_PLAN', 'FINANCE', 'GROCERY', 'GOVT', 'HOTEL', 'HEALTH', 'NONPROFIT', 'PROF_SERVICES', 'RETAIL', 'TRAVEL', 'RESTAURANT', 'ALCOHOL', 'ONLINE_GAMBLING', 'PHYSICAL_GAMBLING', 'OTC_DRUGS']

export function readProfile({ world, query }: GraphCall): Json {
  const fields = query.get('fields')?.split(',') ?? ['messaging_product']
  for (const field of fields) if (!readable.includes(field)) throw refused(`Tried accessing nonexisting field (${field}) on node type (WhatsAppBusinessProfile)`)
  const { profile } = world.settings
  return { data: [Object.fromEntries([...fields, 'messaging_product'].filter((field) => field in profile).map((field) => [field, profile[field]]))] }
}

export function writeProfile(call: GraphCall): Json {
  const parameters = parametersOf(call)
  if (!oneOf(parameters['messaging_product'], ['whatsapp'])) throw refused('The parameter messaging_product is required.')
  const { profile } = call.world.settings
  for (const [field, most] of Object.entries(limits)) {
    const value = optionalText(parameters, field, field, most)
    if (value === '' && field === 'about') throw invalid('about: cannot be empty')
    if (value !== null) profile[field] = value
  }
  const { vertical, websites } = parameters
  if (vertical !== undefined) {
    if (typeof vertical !== 'string' || !verticals.includes(vertical)) throw refused(`Param vertical must be one of {${verticals.join(', ')}}.`)
    profile['vertical'] = vertical
  }
  if (websites !== undefined) {
    const isFit = Array.isArray(websites) && websites.length <= 2 && websites.every((site) => typeof site === 'string' && site.length <= 256 && /^https?:\/\//.test(site))
    if (!isFit) throw refused('Param websites must hold at most 2 addresses of at most 256 characters that start with http:// or https://.')
    profile['websites'] = websites
  }
  return { success: true }
}
